/** The order of the desk's changes over all instances: one at a time, and never stuck behind one that died. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { ClientSession } from 'mongodb';
import { orderTransactions } from '../../src/desk/mongodb/transactions.ts';
import type { Transactions } from '../../src/desk/mongodb/transactions.ts';
import { openWriteTurns } from '../../src/desk/mongodb/turns.ts';
import { openTestJournal } from '../support/mongodb/journal.ts';
import type { TestJournal } from '../support/mongodb/journal.ts';
import { describeMongodb } from '../support/mongodb/server.ts';

const HOLDS_MS = 600;

describeMongodb('turns', (engine) => {
  let shared: TestJournal;
  beforeEach(async () => void (shared = await openTestJournal(engine())));
  afterEach(() => shared.dispose());
  const instance = async () => {
    const turns = openWriteTurns(() => shared.db, HOLDS_MS);
    await turns.prepare();
    return turns;
  };
  const holder = async () => (await shared.db.collection('desk_turns').findOne({ _id: 'turn' as never }))?.['holder'];

  test('when three instances ask for many, then one at a time has it, and all get theirs', async () => {
    const three = await Promise.all([instance(), instance(), instance()]);
    let [inside, most, done] = [0, 0, 0];
    const work = async (n: number) => {
      const end = await three[n % 3]?.take();
      most = Math.max(most, (inside += 1));
      await shared.journal.head();
      inside -= 1;
      done += 1;
      await end?.();
    };
    await Promise.all(Array.from({ length: 30 }, (_, n) => work(n)));
    expect([most, done]).toEqual([1, 30]);
  });

  test('when a change takes longer than a turn holds, then it keeps it; when its process died, another gets it', async () => {
    const [one, two] = [await instance(), await instance()];
    const end = await one.take();
    const before = await holder();
    let isOther = false;
    const waiting = two.take().then((endOther) => {
      isOther = true;
      return endOther;
    });
    for (const until = performance.now() + 2 * HOLDS_MS; performance.now() < until; await shared.journal.head()) {
      expect([isOther, await holder()]).toEqual([false, before]);
    }
    await end();
    await (
      await waiting
    )();
    // As a process leaves it that was killed in its turn.
    await shared.db.collection('desk_turns').updateOne({ _id: 'turn' as never }, { $set: { holder: 'dead' } });
    await (
      await one.take()
    )();
    expect(await holder()).toBe('');
  });
});

/** An adapter of which only its transactions are used, each with a session. */
function transactionsWith(order: (session: ClientSession) => Promise<void>) {
  const ended: string[] = [];
  let [count, turnsEnded] = [0, 0];
  const sessions: Record<string, object> = {};
  const own = {
    beginTransaction: async () => {
      sessions[String((count += 1))] = {};
      return String(count);
    },
    commitTransaction: async (id: unknown) => void ended.push(`commit ${String(id)}`),
    rollbackTransaction: async (id: unknown) => void ended.push(`rollback ${String(id)}`),
  } as unknown as Transactions;
  const turns = { prepare: async () => undefined, take: async () => async () => void (turnsEnded += 1), order };
  const adapter = { sessions, payload: { logger: { warn: () => undefined } } } as never;
  const made = orderTransactions({ adapter, own, turns, hasTransactions: true });
  return { ...made, ended, turnsEnded: () => turnsEnded };
}

test('when the first write of a transaction meets another one, then it is rolled back, its turn ends and the error says so', async () => {
  const conflict = Object.assign(new Error('WriteConflict'), { code: 112 });
  let isMet = true;
  const desk = transactionsWith(async () => (isMet ? Promise.reject(conflict) : undefined));
  await expect(desk.beginTransaction()).rejects.toBe(conflict);
  expect([desk.ended, desk.turnsEnded()]).toEqual([['rollback 1'], 1]);
  isMet = false;
  const id = (await desk.beginTransaction()) as string;
  expect(desk.turnsEnded()).toBe(1);
  await desk.commitTransaction(id);
  await desk.rollbackTransaction(id);
  expect([desk.ended, desk.turnsEnded()]).toEqual([['rollback 1', 'commit 2', 'rollback 2'], 2]);
});
