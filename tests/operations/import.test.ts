/** A bulk import into a running desk: nothing doubled, nothing overwritten, nothing half, and everything said. */
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { folderFiles } from '../../src/desk/files.ts';
import { readRows } from '../../src/interchange/bulk/readRows.ts';
import { checkArchive, checkDesk } from '../../src/program/check.ts';
import type { ImportOptions } from '../../src/program/import/importRows.ts';
import { writeRejects } from '../../src/program/import/rejects.ts';
import { actorOf, runImport } from '../../src/program/import/runImport.ts';
import { getJson, startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let folder: string;
beforeAll(async () => {
  service = await startService();
  const { payload } = service;
  const editor = {
    name: 'Editor',
    email: 'editor@example.org',
    password: 'correct horse battery',
    role: 'editor' as const,
  };
  await payload.create({ collection: 'users', data: editor });
  await payload.create({
    collection: 'organizations',
    data: { name: 'North Lathe Works', names: { en: 'North Lathe Works', zh: '北方车床' }, aliases: ['NLW'] },
  });
});
afterAll(() => service?.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'import-'));
});

const files = () =>
  folderFiles({ media: path.join(service.folder, 'media'), originals: path.join(service.folder, 'originals') });
const OPTIONS: ImportOptions = { dryRun: false, publish: false, partial: false, acceptSimilar: false, defaults: {} };
async function run(rows: object[] | string, more: Partial<ImportOptions> & { as?: string; store?: ArchiveStore } = {}) {
  const { as, store = service.store, ...options } = more;
  const from = typeof rows === 'string' ? rows : path.join(folder, 'rows.jsonl');
  if (typeof rows !== 'string') await writeFile(from, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const read = await readRows(from);
  const { payload, publisher } = service;
  const context = { payload, store, publisher, files: files() };
  const actor = await actorOf(payload, as);
  const { report } = await runImport({ ...context, from, read, actor, options: { ...OPTIONS, ...options } });
  return { report, read, from };
}
const count = async () => (await service.payload.count({ collection: 'articles' })).totalDocs;
const text = (name: string) => `${name} has its own words about lathes, spindles and people who build them.`;
const row = (name: string, more: object = {}) => ({
  ...{ externalId: name, title: `Opinion ${name}`, publishedOn: '2019-03-04', source: 'Bulk Daily', body: text(name) },
  ...{ authors: [{ name: 'Wang Min', position: 'President', organization: 'NLW' }], topics: ['Lathes'], ...more },
});

test('when rows are published, then readers have them with their days, names are matched, and a second run changes nothing', async () => {
  const rows = [
    row('a'),
    row('b', { translationOf: 'a', language: 'zh-Hans', title: '观点乙' }),
    row('c', { status: 'draft' }),
  ];
  const dry = await run(rows, { dryRun: true });
  expect(dry.report).toMatchObject({
    created: 3,
    refused: 0,
    done: 0,
    entities: { matched: 1, created: { organizations: [] } },
  });
  const before = await count();
  const { report } = await run(rows, { publish: true, as: 'admin@example.org' });
  expect(report).toMatchObject({ created: 3, changed: 0, refused: 0, done: 3, problems: [] });
  expect(await count()).toBe(before + 3);
  const { body } = await getJson(`${service.url}/v1/articles/opinion-a`);
  expect(body).toMatchObject({
    publishedOn: '2019-03-04',
    attributions: [
      { author: { name: 'Wang Min' }, position: 'President', organization: { slug: 'north-lathe-works' } },
    ],
    translations: [{ language: 'zh-Hans' }],
  });
  expect((await getJson(`${service.url}/v1/articles/opinion-c`)).status).toBe(404);
  const revision = (await service.store.revision()).seq;
  const again = await run(rows, { publish: true, as: 'admin@example.org' });
  expect(again.report).toMatchObject({ created: 0, changed: 0, unchanged: 3, done: 0 });
  expect([await count(), (await service.store.revision()).seq]).toEqual([before + 3, revision]);

  const { payload, store } = service;
  expect((await checkDesk(await checkArchive(store), { payload, store, files: files() })).findings).toEqual([]);
});

test('when a row comes with other text, then it is a new version, what was stays, and readers see it on publication only', async () => {
  await run([row('v')], { publish: true, as: 'admin@example.org' });
  const changed = row('v', { body: text('another') });
  const first = await run([changed]);
  expect(first.report).toMatchObject({ created: 0, changed: 1, done: 1 });
  const { body } = await getJson(`${service.url}/v1/articles/opinion-v`);
  expect(JSON.stringify(body)).toContain('v has its own words');
  expect((await run([changed])).report).toMatchObject({ changed: 0, unchanged: 1 });
  const third = row('v', { body: text('a third') });
  await run([third], { publish: true, as: 'admin@example.org' });
  const editions = await getJson(`${service.url}/v1/articles/opinion-v/editions`);
  expect(editions.body.data.map((edition) => (edition as unknown as { kind: string }).kind)).toEqual([
    'corrected',
    'published',
  ]);
});

test('when one row of many is bad, then none is in, and in part the rest is, and the corrected rejects are', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => row(`p${index}`));
  rows[41] = row('p41', { publishedOn: '2022-02-31' });
  const before = await count();
  const whole = await run(rows);
  expect(whole.report).toMatchObject({ created: 59, refused: 1, done: 0 });
  expect(whole.report.problems).toMatchObject([{ line: 42, field: 'publishedOn', code: 'bad-date' }]);
  expect(await count()).toBe(before);
  const { report, read, from } = await run(rows, { partial: true });
  expect(report).toMatchObject({ created: 59, refused: 1, done: 59 });
  const rejects = await writeRejects({ from, read, report });
  const text = await readFile(rejects ?? '', 'utf8');
  expect(text).toContain('line 42: publishedOn');
  await writeFile(rejects ?? '', text.replace('"2022-02-31"', '"2022-02-28"'));
  expect((await run(rejects ?? '')).report).toMatchObject({ created: 1, refused: 0, done: 1 });
  expect(await count()).toBe(before + 60);
});

