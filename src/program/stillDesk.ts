/** A moment at which nobody changes the desk, on any instance, and all that it published is in this instance's archive. */
import { setTimeout as sleep } from 'node:timers/promises';
import { countRequests } from '../desk/mongodb/requests.ts';
import { openWriteTurns } from '../desk/mongodb/turns.ts';

/** Milliseconds to wait for the instance that publishes. */
const LIMIT_MS = 30_000;
const LOOK_MS = 200;

/** Thrown when what was saved is not published and nobody does it. */
export class StillDeskError extends Error {
  override readonly name = 'StillDeskError';
}

type Input = {
  db: Parameters<typeof openWriteTurns>[0] extends () => infer Db ? Db : never;
  /** Takes all that the journal has. */
  catchUp: () => Promise<void>;
};

/**
 * Has the turn of the desk's changes while `work` reads: saves of staff wait that long, and are told to come again when it takes
 * longer than 20 s. `work` itself must change nothing in the desk. @throws StillDeskError
 */
export async function whileStill<T>({ db, catchUp }: Input, work: () => Promise<T>): Promise<T> {
  const turns = openWriteTurns(() => db);
  await turns.prepare();
  for (const end = performance.now() + LIMIT_MS; performance.now() < end; await sleep(LOOK_MS)) {
    const endTurn = await turns.take();
    try {
      if ((await countRequests(db)) > 0) continue;
      await catchUp();
      return await work();
    } finally {
      await endTurn();
    }
  }
  throw new StillDeskError('what was saved is not public yet: start an instance with a desk, and try again');
}
