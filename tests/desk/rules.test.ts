import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Payload } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { articleData, buildEntities, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

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

const write = (title: string, who: Who = 'editor', more: object = {}) =>
  payload.create({
    collection: 'articles',
    data: { ...articleData(entities, title), ...more },
    draft: true,
    ...as(who),
  });
const change = (id: string, data: object, who: Who, draft = false) =>
  payload.update({ collection: 'articles', id, data, draft, ...as(who) });
const publish = async (title: string) => change((await write(title)).id, { _status: 'published' }, 'publisher');

const status = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'accepted',
    (error: { status?: number }) => error.status ?? error,
  );

async function refusals(document: string) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { and: [{ document: { equals: document } }, { outcome: { equals: 'refused' } }] },
    });
    if (docs.length > 0) return docs;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return [];
}

describe('editors', () => {
  test('when an editor writes and submits, then the article is in review', async () => {
    const article = await write('Written by an editor');
    expect(article).toMatchObject({ stage: 'draft', _status: 'draft', slug: 'written-by-an-editor' });
    const submitted = await change(article.id, { stage: 'in-review' }, 'editor', true);
    expect(submitted.stage).toBe('in-review');
  });

  test.each<[string, object]>([
    ['publishes', { _status: 'published' }],
    ['approves', { stage: 'approved' }],
    ['schedules', { stage: 'approved', releaseAt: '2099-01-01T00:00:00.000Z' }],
  ])('when an editor %s, then it is refused with 403 and recorded', async (what, data) => {
    const { id } = await write(`An editor ${what}`);
    expect(await status(change(id, data, 'editor'))).toBe(403);
    const stored = await payload.findByID({ collection: 'articles', id, draft: true });
    expect(stored).toMatchObject({ stage: 'draft', _status: 'draft' });
    expect((await refusals(id))[0]).toMatchObject({ actorName: 'editor' });
  });

  test.each<[string, object, boolean]>([
    ['withdraws', { stage: 'withdrawn', withdrawal: { reason: 'no' } }, false],
    ['unpublishes', { _status: 'draft' }, false],
    ['trashes', { deletedAt: new Date().toISOString() }, false],
  ])('when an editor %s a published article, then it is refused with 403 and unchanged', async (what, data, draft) => {
    const { id } = await publish(`An editor ${what} it`);
    const before = await payload.findByID({ collection: 'articles', id, draft: true });
    expect(await status(change(id, data, 'editor', draft))).toBe(403);
    expect(await payload.findByID({ collection: 'articles', id, draft: true })).toEqual(before);
    expect(await refusals(id)).not.toHaveLength(0);
  });

  test('when an editor changes a published article, then it is a proposal: readers keep their text until a publisher publishes it', async () => {
    const { id } = await publish('As readers have it');
    const now = (draft: boolean) => payload.findByID({ collection: 'articles', id, draft });
    for (const draft of [true, false]) await change(id, { title: `Proposed ${draft}` }, 'editor', draft);
    await change(id, { stage: 'in-review' }, 'editor', true);
    expect(await now(false)).toMatchObject({ title: 'As readers have it', stage: 'published' });
    expect(await now(true)).toMatchObject({ title: 'Proposed false', stage: 'in-review', _status: 'draft' });
    expect(await status(change(id, { _status: 'published' }, 'editor'))).toBe(403);
    const noted = { corrections: [{ on: '2024-05-01', note: 'The title was wrong.' }] };
    await change(id, { _status: 'published', ...noted }, 'publisher');
    expect(await now(false)).toMatchObject({ title: 'Proposed false', stage: 'published' });
    await change(id, { stage: 'withdrawn', withdrawal: { reason: 'Not ours' } }, 'publisher');
    expect(await status(change(id, { title: 'Not to be changed' }, 'editor', true))).toBe(403);
  });

  test('when a published text is changed without a word to readers, then it is refused at the field; a note, a small repair or no difference passes', async () => {
    const { id } = await publish('As it was printed');
    const title = { title: 'As it should have been' };
    const refused = await change(id, { ...title, _status: 'published' }, 'publisher').catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 400, data: { errors: [{ path: 'corrections' }] } });
    const bulk = await payload.update({
      ...{ collection: 'articles', where: { id: { equals: id } }, ...as('publisher') },
      data: { ...title, _status: 'published' },
    });
    expect(bulk.errors).toHaveLength(1);
    const later = { ...title, stage: 'approved', releaseAt: '2099-01-01T00:00:00.000Z' };
    expect(await status(change(id, later, 'publisher', true))).toBe(400);
    await change(id, { internalNotes: 'Nothing that readers see', _status: 'published' }, 'publisher');
    await change(id, { ...title, _status: 'published', smallRepair: true }, 'publisher');
    const corrections = [{ on: '2024-05-01', note: 'The title was wrong.' }];
    await change(id, { title: 'As it is', corrections, _status: 'published' }, 'publisher');
    expect(await payload.findByID({ collection: 'articles', id })).toMatchObject({ title: 'As it is' });
  });

  test('when an editor publishes by bulk update, then the whole request is refused with 403', async () => {
    const { id } = await write('In a bulk');
    const bulk = payload.update({
      collection: 'articles',
      where: { id: { equals: id } },
      data: { _status: 'published' },
      ...as('editor'),
    });
    expect(await status(bulk)).toBe(403);
  });

  test('when an editor restores a published version, then it is refused with 403', async () => {
    const { id } = await publish('With versions');
    const { docs } = await payload.findVersions({ collection: 'articles', where: { parent: { equals: id } } });
    const version = docs.find(({ version: { _status } }) => _status === 'published');
    const restore = payload.restoreVersion({ collection: 'articles', id: version?.id ?? '', ...as('editor') });
    expect(await status(restore)).toBe(403);
  });

  test('when an editor changes an approved article, then it is refused with 403', async () => {
    const { id } = await write('Approved as it is');
    await change(id, { stage: 'approved' }, 'publisher', true);
    expect(await status(change(id, { title: 'Not as approved' }, 'editor', true))).toBe(403);
  });
});

