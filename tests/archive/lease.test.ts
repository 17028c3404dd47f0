/** One publisher among many: who has the lease, how fast it changes hands, and what a holder that slept may still do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openLease } from '../../src/archive/journal/lease.ts';
import type { Lease } from '../../src/archive/journal/lease.ts';
import { openJournalArchive } from '../../src/archive/journal/open.ts';
import { BEGINNING, openStep } from '../../src/archive/journal/steps.ts';
import { onProjectionRequests, requestProjection } from '../../src/desk/projectionRequests.ts';
import { openSharedRequests } from '../../src/desk/mongodb/requests.ts';
import { idOf, publish } from '../contract/support.ts';
import { openTestJournal, SILENT } from '../support/mongodb/journal.ts';
import type { TestJournal } from '../support/mongodb/journal.ts';
import { databaseName, describeMongodb } from '../support/mongodb/server.ts';

/** How often the holder is killed. */
const KILLS = Number(process.env.MONGODB_KILLS ?? 1);

describeMongodb('the lease of the publisher', (engine) => {
  let shared: TestJournal;
  let leases: Lease[];
  beforeEach(async () => {
    shared = await openTestJournal(engine());
    leases = [];
  });
  afterEach(async () => {
    for (const lease of leases) await lease.stop();
    await shared.dispose();
  });

  const working = new Set<string>();
  function candidate(holder: string): Lease {
    const lease = openLease({ db: shared.db, holder, log: SILENT });
    lease.start({
      onTaken: async () => void working.add(holder),
      onLost: async () => void working.delete(holder),
    });
    leases.push(lease);
    return lease;
  }
  async function until(isTrue: () => boolean, milliseconds = 10_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!isTrue()) {
      if (Date.now() > end) throw new Error('it did not come');
      await sleep(10);
    }
  }

  test('when three want it, then exactly one has it, and when that one stops, another has it at once', async () => {
    const three = ['one', 'two', 'three'].map(candidate);
    await until(() => working.size > 0);
    await sleep(1500);
    expect([...working]).toHaveLength(1);
    expect(three.filter((lease) => lease.isHeld())).toHaveLength(1);
    const first = three.find((lease) => lease.isHeld());
    await first?.stop();
    expect(first?.isHeld()).toBe(false);
    expect(() => first?.check()).toThrow(expect.objectContaining({ code: 'store-readonly' }));
    await until(() => working.size === 1, 5000);
    expect(await shared.db.collection('archive_leases').findOne({})).toMatchObject({ fence: 2 });
  });

  test('when a holder wakes up whose lease another one has taken, then it appends nothing and says why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lease-'));
    const open = (name: string, mayWrite: () => void) =>
      openJournalArchive({ journal: shared.journal, file: join(folder, `${name}.db`), log: SILENT, mayWrite });
    const sleeper = candidate('sleeper');
    await until(() => sleeper.isHeld());
    const asleep = await open('asleep', sleeper.check);
    await publish(asleep.store, 1);
    // As after a pause of the whole process: the document says that its time is over, and somebody else takes it.
    await shared.db.collection('archive_leases').updateOne({}, { $set: { holder: 'other' } });
    const other = candidate('other');
    await until(() => other.isHeld() && !sleeper.isHeld(), 20_000);
    const awake = await open('awake', other.check);
    const outcomes = await Promise.allSettled([publish(asleep.store, 2), publish(awake.store, 2)]);
    expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { code: 'store-readonly', message: /sleeper/ } });
    expect(outcomes[1]).toMatchObject({ status: 'fulfilled' });
    expect((await shared.journal.head()).number).toBe(2);
    await asleep.store.close();
    await awake.store.close();
    await rm(folder, { recursive: true });
  });

  test('when a request is left by any instance, then the one that publishes takes it once, and again what was asked again or could not be taken', async () => {
    const requests = openSharedRequests({ db: shared.db, log: SILENT });
    requests.start();
    await requestProjection({ req: {}, request: { collection: 'articles', id: idOf(1) } });
    await requestProjection({ req: {}, request: { collection: 'authors', id: idOf(2) } });
    const taken: string[] = [];
    const end = requests.collect(async ({ collection, id }) => {
      taken.push(`${collection} ${id}`);
      if (taken.length > 1) return taken.length !== 2;
      await requestProjection({ req: {}, request: { collection: 'articles', id: idOf(1) } });
      await sleep(100);
      return true;
    });
    await until(() => taken.length >= 4);
    await sleep(500);
    await end();
    const [article, author] = [`articles ${idOf(1)}`, `authors ${idOf(2)}`];
    // The second one could not be taken the first time.
    expect(taken.sort()).toEqual([article, article, author, author].sort());
    expect(await shared.db.collection('archive_requests').countDocuments()).toBe(0);
    onProjectionRequests(null);
  });

  test('when the holder sleeps between its look at the lease and its append, then what it appends after waking up is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lease-'));
    const url = engine().url(databaseName());
    const said: Record<'sleeper' | 'other', string[]> = { sleeper: [], other: [] };
    const sleeper = publishing([url, join(folder, 'one'), 'sleeper', '4'], (line) => said.sleeper.push(line));
    await until(() => said.sleeper.includes('asleep'), 30_000);
    const other = publishing([url, join(folder, 'two'), 'other'], (line) => said.other.push(line));
    await until(() => said.other.length >= 3, 30_000);
    sleeper.kill('SIGCONT');
    await until(() => said.sleeper.some((line) => line.startsWith('refused')), 20_000);
    const after = said.sleeper.slice(said.sleeper.indexOf('asleep') + 1);
    expect(after).toEqual(['refused journal-moved: step 4 was appended by other meanwhile']);
    const { client, journal } = await openGiven(url);
    const { length } = said.other;
    await until(() => said.other.length > length + 2);
    expect(said.sleeper.at(-1)).toBe(after[0]);
    const rows = await journal.read({ after: 0, limit: 1000 });
    rows.forEach((row, n) => openStep(rows[n - 1] ?? BEGINNING, row));
    sleeper.kill('SIGKILL');
    other.kill('SIGKILL');
    await client.db().dropDatabase();
    await client.close();
    await rm(folder, { recursive: true, force: true });
  });

  test(`when the holder is killed ${KILLS} times under load, then another takes over within 10 s and nothing acknowledged is lost`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lease-'));
    const url = engine().url(databaseName());
    const acknowledged: { n: number; at: number; by: string }[] = [];
    const start = (name: string) => {
      const child = publishing([url, join(folder, name), name], (line) => {
        if (/^\d+$/.test(line)) acknowledged.push({ n: Number(line), at: Date.now(), by: name });
      });
      return { name, end: () => child.kill('SIGKILL') };
    };
    let children = [start('child-0'), start('child-1')];
    const pauses: number[] = [];
    await until(() => acknowledged.length > 5, 30_000);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { by } = acknowledged.at(-1) ?? { by: '' };
      const killed = children.find(({ name }) => name === by);
      const at = Date.now();
      killed?.end();
      children = [...children.filter((child) => child !== killed), start(`child-${kill + 2}`)];
      await sleep(50);
      const before = acknowledged.length;
      await until(() => acknowledged.length > before + 3, 20_000);
      pauses.push((acknowledged[before]?.at ?? Infinity) - at);
    }
    for (const child of children) child.end();
    expect(Math.max(...pauses)).toBeLessThan(10_000);

    const { client, journal } = await openGiven(url);
    const check = await openJournalArchive({
      journal,
      file: join(folder, 'check.db'),
      log: SILENT,
      mayWrite: () => undefined,
    });
    await check.catchUp();
    for (const { n } of acknowledged) expect(await check.store.state(idOf(n))).toMatchObject({ editions: 1 });
    expect((await check.store.verify()).problems).toEqual([]);
    await check.store.close();
    await client.db().dropDatabase();
    await client.close();
    await rm(folder, { recursive: true, force: true });
    process.stderr.write(`Takeover after kill -9: ${pauses.join(', ')} ms\n`);
  }, 1_200_000);
});

/** A process of its own that publishes while it has the lease, and what it says. */
function publishing(args: string[], onLine: (line: string) => void) {
  const program = ['-C', 'production', 'src/run.mjs', 'tests/faults/publishWithLease.ts', ...args];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', onLine);
  return child;
}

async function openGiven(url: string) {
  const { mongoClient } = await import('../../src/archive/journal/connect.ts');
  const { openMongoJournal } = await import('../../src/archive/journal/mongodb.ts');
  const client = await mongoClient(url);
  return { client, journal: openMongoJournal({ db: client.db(), writer: 'check' }) };
}
