/** Requests of projection that are left in the database: the instance that publishes finds those of all instances. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Logger } from '../../log.ts';
import { onProjectionRequests } from '../projectionRequests.ts';
import type { ProjectionRequest } from '../projectionRequests.ts';

const REQUESTS = 'archive_requests';
/** Milliseconds between two looks. */
const LOOK_MS = 200;
const BATCH = 100;

/** `token` changes with every asking: what was asked for again while it was projected stays. */
type RequestDocument = { _id: string; collection: string; id: string; token: string; at: Date; n: number };

type Take = (request: ProjectionRequest) => Promise<unknown>;

export type SharedRequests = {
  /** Leaves what this process's desk asks for in the database, from now on. */
  start: () => void;
  /** Hands requests over, oldest first, and removes each once it was taken. @returns what ends that */
  collect: (take: Take) => () => Promise<void>;
  /** Resolves once what was asked for so far, by any instance, is taken; after `limitMs` in any case. */
  settled: (limitMs: number) => Promise<void>;
  /** Resolves once no request of any instance waits, or none was taken for `patienceMs`. @returns how many wait */
  taken: (patienceMs: number) => Promise<number>;
  stop: () => void;
};

/** How many requests wait, whoever left them. */
export const countRequests = (db: Db): Promise<number> => db.collection(REQUESTS).countDocuments({});

export function openSharedRequests({ db, log }: { db: Db; log: Logger }): SharedRequests {
  const requests = db.collection<RequestDocument>(REQUESTS);

  /** Of this process: what is asked for within a millisecond stays in its order. */
  let count = 0;
  let leaving: Promise<unknown> = Promise.resolve();

  async function leave(asked: ProjectionRequest[]): Promise<void> {
    const at = new Date();
    const writes = asked.map(({ collection, id }) => ({
      updateOne: {
        filter: { _id: `${collection}/${id}` },
        update: { $set: { collection, id, token: randomUUID(), at, n: (count += 1) } },
        upsert: true,
      },
    }));
    await requests.bulkWrite(writes, { ordered: false });
  }

  async function takeAll(take: Take, isEnded: () => boolean): Promise<void> {
    const waiting = await requests.find({}, { sort: { at: 1, n: 1 }, limit: BATCH }).toArray();
    for (const { _id, collection, id, token } of waiting) {
      if (isEnded()) return;
      await take({ collection, id });
      await requests.deleteOne({ _id, token });
    }
  }

  return {
    start() {
      // Lost, it is found by reconcile.
      const onError = (err: unknown) => log.warn({ err }, 'a request of projection could not be left in the database');
      onProjectionRequests((asked) => void (leaving = Promise.all([leaving, leave(asked).catch(onError)])));
    },
    collect(take) {
      let isEnded = false;
      let timer: NodeJS.Timeout | undefined;
      let round: Promise<void> = Promise.resolve();
      const next = () => {
        round = takeAll(take, () => isEnded)
          .catch((err: unknown) => log.warn({ err }, 'requests of projection could not be read'))
          .then(() => void (timer = isEnded ? undefined : setTimeout(next, LOOK_MS)));
      };
      next();
      return async () => {
        isEnded = true;
        clearTimeout(timer);
        await round;
      };
    },
    async settled(limitMs) {
      const end = performance.now() + limitMs;
      await leaving;
      const tokens = (await requests.find({}, { projection: { token: 1 } }).toArray()).map(({ token }) => token);
      const isWaiting = async () => (await requests.countDocuments({ token: { $in: tokens } }, { limit: 1 })) > 0;
      while (tokens.length > 0 && performance.now() < end && (await isWaiting())) await sleep(LOOK_MS / 10);
    },
    async taken(patienceMs) {
      await leaving;
      return untilNone(db, patienceMs);
    },
    stop: () => onProjectionRequests(null),
  };
}

async function untilNone(db: Db, patienceMs: number): Promise<number> {
  for (let [least, since] = [Infinity, performance.now()]; ; await sleep(LOOK_MS)) {
    const waiting = await countRequests(db);
    if (waiting === 0) return 0;
    if (waiting < least) [least, since] = [waiting, performance.now()];
    if (performance.now() - since > patienceMs) return waiting;
  }
}