describe('publishers', () => {
  test('when required fields are missing, then publishing is refused with 400 naming each', async () => {
    const { id } = await payload.create({
      collection: 'articles',
      data: {} as Article,
      draft: true,
      ...as('publisher'),
    });
    const error = await change(id, { _status: 'published', language: null }, 'publisher').catch((reason) => reason);
    expect(error.status).toBe(400);
    const paths = error.data.errors.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual(['attributions', 'body', 'language', 'publishedOn', 'source', 'title']);
  });

  test('when publishedOn is in the future or no date, then publishing is refused with 400', async () => {
    for (const publishedOn of ['2999-01-01', '2023-02-31', 'yesterday']) {
      const { id } = await write(`Dated ${publishedOn}`, 'editor', { publishedOn });
      expect(await status(change(id, { _status: 'published' }, 'publisher'))).toBe(400);
    }
  });

  test('when an article is published, then the names of the day are kept with it', async () => {
    const article = await publish('Names of the day');
    expect(article.attributions[0]).toMatchObject({ authorName: 'Li Wei', organizationName: 'North Lathe Works' });
    await payload.update({ collection: 'authors', id: entities.author, data: { name: 'Li Wei (renamed)' } });
    const again = await change(article.id, { _status: 'published', summary: 'More', smallRepair: true }, 'publisher');
    expect(again.attributions[0]?.authorName).toBe('Li Wei');
    await payload.update({ collection: 'authors', id: entities.author, data: { name: 'Li Wei' } });
  });

  test('when a published article is saved without publishing, then the public text stays', async () => {
    const { id } = await publish('Public text');
    await change(id, { title: 'A draft of a correction' }, 'publisher');
    const [now] = (await payload.find({ collection: 'articles', where: { id: { equals: id } }, overrideAccess: false }))
      .docs;
    expect(now?.title).toBe('Public text');
  });

  test('when a published article is unpublished or deleted, then it is refused and stays public', async () => {
    const { id } = await publish('It stays');
    expect(await status(change(id, { _status: 'draft' }, 'publisher'))).toBe(400);
    expect(await status(change(id, { deletedAt: new Date().toISOString() }, 'administrator'))).toBe(403);
    expect(await status(payload.delete({ collection: 'articles', id, ...as('administrator') }))).toBe(403);
    expect(
      (await payload.find({ collection: 'articles', where: { id: { equals: id } }, overrideAccess: false })).totalDocs,
    ).toBe(1);
  });

  test('when withdrawn, then a reason is needed and the public sees it no more; published again, it is restored', async () => {
    const { id } = await publish('To be withdrawn');
    expect(await status(change(id, { stage: 'withdrawn' }, 'publisher'))).toBe(400);
    const withdrawn = await change(id, { stage: 'withdrawn', withdrawal: { reason: 'A wrong figure.' } }, 'publisher');
    expect(withdrawn).toMatchObject({ stage: 'withdrawn', withdrawal: { reason: 'A wrong figure.' } });
    const publicView = () =>
      payload.find({ collection: 'articles', where: { id: { equals: id } }, overrideAccess: false });
    expect((await publicView()).totalDocs).toBe(0);
    await change(id, { title: 'A draft meanwhile' }, 'publisher', true);
    expect((await publicView()).totalDocs).toBe(0);
    const restored = await change(id, { _status: 'published' }, 'publisher');
    expect(restored).toMatchObject({ stage: 'published', withdrawal: { reason: null } });
    expect((await publicView()).totalDocs).toBe(1);
  });

  test('when a draft was never published, then it cannot be withdrawn', async () => {
    const { id } = await write('Only a draft');
    expect(await status(change(id, { stage: 'withdrawn', withdrawal: { reason: 'x' } }, 'publisher'))).toBe(400);
  });

  test('when an incomplete article is approved, then every missing field is named', async () => {
    const { id } = await payload.create({
      collection: 'articles',
      data: { title: 'Half' } as Article,
      draft: true,
      ...as('publisher'),
    });
    const error = await change(id, { stage: 'approved' }, 'publisher', true).catch((reason) => reason);
    const paths = error.data.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(['source', 'publishedOn', 'attributions', 'body']));
  });
});

