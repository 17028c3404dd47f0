/** What could not be projected for a reason of the machine's, not of the document's: tried again soon, then less and less often. */
import { NotPublishable } from '../domain/desk/obstacles.ts';
import type { ProjectionRequest } from '../desk/projectionRequests.ts';

/** Milliseconds until the first try after a failure, doubled with every further one, and the most. */
const FIRST_MS = 500;
const MOST_MS = 60_000;
/** More than these are left to the comparison of desk and archive. */
const MOST_WAITING = 1000;

type Waiting = { request: ProjectionRequest; pause: number; until: number };

export type Retries = {
  /** What is wrong with a document stays wrong until somebody mends it, and a save asks again by itself. */
  failed: (request: ProjectionRequest, error: unknown) => void;
  succeeded: (request: ProjectionRequest) => void;
  /** Those whose time has come. */
  due: () => ProjectionRequest[];
};

/** Times are of `performance.now()`, which no change of the clock moves. */
export function openRetries(): Retries {
  const waiting = new Map<string, Waiting>();
  const keyOf = ({ collection, id }: ProjectionRequest) => `${collection}/${id}`;
  return {
    failed(request, error) {
      const key = keyOf(request);
      const before = waiting.get(key);
      if (error instanceof NotPublishable) waiting.delete(key);
      else if (before || waiting.size < MOST_WAITING) {
        const pause = before ? Math.min(2 * before.pause, MOST_MS) : FIRST_MS;
        waiting.set(key, { request, pause, until: performance.now() + pause });
      }
    },
    succeeded: (request) => void waiting.delete(keyOf(request)),
    due() {
      const now = performance.now();
      return [...waiting.values()].filter(({ until }) => until <= now).map(({ request }) => request);
    },
  };
}
