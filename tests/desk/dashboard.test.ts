/** What the dashboard reads: for each role what waits for it, what is due and late, what is wrong. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readDashboard } from '../../src/admin/dashboard/readDashboard.ts';
import type { DashboardData } from '../../src/admin/dashboard/readDashboard.ts';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let entities: Awaited<ReturnType<typeof buildEntities>>;
const NOW = new Date('2030-06-15T00:00:00.000Z');

beforeAll(async () => {
  desk = await openTestDesk();
  entities = await buildEntities(desk.payload);
});
afterAll(() => desk.close());

type Role = keyof TestDesk['users'];
const look = (role: Role): Promise<DashboardData> =>
  readDashboard({ payload: desk.payload, user: desk.users[role] as never, locale: 'en', now: NOW });
const titles = (list: { rows: { title: string | null }[] }) => list.rows.map(({ title }) => title);

/** As that person; goes through every rule. */
async function write(role: Role, title: string, more: object = {}): Promise<string> {
  const data = { ...articleData(entities, title), ...more } as never;
  const as = { user: desk.users[role], overrideAccess: false, draft: true } as const;
  return (await desk.payload.create({ collection: 'articles', data, ...as })).id;
}
const step = (role: Role, id: string, data: object) =>
  desk.payload.update({
    ...{ collection: 'articles', id, data: data as never, user: desk.users[role], overrideAccess: false },
    draft: !('_status' in data),
  });

test('when a text is submitted, then it waits for publishers; when it is sent back, then for who wrote it, first', async () => {
  const submitted = await write('editor', 'Submitted');
  await step('editor', submitted, { stage: 'in-review' });
  const back = await write('editor', 'Sent back');
  await step('editor', back, { stage: 'in-review' });
  await step('publisher', back, { stage: 'draft' });
  await write('editor', 'Begun later');
  const [editor, publisher] = [await look('editor'), await look('publisher')];
  expect(editor.waiting.rows.map(({ title, why }) => [title, why])).toEqual([
    ['Sent back', 'sent back'],
    ['Begun later', 'draft'],
  ]);
  expect(publisher.waiting.rows.map(({ title, why }) => [title, why])).toEqual([['Submitted', 'review']]);
});

test('when releases are planned, then those of the next seven days are listed in order, the late ones first', async () => {
  const plan = (title: string, releaseAt: string) => write('publisher', title, { stage: 'approved', releaseAt });
  await plan('In a month', '2030-07-15T00:00:00.000Z');
  await plan('In three days', '2030-06-18T00:00:00.000Z');
  await plan('Late', '2030-06-14T23:00:00.000Z');
  expect(titles((await look('editor')).due)).toEqual(['Late', 'In three days']);
});

test('when articles are published, then numbers, months and gaps count them and drafts stay out', async () => {
  const before = await look('editor');
  const original = await write('publisher', 'Original', { publishedOn: '2022-08-25', sourceUrl: null });
  await step('publisher', original, { _status: 'published' });
  const alone = await write('publisher', 'Alone', { publishedOn: '2022-07-31', sourceUrl: 'https://example.org/a' });
  await step('publisher', alone, { _status: 'published' });
  const data = { language: 'zh-Hans', translationOf: original, publishedOn: '2022-08-25' };
  const translation = await write('publisher', '译文', { ...data, sourceUrl: 'https://example.org/b' });
  await step('publisher', translation, { _status: 'published' });
  const { glance, gaps, released } = await look('editor');
  expect(glance.articles).toBe(before.glance.articles + 3);
  expect(glance.drafts).toBe(before.glance.drafts);
  expect(glance.months).toHaveLength(24);
  expect(glance.months.slice(-2)).toEqual([
    { month: '2022-07', count: 1 },
    { month: '2022-08', count: 2 },
  ]);
  expect(gaps).toEqual({ withoutAddress: 1, withoutAlt: 0, withoutTranslation: 1 });
  expect(titles(released)).toEqual(['译文', 'Alone', 'Original']);
});

test('when the archive refuses what came due, then everybody reads why, in their own language', async () => {
  const data = { about: 'articles', document: 'x', title: 'Refused', since: NOW.toISOString() };
  const reasons = [{ path: 'title', text: { en: 'No title.', zh: '没有标题。' } }];
  await desk.payload.create({ collection: 'problems', data: { ...data, scheduledFor: NOW.toISOString(), reasons } });
  const { problems } = await look('editor');
  expect(problems).toMatchObject({ total: 1, rows: [{ title: 'Refused', article: 'x' }] });
  expect(problems.rows[0]?.reason).toContain('No title.');
});