describe('two people and one article', () => {
  test('when both save from the same state, then the second gets 409 and the first text is kept', async () => {
    const opened = await write('Opened by two');
    const { revision } = opened;
    await change(opened.id, { title: 'By the first', revision }, 'editor', true);
    expect(await status(change(opened.id, { title: 'By the second', revision }, 'publisher', true))).toBe(409);
    const stored = await payload.findByID({ collection: 'articles', id: opened.id, draft: true });
    expect(stored.title).toBe('By the first');
  });
});

describe('slugs, series and translations', () => {
  test.each([
    ['corrects', 'withdraws'],
    ['withdraws', 'corrects'],
  ])(
    'when one %s and another %s from the same state, then the second gets 409, one event each',
    async (first, second) => {
      const { id, revision } = await publish(`One ${first}, another ${second}`);
      const steps: Record<string, object> = {
        corrects: { title: `Corrected, then ${second}`, _status: 'published', smallRepair: true },
        withdraws: { stage: 'withdrawn', withdrawal: { reason: 'Not ours' } },
      };
      const both = [first, second].map((step) => change(id, { ...steps[step], revision }, 'publisher'));
      const answers = await Promise.all(both.map(status));
      expect([...answers].sort()).toEqual([409, 'accepted']);
      const done = await payload.find({
        collection: 'audit-events',
        where: { document: { equals: id }, outcome: { equals: 'done' }, action: { in: ['corrected', 'withdrawn'] } },
      });
      const accepted = answers[0] === 'accepted' ? first : second;
      expect(done.docs.map(({ action }) => action)).toEqual([accepted === 'corrects' ? 'corrected' : 'withdrawn']);
    },
  );

  test('when titles are Chinese, equal or Latin, then slugs are pinyin, unique and ASCII', async () => {
    expect((await write('机床工具行业高质量发展')).slug).toBe('ji-chuang-gong-ju-hang-ye-gao-zhi-liang-fa-zhan');
    expect((await write('The same title')).slug).toBe('the-same-title');
    expect((await write('The same title')).slug).toBe('the-same-title-2');
    expect((await write('Überführung – déjà vu')).slug).toBe('ueberfuehrung-deja-vu');
  });

  test('when a published slug changes, then no other article can ever take the old one', async () => {
    const { id } = await publish('First address');
    await change(id, { slug: 'second-address', _status: 'published', smallRepair: true }, 'publisher');
    expect(await status(write('Another', 'editor', { slug: 'first-address' }))).toBe(400);
    expect((await write('First address')).slug).toBe('first-address-2');
    expect(await status(write('Bad', 'editor', { slug: 'No Slug!' }))).toBe(400);
  });

  test('when an instalment exists in its series and language, then a second is refused, another language is not', async () => {
    const { id: series } = await payload.create({ collection: 'series', data: { name: 'A series' } });
    await write('Instalment one', 'editor', { series, instalment: 1 });
    expect(await status(write('Instalment one again', 'editor', { series, instalment: 1 }))).toBe(400);
    const translated = await write('第一期', 'editor', { series, instalment: 1, language: 'zh-Hans' });
    expect(translated.instalment).toBe(1);
  });

  test('when a translation is in the same language or of itself, then it is refused', async () => {
    const original = await write('An original');
    expect(await status(write('Same language', 'editor', { translationOf: original.id }))).toBe(400);
    expect(await status(change(original.id, { translationOf: original.id }, 'editor', true))).toBe(400);
  });
});

