/**
 * One change of the desk after another, over all instances. Many rules read other documents before something is stored: is there
 * another administrator, has another article this number of the series. Two changes that go on beside each other would both find
 * what neither leaves behind; so each takes its turn first, as the embedded engine's one writer does by itself.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Collection, Db } from 'mongodb';
import { createLock, tooBusy, WAIT_LIMIT_MS } from '../writeLock.ts';

/** Milliseconds after which a turn is another's whose holder gives no sign of life; it gives six in that time. */
const HOLDS_MS = 6000;
/** Milliseconds between two looks at a turn that another instance has, at most. */
const LOOK_MS = 20;

const TURNS = 'desk_turns';
const TURN = 'turn';
const ORDER = 'order';
const FREE = '';
const DUPLICATE_KEY = 11000;
const DURABLE = { writeConcern: { w: 'majority', j: true } } as const;

/** `beat` grows while the change goes on. */
type TurnDocument = { _id: string; holder: string; beat: number };
type Turns = Collection<TurnDocument>;

export type WriteTurns = {
  /** Makes what the others need; once, before the first turn. */
  prepare: () => Promise<void>;
  /** Waits for its turn and returns what ends it. @throws APIError 503 after WAIT_LIMIT_MS, or the driver's error */
  take: () => Promise<() => Promise<void>>;
  /**
   * The first write of every transaction, always of the same document: of two transactions that overlap the server refuses one.
   * So the order holds also where a process slept through its turn and wakes up in another's.
   */
  order: (session: ClientSession) => Promise<void>;
};

/** @param holdsMs shorter in tests only */
export function openWriteTurns(db: () => Db, holdsMs: number = HOLDS_MS): WriteTurns {
  const lock = createLock();
  const turns = (): Turns => db().collection<TurnDocument>(TURNS);
  return {
    async prepare() {
      for (const _id of [TURN, ORDER]) {
        await turns().insertOne({ _id, holder: FREE, beat: 0 }, DURABLE).catch(unlessThere);
      }
    },
    async take() {
      const unlock = await lock();
      const holder = randomUUID();
      try {
        await waitForTurn(turns(), { holder, holdsMs });
      } catch (error) {
        // It may have been given all the same, and only the answer was lost.
        await giveBack(turns(), holder);
        unlock();
        throw error;
      }
      const beat = () =>
        void turns()
          .updateOne({ _id: TURN, holder }, { $inc: { beat: 1 } })
          .catch(ignore);
      const timer = setInterval(beat, holdsMs / 6);
      return async () => {
        clearInterval(timer);
        await giveBack(turns(), holder);
        unlock();
      };
    },
    async order(session) {
      await turns().updateOne({ _id: ORDER }, { $inc: { beat: 1 } }, { session });
    },
  };
}

/** No clocks are compared: whoever waits measures how long it has seen the same holder at the same beat. */
async function waitForTurn(turns: Turns, { holder, holdsMs }: { holder: string; holdsMs: number }): Promise<void> {
  const end = performance.now() + WAIT_LIMIT_MS;
  let seen = { holder: FREE, beat: -1, since: 0 };
  for (;;) {
    if (await become(turns, holder, { holder: { $in: [FREE, holder] } })) return;
    const there = await turns.findOne({ _id: TURN });
    const now = performance.now();
    if (there && (there.holder !== seen.holder || there.beat !== seen.beat)) {
      seen = { holder: there.holder, beat: there.beat, since: now };
    }
    const isDead = there && there.holder !== FREE && now - seen.since >= holdsMs;
    if (isDead && (await become(turns, holder, { holder: seen.holder, beat: seen.beat }))) return;
    if (now > end) throw tooBusy();
    await sleep(Math.random() * LOOK_MS);
  }
}

async function become(turns: Turns, holder: string, where: object): Promise<boolean> {
  const { matchedCount } = await turns.updateOne(
    { _id: TURN, ...where },
    { $set: { holder }, $inc: { beat: 1 } },
    DURABLE,
  );
  return matchedCount > 0;
}

/** What cannot be given back, since the server is away, is another's after HOLDS_MS. */
async function giveBack(turns: Turns, holder: string): Promise<void> {
  await turns.updateOne({ _id: TURN, holder }, { $set: { holder: FREE } }, DURABLE).catch(ignore);
}

function ignore(): void {}

function unlessThere(error: { code?: number }): void {
  if (error.code !== DUPLICATE_KEY) throw error;
}
