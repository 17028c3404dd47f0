/** The order in which this process changes its desk: one change after another, in the order in which they came. */
import { APIError } from 'payload';

/** How long writes wait while none of them begins or ends; a hook that writes without `req` waits on itself and ends here. */
export const WAIT_LIMIT_MS = 20_000;

/** What staff are answered when a change could not begin or end; nothing of it was stored. */
export function unavailable(message: string, cause: unknown): APIError {
  const error = new APIError(message, 503, null, true);
  error.cause = cause;
  return error;
}

export const tooBusy = (): APIError => unavailable('The desk is busy; nothing was stored', undefined);

/** A lock given in order of asking, with what gives it back; who waits while one has it for WAIT_LIMIT_MS fails with 503. */
export function createLock(): () => Promise<() => void> {
  let tail: Promise<void> = Promise.resolve();
  let givenAt = 0;
  return async () => {
    const before = tail;
    let unlock = () => {};
    tail = new Promise((resolve) => {
      unlock = resolve;
    });
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<'late'>((resolve) => {
      // However many wait, each gets its turn as long as they get on.
      const look = () => {
        const left = givenAt + WAIT_LIMIT_MS - performance.now();
        if (left > 0) timer = setTimeout(look, left);
        else resolve('late');
      };
      timer = setTimeout(look, WAIT_LIMIT_MS);
    });
    const outcome = await Promise.race([before, tooLong]);
    clearTimeout(timer);
    if (outcome === 'late') {
      void before.then(unlock);
      throw tooBusy();
    }
    givenAt = performance.now();
    return unlock;
  };
}
