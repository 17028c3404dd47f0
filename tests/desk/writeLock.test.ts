/** Changes of the desk wait for each other: as long as they get on, and no longer. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLock, WAIT_LIMIT_MS } from '../../src/desk/writeLock.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('when many wait and each takes its time, then all get their turn, however long the last one waited', async () => {
  const take = createLock();
  const order: number[] = [];
  const each = WAIT_LIMIT_MS / 2;
  const all = [1, 2, 3, 4, 5, 6].map(async (number) => {
    const unlock = await take();
    order.push(number);
    setTimeout(unlock, each);
  });
  await jest.advanceTimersByTimeAsync(6 * each);
  await Promise.all(all);
  expect(order).toEqual([1, 2, 3, 4, 5, 6]);
});

test('when one has it and does not give it back, then who waits is refused, and gets it later when it is given back', async () => {
  const take = createLock();
  const unlock = await take();
  const refused = expect(take()).rejects.toMatchObject({ status: 503 });
  await jest.advanceTimersByTimeAsync(WAIT_LIMIT_MS);
  await refused;
  const later = take();
  unlock();
  (await later)();
});
