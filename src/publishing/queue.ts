import type { Logger } from '../log.ts';

export type Queue = {
  /** Runs after everything asked for before; a failed step is logged and found again by reconcile. */
  add: <T>(what: object, step: () => Promise<T>) => Promise<T | undefined>;
  settle: () => Promise<void>;
  /** Steps waiting, and the age in seconds of the oldest. */
  status: () => { waiting: number; lagSeconds: number };
};

/** One step after the other, in the order of asking. */
export function createQueue(log: Logger): Queue {
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