/** Two hundred words, none like the other. */
const long = Array.from({ length: 200 }, (_, index) => `word${(index * 7919) % 10_007}`).join(' ');

test('when the archive has a text already, by address, by title and date, or nearly word for word, then that is said', async () => {
  await run([row('d', { externalId: undefined, sourceUrl: 'https://bulk.example/d', body: long })]);
  const refusals = async (more: object) => (await run([{ ...row('e'), ...more }], { dryRun: true })).report.problems;
  expect(await refusals({ sourceUrl: 'https://bulk.example/d/' })).toMatchObject([
    { field: 'sourceUrl', code: 'duplicate' },
  ]);
  expect(await refusals({ title: 'Opinion  D' })).toMatchObject([{ field: 'title', code: 'duplicate' }]);
  expect(await refusals({ body: `${long} One more.` })).toMatchObject([{ field: 'body', code: 'similar' }]);
  const twice = await run([row('f'), row('f', { title: 'Other' })], { dryRun: true });
  expect(twice.report.problems).toMatchObject([{ line: 2, field: 'externalId', code: 'duplicate-row' }]);
});

test('when somebody who may not publish would, then nothing is in; what lacks something to be published is refused at its field', async () => {
  for (const as of [undefined, 'editor@example.org']) {
    await expect(run([row('g')], { publish: true, ...(as && { as }) })).rejects.toThrow(/needs a publisher/);
  }
  const { report } = await run([row('h', { source: null, authors: [], body: '' })], {
    publish: true,
    as: 'admin@example.org',
  });
  expect(report.done).toBe(0);
  expect(report.problems.map(({ field }) => field).sort()).toEqual(['attributions', 'body', 'source']);
  expect(report.problems[0]?.message.zh).toMatch(/\p{sc=Han}/u);
});

test('when a folder has a manifest, then its files are the texts, and no name or link leads out of it', async () => {
  const files = path.join(folder, 'files');
  await mkdir(files);
  await writeFile(path.join(files, 'one.md'), '# Heading\n\nA *text* of its own in a file beside the table.');
  await symlink('/etc/hostname', path.join(files, 'link.txt'));
  const manifest = 'title,file,publishedOn\nIn a file,one.md,2020-01-02\n';
  await writeFile(path.join(files, 'manifest.csv'), manifest);
  expect((await run(files)).report).toMatchObject({ created: 1, done: 1 });
  await writeFile(path.join(files, 'manifest.csv'), 'title,file\nA,../x.txt\nB,link.txt\nC,none.txt\n');
  const { report } = await run(files);
  expect(report.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
    [2, 'file', 'bad-file'],
    [3, 'file', 'bad-file'],
    [4, 'file', 'bad-file'],
  ]);
});

test('when a run is cut between desk and archive, then the same import makes public what it had left', async () => {
  const rows = [row('k1'), row('k2')];
  const { store } = service;
  const cut = { ...store, appendMany: () => Promise.reject(new Error('cut here')) };
  await expect(run(rows, { publish: true, as: 'admin@example.org', store: cut })).rejects.toThrow(
    /0 of 2 are in, 2 are not: cut here/,
  );
  expect((await getJson(`${service.url}/v1/articles/opinion-k2`)).status).toBe(404);
  const { report } = await run(rows, { publish: true, as: 'admin@example.org' });
  expect(report).toMatchObject({ created: 0, unchanged: 2, completed: 2 });
  const { body } = await getJson(`${service.url}/v1/articles/opinion-k2`);
  expect(body).toMatchObject({ publishedOn: '2019-03-04' });
});

test('when imports are run, then each is recorded with who, what and how many, refused ones too', async () => {
  await run([row('r', { title: '' })]);
  const { docs } = await service.payload.find({ collection: 'runs', sort: '-startedAt', limit: 100, depth: 0 });
  expect(docs[0]).toMatchObject({
    kind: 'import',
    outcome: 'refused',
    actorName: 'command line',
    counts: { refused: 1 },
  });
  expect(docs[0]?.log).toMatch(/rows\.jsonl, line 1: title/);
  expect(docs.some(({ actorName, outcome }) => actorName === 'admin@example.org' && outcome === 'done')).toBe(true);
  const events = await service.payload.find({ collection: 'audit-events', where: { action: { equals: 'imported' } } });
  expect(events.totalDocs).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
});