describe('records', () => {
  test('when an audit event is changed or deleted, even by the program, then it is refused', async () => {
    const { docs } = await payload.find({ collection: 'audit-events', limit: 1 });
    const id = docs[0]?.id ?? '';
    expect(await status(payload.update({ collection: 'audit-events', id, data: { action: 'x' } }))).toBe(403);
    expect(await status(payload.delete({ collection: 'audit-events', id }))).toBe(403);
  });

  test('when an article goes through its stages, then each left one event', async () => {
    const { id } = await write('With a history');
    await change(id, { stage: 'in-review' }, 'editor', true);
    await change(id, { _status: 'published' }, 'publisher');
    await change(id, { _status: 'published', title: 'With a corrected history', smallRepair: true }, 'publisher');
    await change(id, { stage: 'withdrawn', withdrawal: { reason: 'Test.' } }, 'publisher');
    await change(id, { _status: 'published' }, 'publisher');
    const { docs } = await payload.find({
      collection: 'audit-events',
      where: { document: { equals: id } },
      sort: 'createdAt',
    });
    expect(docs.map(({ action }) => action)).toEqual([
      'created',
      'submitted',
      'published',
      'corrected',
      'withdrawn',
      'restored',
    ]);
  });

  test('when a body is nested beyond reason, then it is refused with 400', async () => {
    let node: object = { type: 'paragraph', children: [] };
    for (let depth = 0; depth < 500; depth += 1) node = { type: 'quote', children: [node] };
    expect(await status(write('Deep', 'editor', { body: { root: node } }))).toBe(400);
  });

  test('when a body is one megabyte of text, then it is stored whole', async () => {
    const text = '机床 '.repeat(350_000);
    const { id } = await write('Long', 'editor', { body: articleData(entities, '', text).body });
    const stored = await payload.findByID({ collection: 'articles', id, draft: true });
    expect(JSON.stringify(stored.body)).toContain(text);
  });
});

describe('parallel saves', () => {
  test('when 200 articles are saved at once, then all are stored, each with its version', async () => {
    const titles = Array.from({ length: 200 }, (_, number) => `Parallel ${number}`);
    await Promise.all(titles.map((title) => write(title)));
    const { totalDocs } = await payload.count({ collection: 'articles', where: { title: { like: 'Parallel ' } } });
    const versions = await payload.countVersions({
      collection: 'articles',
      where: { 'version.title': { like: 'Parallel ' } },
    });
    expect([totalDocs, versions.totalDocs]).toEqual([200, 200]);
  });
});
