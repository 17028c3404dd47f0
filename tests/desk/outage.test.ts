/** A save that met another one is made again where nothing of it is left; a database that is away is 503 with Retry-After, and nothing is stored twice. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { retrying, rollsBack } from '../../src/desk/mongodb/outage.ts';
import { askDesk, openTestDesk, PASSWORD } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let token: string;
/** Of a save that failed as often as it was made: what is left of it. */
let left: 0 | 1;
beforeAll(async () => {
  desk = await openTestDesk();
  left = rollsBack(desk.payload) ? 0 : 1;
  const account = { email: 'publisher@example.org', password: PASSWORD };
  token = (await desk.payload.login({ collection: 'users', data: account })).token ?? '';
});
afterAll(() => desk.close());

const conflict = () => Object.assign(new Error('WriteConflict'), { name: 'MongoServerError', code: 112 });
const transient = () => Object.assign(new Error('no'), { errorLabels: ['TransientTransactionError'] });
const away = () => Object.assign(new Error('connect'), { name: 'MongoServerSelectionError' });
const cutOff = () => Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
const buffered = () => new Error('Operation `sources.insertOne()` buffering timed out after 10000ms');

/** Saves a source while the first so many saves fail. */
async function save(name: string, failures: (() => Error)[]) {
  const { payload } = desk;
  const { hooks } = payload.collections.sources.config;
  let tries = 0;
  const fail = () => {
    const failure = failures[tries];
    tries += 1;
    if (failure) throw failure();
  };
  hooks.afterChange.push(fail);
  const request = new Request(`${desk.config.PUBLIC_URL}/api/sources`, {
    method: 'POST',
    headers: { Authorization: `JWT ${token}`, 'Content-Type': 'application/json', 'Accept-Language': 'zh' },
    body: JSON.stringify({ name }),
  });
  const response = await retrying((asked: Request) => askDesk(desk, asked))(request, undefined);
  hooks.afterChange.splice(hooks.afterChange.indexOf(fail), 1);
  const { totalDocs } = await payload.count({ collection: 'sources', where: { name: { equals: name } } });
  return { response, tries, stored: totalDocs };
}

test.each([
  ['a write conflict', conflict],
  ['a transaction to be made again', transient],
])('when it meets %s once or twice, then it is made again and stored once', async (what, failure) => {
  const { response, tries, stored } = await save(`After ${what}`, [failure, failure]);
  expect([response.status, tries, stored]).toEqual(left ? [503, 1, 1] : [201, 3, 1]);
});

test('when it meets one every time, then it is tried three times, where nothing is left of it, and told to come again', async () => {
  const { response, tries, stored } = await save('Never', [conflict, conflict, conflict, conflict]);
  expect([response.status, tries, stored]).toEqual([503, left ? 1 : 3, left]);
  expect(response.headers.get('retry-after')).toBe('5');
});

test.each([
  ['away', away],
  ['away for longer than the driver waits', buffered],
  ['cut off in the middle', cutOff],
])(
  'when the database is %s, then staff are told so at once, and whether something may be stored',
  async (what, failure) => {
    const { response, tries, stored } = await save(`While ${what}`, [failure]);
    expect([response.status, tries, stored]).toEqual([503, 1, left]);
    expect(response.headers.get('retry-after')).toBe('5');
    const message = left ? /^数据库没有响应，这次的内容可能已/ : /^数据库暂时没有响应。内容不会丢失/;
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringMatching(message) }] });
  },
);

test('when the program itself is wrong, then it is a fault and no outage', async () => {
  const { response, tries } = await save('Wrong', [() => new TypeError('x is undefined')]);
  expect([response.status, tries]).toEqual([500, 1]);
});
