/** What two states of an article are compared by: versions with who saved them, steps with who took them, and their words. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalReq } from 'payload';
import { wordDiff } from '../../src/domain/words/wordDiff.ts';
import { compareEndpoints } from '../../src/publishing/compare/endpoints.ts';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let id: string;

beforeAll(async () => {
  desk = await openTestDesk();
  const { payload, users } = desk;
  const data = articleData(await buildEntities(payload), 'Written first', '精度是一种习惯。');
  const by = (user: typeof users.editor) => ({ collection: 'articles' as const, user, overrideAccess: false });
  id = (await payload.create({ ...by(users.editor), data, draft: true })).id;
  await payload.update({ ...by(users.publisher), id, data: { _status: 'published' } });
  await payload.update({ ...by(users.publisher), id, data: { title: 'Written again' }, draft: true });
});
afterAll(() => desk.close());

async function ask(
  method: 'get' | 'post',
  params: Record<string, string>,
  input: { body?: object; role?: 'editor' } = {},
) {
  const names = Object.keys(params).length;
  const endpoint = compareEndpoints.find((one) => one.method === method && one.path.split(':').length === names + 1);
  const user = input.role ? desk.users[input.role] : undefined;
  const req = await createLocalReq(user ? { user } : {}, desk.payload);
  Object.assign(req, { routeParams: params, json: async () => input.body ?? {} });
  const response = (await endpoint?.handler(req)) as Response;
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
}

describe('the states of an article', () => {
  test('when an editor asks, then every version and public step is there with who made it, the newest first', async () => {
    const answer = await ask('get', { article: id }, { role: 'editor' });
    expect(answer).toMatchObject({
      ...{ status: 200, slug: 'written-first' },
      versions: [
        { isPublic: false, who: expect.stringContaining('publisher') },
        { isPublic: true, who: expect.stringContaining('publisher') },
        { isPublic: false, who: expect.stringContaining('editor') },
      ],
      steps: [{ action: 'published' }],
    });
  });

  test('when a version, what was saved last or an unsaved form is read, then in the words of a public record', async () => {
    const { versions } = (await ask('get', { article: id }, { role: 'editor' })) as { versions?: { id: string }[] };
    const first = await ask('get', { article: id, version: versions?.at(-1)?.id ?? '' }, { role: 'editor' });
    const attributions = 'Li Wei · Chief Executive · North Lathe Works';
    const expected = { title: 'Written first', body: '精度是一种习惯。', attributions, source: 'Industry Daily' };
    expect(first).toMatchObject({ status: 200, reading: expected });
    const saved = await ask('post', { article: id }, { role: 'editor' });
    expect(saved).toMatchObject({ reading: { title: 'Written again' } });
    // A form says 0 of rows that there are none of.
    const body = { title: 'Not saved', attributions: 0, corrections: 0 };
    const unsaved = await ask('post', { article: id }, { role: 'editor', body });
    expect(unsaved).toMatchObject({ status: 200, reading: { title: 'Not saved', attributions: '' } });
  });

  test('when nobody is signed in, or it is another article’s version, then nothing is told', async () => {
    expect(await ask('get', { article: id })).toMatchObject({ status: 401 });
    expect(await ask('get', { article: 'none' }, { role: 'editor' })).toMatchObject({ status: 404 });
    expect(await ask('get', { article: id, version: 'none' }, { role: 'editor' })).toMatchObject({ status: 404 });
  });
});

describe('differences word by word', () => {
  test('when a Chinese word changes, then that word is told and not the letters it shares', () => {
    expect(wordDiff('我们重视机床工业。', '我们重视工具工业。')).toEqual([
      { kind: 'same', text: '我们重视' },
      { kind: 'removed', text: '机床' },
      { kind: 'added', text: '工具' },
      { kind: 'same', text: '工业。' },
    ]);
  });

  test('when a text is very long, then it is compared by lines, and both texts can still be put together again', () => {
    const before = Array.from({ length: 9000 }, (_, n) => `line ${n} of many\n`).join('');
    const after = before.replace('line 4500 of', 'line 4500 among');
    const changes = wordDiff(before, after);
    const joined = (without: string) => changes.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
    expect([joined('added') === before, joined('removed') === after]).toEqual([true, true]);
    expect(changes.filter(({ kind }) => kind !== 'same')).toHaveLength(2);
  });
});
