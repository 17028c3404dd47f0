/** Work that is done one after another, first come first served. */
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Turns = <T>(work: () => T | Promise<T>) => Promise<T>;

const ignore = () => undefined;

export function openTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.then(ignore, ignore);
    return result;
  };
}

/** Each in a turn of the event loop of its own: requests that came meanwhile are read, and quick ones answered, in between. */
export function openSpacedTurns(): Turns {
  const inTurn = openTurns();
  return (work) => inTurn(() => nextTurn().then(work));
}
