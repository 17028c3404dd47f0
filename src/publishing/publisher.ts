/** The publisher: the only one who writes to the archive. At once after a save, at start, and every few moments. */
import type { Payload } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { onProjectionRequests } from '../desk/projectionRequests.ts';
import type { ProjectionRequest } from '../desk/projectionRequests.ts';
import type { Logger } from '../log.ts';
import { projectArticle, projectEntity } from './project.ts';
import { findCandidates } from './reconcile.ts';
import { releaseDue } from './release.ts';

const TICK_MS = 1000;
const RECONCILE_MS = 60_000;

export type Publisher = {
  start: () => void;
  /** Stops taking work and waits for the step in progress. */
  stop: () => Promise<void>;
  /** Resolves once everything asked for so far is in the archive, or logged as failed. */
  settle: () => Promise<void>;
  /** Projects every difference between desk and archive. @returns how many were found */
  reconcile: (onProgress?: (done: number) => void) => Promise<number>;
  /** Releases what is due now. */
  tick: () => Promise<void>;
  /** Steps waiting, and the age in seconds of the oldest. */
  status: () => { waiting: number; lagSeconds: number; reconciled: boolean };
};

type Queue = {
  /** Runs after everything asked for before; a failed step is logged and found again by reconcile. */
  add: <T>(what: object, step: () => Promise<T>) => Promise<T | undefined>;
  settle: () => Promise<void>;
  status: () => { waiting: number; lagSeconds: number };
};

function createQueue(log: Logger): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  const waiting = new Set<{ since: number }>();
  return {
    add(what, step) {
      const entry = { since: Date.now() };
      waiting.add(entry);
      const done = tail.then(async () => {
        try {
          return await step();
        } catch (err) {
          log.error({ err, ...what }, 'a publishing step failed and will be tried again');
          return undefined;
        } finally {
          waiting.delete(entry);
        }
      });
      tail = done;
      return done;
    },
    settle: async () => void (await tail),
    status() {
      const [oldest] = waiting;
      return { waiting: waiting.size, lagSeconds: oldest ? (Date.now() - oldest.since) / 1000 : 0 };
    },
  };
}

type Input = { payload: Payload; store: ArchiveStore; uploads: string; log: Logger; now?: () => Date };

export function createPublisher({ payload, store, uploads, log, now = () => new Date() }: Input): Publisher {
  const context = { payload, store, uploads, now };
  const queue = createQueue(log);
  let timers: NodeJS.Timeout[] = [];
  let nextRelease: string | null = null;
  let reconciled = false;
  /** Saves that changed nothing public, so that reconcile looks at each once. */
  const looked = new Map<string, string>();

  const project = ({ collection, id }: ProjectionRequest) =>
    queue.add({ collection, id }, async () => {
      if (collection === 'articles') {
        const kind = await projectArticle(context, id);
        if (kind) log.info({ article: id, kind }, 'edition made');
      } else await projectEntity(context, collection, id);
      return true;
    });

  const reconcile: Publisher['reconcile'] = async (onProgress) => {
    let found = 0;
    for await (const { id, savedAt } of findCandidates(payload, store)) {
      if (savedAt !== null && looked.get(id) === savedAt) continue;
      const isDone = await project({ collection: 'articles', id });
      if (isDone && savedAt !== null) looked.set(id, savedAt);
      onProgress?.((found += 1));
    }
    reconciled = true;
    return found;
  };

  const tick = async () => {
    await queue.add({ step: 'release' }, async () => {
      const next = await releaseDue({ payload, log, now: now() });
      if (next !== nextRelease) await store.setNextRelease(next);
      nextRelease = next;
    });
  };

  onProjectionRequests((requests) => requests.forEach((request) => void project(request)));

  return {
    start() {
      const background = (step: () => Promise<unknown>) => () =>
        void step().catch((err: unknown) => log.error({ err }, 'the publisher could not compare desk and archive'));
      timers = [setInterval(background(tick), TICK_MS), setInterval(background(reconcile), RECONCILE_MS)];
      background(async () => (await tick(), await reconcile()))();
    },
    async stop() {
      timers.forEach(clearInterval);
      onProjectionRequests(null);
      await queue.settle();
    },
    settle: queue.settle,
    reconcile,
    tick,
    status: () => ({ ...queue.status(), reconciled }),
  };
}
