import { expect, it } from '@jest/globals';
import { createResponseCache } from '../../src/http/answer/cache.ts';
import { prepareAnswer } from '../../src/http/answer/preparedAnswer.ts';

const KIBIBYTE = 1024;
const ROOM = 20 * KIBIBYTE;

/** A cache of 20 KiB for answers of one, and a question to it: whether the answer was kept. */
function openCache() {
  const cache = createResponseCache({ maxBytes: ROOM });
  const answer = { type: 'text/plain', body: Buffer.alloc(KIBIBYTE) };
  const ask = async (key: string) => {
    const { hit } = await cache.obtain({ key, make: async () => prepareAnswer({ route: '/', answer }) });
    return hit;
  };
  return { cache, ask };
}

const popular = ['one', 'two', 'three'];

it('when there is room, then an answer is kept from the first time on', async () => {
  const { ask } = openCache();
  expect([await ask('one'), await ask('one')]).toEqual([false, true]);
});

it('when memory is full, then one who asks a thousand different things pushes nothing out', async () => {
  const { cache, ask } = openCache();
  for (const key of popular) await ask(key);
  for (let n = 0; n < 1000; n++) await ask(`walk ${n}`);
  for (const key of popular) expect(await ask(key)).toBe(true);
  expect(cache.bytes()).toBeLessThanOrEqual(1.15 * ROOM);
});

it('when memory is full, then what is asked for again is kept', async () => {
  const { cache, ask } = openCache();
  for (let n = 0; n < 100; n++) await ask(`walk ${n}`);
  expect([await ask('news'), await ask('news'), await ask('news')]).toEqual([false, false, true]);
  expect(cache.bytes()).toBeLessThanOrEqual(1.15 * ROOM);
});

it('when equal questions come at once, then one is answered for all', async () => {
  const { cache } = openCache();
  let made = 0;
  const make = async () => {
    made += 1;
    return prepareAnswer({ route: '/', answer: { type: 'text/plain', body: 'x' } });
  };
  await Promise.all([1, 2, 3].map(() => cache.obtain({ key: '__proto__', make })));
  expect(made).toBe(1);
});

it('when the archive changes while an answer is made, then it is not kept', async () => {
  const { cache, ask } = openCache();
  const asked = ask('one');
  cache.clear();
  await asked;
  expect(await ask('one')).toBe(false);
});
