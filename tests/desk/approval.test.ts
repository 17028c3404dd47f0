/** An approval is of one exact text: changed afterwards by anybody, in the article or in what it names, it is void. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Payload } from 'payload';
import { openReleases } from '../../src/publishing/release.ts';
import { openProblems } from '../../src/publishing/problems.ts';
import { lexical } from '../../seed/lexical.ts';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

const LATER = '2099-01-01T00:00:00.000Z';
let desk: TestDesk;
let payload: Payload;
let entities: Awaited<ReturnType<typeof buildEntities>>;

beforeAll(async () => {
  desk = await openTestDesk();
  payload = desk.payload;
  entities = await buildEntities(payload);
});
afterAll(() => desk.close());

type Who = keyof TestDesk['users'];
const as = (who: Who) => ({ user: desk.users[who], overrideAccess: false });
const write = (title: string) =>
  payload.create({ collection: 'articles', data: articleData(entities, title), draft: true, ...as('editor') });
const change = (id: string, data: object, who: Who) =>
  payload.update({ collection: 'articles', id, data, draft: true, ...as(who) });
const newest = (id: string) => payload.findByID({ collection: 'articles', id, draft: true, depth: 0 });
const status = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'accepted',
    (error: { status?: number }) => error.status ?? error,
  );

async function eventsOf(id: string) {
  const { docs } = await payload.find({
    collection: 'audit-events',
    where: { document: { equals: id } },
    sort: 'createdAt',
    depth: 0,
  });
  return docs;
}

async function approved(title: string, releaseAt: string | null = LATER) {
  const { id } = await write(title);
  await change(id, { stage: 'in-review' }, 'editor');
  return change(id, { stage: 'approved', releaseAt }, 'publisher');
}

/** Releases what is due at a moment, and says what stands in the list of problems then. */
async function releaseAt(now: string) {
  const problems = await openProblems(payload);
  const log = payload.logger as unknown as Parameters<typeof openReleases>[0]['log'];
  await openReleases({ payload, log, problems, now: () => new Date(now) })();
  return problems.list();
}

