/** Requests of projection that are left in the database: the instance that publishes finds those of all instances. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Db } from 'mongodb';
import type { Logger } from '../../log.ts';
import { onProjectionRequests } from '../projectionRequests.ts';
import type { ProjectionRequest } from '../projectionRequests.ts';

const REQUESTS = 'archive_requests';
/** Milliseconds between two looks, and until a request that could not be left is left again. */
const LOOK_MS = 200;
const BATCH = 100;

/** `token` changes with every asking: what was asked for again while it was projected stays. */
type RequestDocument = { _id: string; collection: string; id: string; token: string; at: Date; n: number };

/** @returns whether it is taken; otherwise it stays for whoever looks next */
type Take = (request: ProjectionRequest) => Promise<boolean>;

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
  const leaver = openLeaver(requests, log);

  async function takeAll(take: Take, isEnded: () => boolean): Promise<void> {
    const waiting = await requests.find({}, { sort: { at: 1, n: 1 }, limit: BATCH }).toArray();
    for (const { _id, collection, id, token } of waiting) {
      if (isEnded()) return;
      if (await take({ collection, id })) await requests.deleteOne({ _id, token });
    }
  }

  return {
    start() {
      // One that is lost with the process is found by reconcile.
      onProjectionRequests(leaver.leave);
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
      await leaver.left(limitMs);
      const tokens = (await requests.find({}, { projection: { token: 1 } }).toArray()).map(({ token }) => token);
      const isWaiting = async () => (await requests.countDocuments({ token: { $in: tokens } }, { limit: 1 })) > 0;
      while (tokens.length > 0 && performance.now() < end && (await isWaiting())) await sleep(LOOK_MS / 10);
    },
    async taken(patienceMs) {
      await leaver.left(patienceMs);
      return untilNone(db, patienceMs);
    },
    stop() {
      leaver.stop();
      onProjectionRequests(null);
    },
  };
}

/** Leaves requests, each batch until it is there: a database that is away for a moment must not cost a publication a minute. */
function openLeaver(requests: Collection<RequestDocument>, log: Logger) {
  /** Of this process: what is asked for within a millisecond stays in its order. */
  let count = 0;
  let leaving: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  async function untilThere(asked: ProjectionRequest[]): Promise<void> {
    const at = new Date();
    const writes = asked.map(({ collection, id }) => ({
      updateOne: {
        filter: { _id: `${collection}/${id}` },
        update: { $set: { collection, id, token: randomUUID(), at, n: (count += 1) } },
        upsert: true,
      },
    }));
    for (let isFirst = true; !isStopped; isFirst = false) {
      try {
        return void (await requests.bulkWrite(writes, { ordered: false }));
      } catch (err) {
        if (isFirst) log.warn({ err }, 'a request of projection could not be left in the database yet');
        await sleep(LOOK_MS);
      }
    }
  }

  return {
    leave: (asked: ProjectionRequest[]) => void (leaving = Promise.all([leaving, untilThere(asked)])),
    left: (limitMs: number) => Promise.race([leaving, sleep(limitMs, undefined, { ref: false })]),
    stop: () => void (isStopped = true),
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
