/** Two entries that are one: by publishers, without a word of what was published changed, and undone again. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLocalReq } from 'payload';
import type { Where } from 'payload';
import { merge, undoMerge } from '../../src/desk/merging/merge.ts';
import type { MergeableCollection } from '../../src/desk/merging/names.ts';
import { planMerge } from '../../src/desk/merging/plan.ts';
import { MERGEABLE } from '../../src/domain/desk/references.ts';
import { ENTITY_PATHS } from '../../src/domain/lists.ts';
import { checkArchive, checkDesk } from '../../src/program/check.ts';
import { readKnown } from '../../src/program/import/known.ts';
import { articleData, buildEntities, deskFilesOf } from '../support/desk.ts';
import { getJson, startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let entities: Awaited<ReturnType<typeof buildEntities>>;
beforeAll(async () => {
  service = await startService();
  entities = await buildEntities(service.payload);
});
afterAll(() => service.close());

const read = (path: string) => getJson(`${service.url}${path}`);
const redirect = async (path: string) => {
  const response = await fetch(`${service.url}${path}`, { redirect: 'manual' });
  return [response.status, response.headers.get('Location')?.replace(service.url, '') ?? null];
};
const shown = async () => {
  await service.publisher.settle();
  await new Promise((resolve) => setTimeout(resolve, 150));
};
const make = async (collection: MergeableCollection, data: object): Promise<string> =>
  (await service.payload.create({ collection, data: data as never, depth: 0 })).id;

async function write(title: string, more: object = {}, isPublic = true): Promise<string> {
  const data = { ...articleData(entities, title), ...more, ...(isPublic && { _status: 'published' as const }) };
  const { id } = await service.payload.create({ collection: 'articles', data, draft: !isPublic, depth: 0 });
  await shown();
  return id;
}

const kindOf = (collection: MergeableCollection) =>
  MERGEABLE.find((kind) => ENTITY_PATHS[kind] === collection) ?? 'source';
const publisher = async () => {
  const { docs } = await service.payload.find({ collection: 'users', where: { role: { not_equals: 'editor' } } });
  return createLocalReq({ user: { ...docs[0], collection: 'users' } as never }, service.payload);
};
async function mergeTwo(collection: MergeableCollection, from: string, into: string) {
  const done = await merge(await publisher(), { kind: kindOf(collection), collection, from, into });
  await shown();
  return done;
}
async function undo(collection: MergeableCollection, from: string) {
  const done = await undoMerge(await publisher(), { collection, from });
  await shown();
  return done;
}
const newest = async (id: string) => service.payload.findByID({ collection: 'articles', id, draft: true, depth: 0 });
const log = async () => (await service.store.head()).seq;
const damage = async () => {
  const { payload, store } = service;
  return (await checkDesk(await checkArchive(store), { payload, store, files: deskFilesOf(service.folder) })).findings;
};

test('when two sources are merged, then lists, counts and addresses follow, no article gets an edition, and undoing takes it all back', async () => {
  const stays = await make('sources', { names: { en: 'Gansu Portal', zh: '甘肃门户' } });
  const goes = await make('sources', { names: { en: 'Gansu Gate', zh: '甘肃门户' }, aliases: ['GSG'] });
  const both = { appearances: [{ source: goes, url: 'https://example.org/again' }] };
  const article = await write('In the gate', { source: goes, ...both });
  await write('In the portal', { source: stays });
  const draft = await write('A draft of the gate', { source: goes }, false);
  const editions = await log();
  const before = (await read('/v1/articles/in-the-gate')).body;

  expect(await mergeTwo('sources', goes, stays)).toEqual({
    done: { published: 1, drafts: 1, approved: 0, entities: 0 },
  });
  expect(await log()).toBe(editions);
  const after = (await read('/v1/articles/in-the-gate')).body;
  expect(after).toMatchObject({ source: { slug: 'gansu-portal', name: 'Gansu Gate' }, sha256: before.sha256 });
  expect((await read('/v1/articles?source=gansu-gate&include=total')).body.page).toMatchObject({ total: 2 });
  expect((await read('/v1/sources/gansu-portal')).body).toMatchObject({
    articleCount: 2,
    aliases: expect.arrayContaining(['Gansu Gate', 'GSG']),
  });
  expect(await redirect('/v1/sources/gansu-gate')).toEqual([308, '/v1/sources/gansu-portal']);
  expect(await redirect('/feeds/sources/gansu-gate.rss')).toEqual([308, '/feeds/sources/gansu-portal.rss']);
  expect(await newest(draft)).toMatchObject({ source: stays });
  expect(await newest(article)).toMatchObject({ source: stays, appearances: [{ source: stays }] });
  expect(await damage()).toEqual([]);
  await service.publisher.reconcile();
  expect(await log()).toBe(editions);

  expect(await undo('sources', goes)).toHaveProperty('done');
  expect(await log()).toBe(editions);
  expect((await read('/v1/sources/gansu-gate')).body).toMatchObject({ articleCount: 1 });
  expect((await read('/v1/sources/gansu-portal')).body).toMatchObject({ articleCount: 1, aliases: [] });
  expect((await read('/v1/articles/in-the-gate')).body).toMatchObject({ source: { slug: 'gansu-gate' } });
  expect(await newest(draft)).toMatchObject({ source: goes });
  expect(await newest(article)).toMatchObject({ source: goes, appearances: [{ source: goes }] });
  expect(await damage()).toEqual([]);

  const where: Where = { document: { equals: goes } };
  const { docs } = await service.payload.find({ collection: 'audit-events', where, sort: 'createdAt' });
  expect(docs.map(({ action }) => action)).toEqual(expect.arrayContaining(['merged', 'merger undone']));
  const { docs: runs } = await service.payload.find({ collection: 'runs', where: { kind: { equals: 'merge' } } });
  expect(runs.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
});

test('when an article is corrected after a merger, then its new edition names the one that stays, and undoing names the other again', async () => {
  const stays = await make('authors', { names: { en: 'Wang Fang' } });
  const goes = await make('authors', { names: { en: 'Fang Wang' } });
  const { organization } = entities;
  await write('By Wang Fang', { attributions: [{ author: stays, organization }] });
  const article = await write('By Fang Wang', { attributions: [{ author: goes, organization, position: 'CEO' }] });
  await mergeTwo('authors', goes, stays);
  const correct = { summary: 'Now with a summary.', _status: 'published' as const, smallRepair: true };
  await service.payload.update({ collection: 'articles', id: article, data: correct });
  await shown();
  const attributions = async () => (await read('/v1/articles/by-fang-wang/editions')).body.data[0];
  expect(await attributions()).toMatchObject({
    number: 2,
    record: { attributions: [{ author: { slug: 'wang-fang', name: 'Fang Wang' }, position: 'CEO' }] },
  });
  expect(await undo('authors', goes)).toHaveProperty('done');
  expect(await attributions()).toMatchObject({
    number: 3,
    record: { attributions: [{ author: { slug: 'fang-wang', name: 'Fang Wang' }, position: 'CEO' }] },
  });
  expect(await damage()).toEqual([]);
});

test('when an article names both topics, then it names the one that stays once, and both again when that is undone', async () => {
  const stays = await make('topics', { names: { en: 'Numerical control' } });
  const goes = await make('topics', { names: { en: 'NC' } });
  const below = await make('topics', { names: { en: 'Five axes' }, parent: goes });
  const other = await make('topics', { names: { en: 'Between' } });
  const article = await write('Of both', { topics: [goes, other, stays] });
  const editions = await log();
  expect(await mergeTwo('topics', goes, stays)).toMatchObject({ done: { published: 1, entities: 1 } });
  expect((await newest(article)).topics).toEqual([stays, other]);
  expect(await service.payload.findByID({ collection: 'topics', id: below, depth: 0 })).toMatchObject({
    parent: stays,
  });
  expect(await damage()).toEqual([]);
  await undo('topics', goes);
  expect((await newest(article)).topics).toEqual([goes, other, stays]);
  expect(await service.payload.findByID({ collection: 'topics', id: below, depth: 0 })).toMatchObject({ parent: goes });
  expect(await damage()).toEqual([]);
  expect(await log()).toBe(editions);
});

test('when a form, an earlier version or an import names one that was merged, then the one that stays is taken', async () => {
  const stays = await make('organizations', { names: { en: 'South Works' } });
  const goes = await make('organizations', { names: { en: 'South Factory' } });
  const author = await make('authors', { names: { en: 'Zhao' }, positions: [{ organization: goes }] });
  await mergeTwo('organizations', goes, stays);
  expect(await service.payload.findByID({ collection: 'authors', id: author, depth: 0 })).toMatchObject({
    positions: [{ organization: stays }],
  });
  const late = await write('Late', { attributions: [{ author, organization: goes }] }, false);
  expect(await newest(late)).toMatchObject({ attributions: [{ organization: stays }] });
  const { entities: known } = await readKnown(service.payload);
  for (const name of ['South Factory', 'south-factory', 'South Works']) {
    expect(known.organizations.find(name).map(({ id }) => id)).toEqual([stays]);
  }
  await expect(
    service.payload.update({ collection: 'organizations', id: goes, data: { place: 'X' }, req: await publisher() }),
  ).rejects.toMatchObject({ status: 409 });
  for (const id of [goes, stays]) {
    await expect(
      service.payload.delete({ collection: 'organizations', id, req: await publisher() }),
    ).rejects.toMatchObject({ status: 403 });
  }
});

test('when a merger cannot be, then every reason is said, and nothing is changed', async () => {
  const [a, b, c] = await Promise.all(['First', 'Second', 'Third'].map((en) => make('sources', { names: { en } })));
  const [one, two, three] = [a as string, b as string, c as string];
  await write('Of the first', { source: one });
  const refused = async (from: string, into: string, collection: MergeableCollection = 'sources') => {
    const outcome = await mergeTwo(collection, from, into);
    return 'problems' in outcome ? outcome.problems.join('\n') : 'done';
  };
  expect(await refused(one, one)).toBe('into: nothing is merged into itself');
  expect(await refused(one, two)).toContain('into: readers know “First” and not “Second”');
  expect(await refused(entities.author, one)).toContain('from: must be the id of one of sources');
  expect(await refused(two, entities.author)).toContain('into: must be the id of one of sources');
  expect(await refused(two, one)).toBe('done');
  expect(await refused(two, three)).toContain('from: “Second” was merged into “First” already');
  expect(await refused(three, two)).toContain('into: “Second” was itself merged into “First”; choose that one');
  expect(await refused(one, two)).toContain('into: “Second” was itself merged into “First”');
  const above = await make('topics', { names: { en: 'Above' } });
  const below = await make('topics', { names: { en: 'Below' }, parent: above });
  expect(await refused(above, below, 'topics')).toContain('“Below” stands below “Above”');
  expect(await undo('sources', three)).toEqual({ problems: ['from: “Third” is not merged'] });
  const many = await make('sources', { names: { en: 'Many' }, aliases: Array.from({ length: 50 }, (_, n) => `N${n}`) });
  expect(await refused(three, many)).toContain('would have 51 other names, and 50 is the most');
  const req = await publisher();
  const planned = await planMerge(
    { payload: service.payload, req },
    { kind: 'source', collection: 'sources', from: three, into: one },
  );
  expect(planned).toMatchObject({ plan: { names: ['Third'], counts: { published: 0 } } });
  expect(await damage()).toEqual([]);
});

test('when a merger did not reach the archive, then reconcile brings it there', async () => {
  const stays = await make('sources', { names: { en: 'Harbour Post' } });
  const goes = await make('sources', { names: { en: 'Harbor Post' } });
  await write('In Harbour', { source: stays });
  await write('In Harbor', { source: goes });
  await service.payload.db.updateOne({
    collection: 'sources',
    id: goes,
    data: { mergedInto: stays },
    returning: false,
  });
  await service.publisher.reconcile();
  await shown();
  expect(await redirect('/v1/sources/harbor-post')).toEqual([308, '/v1/sources/harbour-post']);
  await service.payload.db.updateOne({ collection: 'sources', id: goes, data: { mergedInto: null }, returning: false });
  await service.publisher.reconcile();
  await shown();
  expect((await redirect('/v1/sources/harbor-post'))[0]).toBe(200);
});