describe('an approved text', () => {
  test('when it is approved, then the approval names who gave it and the hash of what readers would get', async () => {
    const article = await approved('Bound');
    const { users } = desk;
    expect(article.approval).toMatchObject({ by: users.publisher.id, byName: 'publisher' });
    expect(article.approval?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const other = await approved('Bound to another title');
    expect(other.approval?.sha256).not.toBe(article.approval?.sha256);
  });

  test.each<[string, object]>([
    ['title', { title: 'Another title' }],
    ['text', { body: lexical([{ paragraph: 'Another opinion.' }]) }],
    ['attributions', { attributions: [] }],
    ['date', { publishedOn: '2024-05-07' }],
    ['title, and approves in the same breath', { title: 'Another title at once', stage: 'approved' }],
  ])(
    'when a publisher changes its %s, then it is in review again, without its time, and the log says so',
    async (what, data) => {
      const { id } = await approved(`Changed: ${what}`);
      const changed = await change(id, data, 'publisher');
      expect(changed).toMatchObject({ stage: 'in-review', releaseAt: null, approval: { by: null, sha256: null } });
      const last = (await eventsOf(id)).at(-1);
      expect(last).toMatchObject({ action: 'approval void', detail: `release ${LATER}` });
      await releaseAt('2099-01-02T00:00:00.000Z');
      expect(await newest(id)).toMatchObject({ stage: 'in-review', _status: 'draft' });
    },
  );

  test('when only its time or the notes of colleagues change, then the approval stays', async () => {
    const article = await approved('Given another hour');
    const later = '2099-02-01T00:00:00.000Z';
    const moved = await change(article.id, { releaseAt: later, internalNotes: 'Moved.' }, 'publisher');
    expect(moved).toMatchObject({ stage: 'approved', releaseAt: later, approval: article.approval });
  });

  test('when a request brings an approval or a reviewer of its own, then it is not taken', async () => {
    const forged = { by: desk.users.publisher.id, byName: 'publisher', sha256: 'f'.repeat(64) };
    const data = { ...articleData(entities, 'Forged'), approval: forged, review: { submittedBy: 'x', reason: 'y' } };
    const created = await payload.create({ collection: 'articles', data, draft: true, ...as('editor') });
    expect(created).toMatchObject({
      approval: { by: null, sha256: null },
      review: { submittedBy: null, reason: null },
    });
    const approvedOne = await approved('Forged later');
    const kept = await change(approvedOne.id, { approval: { sha256: null, byName: 'nobody' } }, 'publisher');
    expect(kept.approval).toEqual(approvedOne.approval);
  });

  test('when what it names is changed before the hour, then it is not released, keeps its time and says who must look', async () => {
    const { id: author } = await payload.create({ collection: 'authors', data: { name: 'Zhao Min' } });
    const data = { ...articleData(entities, 'By Zhao Min'), attributions: [{ author }] };
    const { id } = await payload.create({ collection: 'articles', data, draft: true, ...as('editor') });
    await change(id, { stage: 'approved', releaseAt: LATER }, 'publisher');
    await payload.update({ collection: 'authors', id: author, data: { name: 'Somebody Else' }, ...as('editor') });
    const problems = await releaseAt('2099-01-01T00:00:01.000Z');
    expect(problems.filter(({ document }) => document === id)).toMatchObject([
      { scheduledFor: LATER, reasons: [{ path: 'releaseAt', text: { en: expect.stringContaining('publisher') } }] },
    ]);
    expect(await newest(id)).toMatchObject({ stage: 'approved', releaseAt: LATER, _status: 'draft' });
    await payload.update({ collection: 'authors', id: author, data: { name: 'Zhao Min' }, ...as('editor') });
    await releaseAt('2099-01-01T00:02:00.000Z');
    expect(await newest(id)).toMatchObject({ stage: 'published' });
  });

  test('when it is released, then the log holds the names of both who had a part', async () => {
    const { id } = await approved('Released by two', '2098-01-01T00:00:00.000Z');
    await releaseAt('2098-01-01T00:00:01.000Z');
    const last = (await eventsOf(id)).at(-1);
    expect(last).toMatchObject({ action: 'published', actorName: 'system' });
    expect(last?.detail).toContain('approved by publisher');
    expect(last?.detail).toContain('submitted by editor');
  });
});

describe('review', () => {
  test('when it is submitted with a word and a reviewer, and sent back with a reason, then both are kept and logged', async () => {
    const { id } = await write('With a word');
    const reviewer = desk.users.publisher.id;
    const submitted = await change(id, { stage: 'in-review', review: { word: ' Page two? ', reviewer } }, 'editor');
    expect(submitted.review).toMatchObject({ submittedByName: 'editor', reviewerName: 'publisher', word: 'Page two?' });
    const back = await change(id, { stage: 'draft', review: { reason: 'The date is wrong.' } }, 'publisher');
    expect(back.review).toMatchObject({
      sentBackByName: 'publisher',
      reason: 'The date is wrong.',
      submittedByName: 'editor',
    });
    const again = await change(id, { stage: 'in-review' }, 'editor');
    expect(again.review).toMatchObject({ reason: null, word: null, reviewer });
    const details = (await eventsOf(id)).map(({ action, detail }) => [action, detail]);
    expect(details).toEqual([
      ['created', null],
      ['submitted', 'to publisher\nPage two?'],
      ['sent back', 'The date is wrong.'],
      ['submitted', 'to publisher'],
    ]);
  });

  test('when the reviewer named is no publisher, then 400 at the field', async () => {
    const { id } = await write('To nobody');
    for (const reviewer of [desk.users.editor.id, 'nobody']) {
      const error = await change(id, { stage: 'in-review', review: { reviewer } }, 'editor').catch((reason) => reason);
      expect([error.status, error.data.errors[0].path]).toEqual([400, 'review.reviewer']);
    }
  });

  test('when a word or a comment is far too long, then 400 names the field and nothing is stored', async () => {
    const { id } = await write('Too long');
    const text = '长'.repeat(100_000);
    const comment = { article: id, text };
    const error = await payload
      .create({ collection: 'comments', data: comment, ...as('editor') })
      .catch((reason) => reason);
    expect([error.status, error.data.errors[0].path]).toEqual([400, 'text']);
    expect(error.data.errors[0].message).toContain('5000');
    expect((await payload.count({ collection: 'comments', where: { article: { equals: id } } })).totalDocs).toBe(0);
    const submitted = change(id, { stage: 'in-review', review: { word: text.slice(0, 2001) } }, 'editor');
    const refused = await submitted.catch((reason) => reason);
    expect([refused.status, refused.data.errors[0].path]).toEqual([400, 'review.word']);
    expect(refused.data.errors[0].message).toContain('2000');
    expect(await newest(id)).toMatchObject({ stage: 'draft' });
  });
});

describe('comments', () => {
  const comment = (article: string, data: object, who: Who = 'editor') =>
    payload.create({ collection: 'comments', data: { article, text: 'Is this right?', ...data }, ...as(who) });

  test('when one is written, then under the name of the session; another may resolve it but not change its words', async () => {
    const { id } = await write('Discussed');
    const forged = { authorName: 'the chairman', author: desk.users.administrator.id, resolved: true };
    const made = await comment(id, { passage: 'An opinion.', ...forged });
    expect(made).toMatchObject({ authorName: 'editor', resolved: false, passage: 'An opinion.' });
    const update = (data: object, who: Who) =>
      payload.update({ collection: 'comments', id: made.id, data, ...as(who) });
    expect(await status(update({ text: 'Something else' }, 'publisher'))).toBe(403);
    expect(await update({ resolved: true }, 'publisher')).toMatchObject({ resolved: true, resolvedBy: 'publisher' });
    expect(await update({ resolved: false, text: 'It is right.' }, 'editor')).toMatchObject({
      ...{ resolved: false, resolvedBy: null, text: 'It is right.' },
    });
    expect(await status(payload.delete({ collection: 'comments', id: made.id, ...as('administrator') }))).toBe(403);
  });

  test('when nobody is signed in, then comments, links and letters are neither read nor written', async () => {
    const { id } = await write('Not for the public');
    await comment(id, {});
    for (const collection of ['comments', 'preview-links', 'mails'] as const) {
      expect(await status(payload.find({ collection, overrideAccess: false }))).toBe(403);
      const data = { article: id, text: 'x' } as never;
      expect(await status(payload.create({ collection, data, overrideAccess: false }))).toBe(403);
    }
  });

  test('when an article is deleted for good, then what was said of it goes with it', async () => {
    const { id } = await write('Thrown away');
    await comment(id, {});
    await payload.update({
      collection: 'articles',
      id,
      data: { deletedAt: new Date().toISOString() },
      ...as('editor'),
    });
    await payload.delete({ collection: 'articles', id, trash: true, ...as('publisher') });
    expect((await payload.count({ collection: 'comments', where: { article: { equals: id } } })).totalDocs).toBe(0);
  });
});

describe('where nobody may approve a text of their own', () => {
  let strict: TestDesk;
  beforeAll(async () => {
    strict = await openTestDesk({ OWN_APPROVAL: 'refuse' });
  });
  afterAll(() => strict.close());

  test('when its author approves or publishes it, then 403, also with a change in the same step; a colleague does it', async () => {
    const named = await buildEntities(strict.payload);
    const { administrator, publisher } = strict.users;
    const by = (user: typeof publisher) => ({ user, overrideAccess: false, collection: 'articles' as const });
    const own = await strict.payload.create({ ...by(publisher), data: articleData(named, 'Their own'), draft: true });
    const { id } = own;
    const approve = (user: typeof publisher, data: object = {}) =>
      strict.payload.update({ ...by(user), id, data: { stage: 'approved', ...data }, draft: true });
    const make = (user: typeof publisher, data: object = {}) =>
      strict.payload.update({ ...by(user), id, data: { _status: 'published', ...data } });
    expect(await status(approve(publisher))).toBe(403);
    expect(await status(make(publisher))).toBe(403);
    expect(await status(approve(administrator, { title: 'Changed while approving' }))).toBe(403);
    expect(await status(make(administrator, { title: 'Changed while publishing' }))).toBe(403);
    expect(await approve(administrator)).toMatchObject({ stage: 'approved', approval: { byName: 'administrator' } });
    // What a colleague approved, its author may publish as it is, and only as it is.
    expect(await status(make(publisher, { title: 'Other than approved' }))).toBe(403);
    expect(await make(publisher)).toMatchObject({ stage: 'published', approval: { byName: 'administrator' } });
    expect(await status(make(publisher, { title: 'A correction by one' }))).toBe(403);
    await strict.payload.update({ ...by(publisher), id, data: { title: 'A correction by two' }, draft: true });
    const corrections = [{ on: '2024-05-01', note: 'The title was wrong.' }];
    expect(await make(administrator, { corrections })).toMatchObject({
      title: 'A correction by two',
      stage: 'published',
    });
  });
});
