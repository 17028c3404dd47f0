import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { editionSchema, NO_ARTICLE } from '../../src/domain/edition.ts';
import type { ArticleRecord } from '../../src/domain/record.ts';
import { closeAll, fileOf, idOf, nextInstant, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

const run = promisify(execFile);
const PICTURE = fileOf('a lathe', { extension: 'png', mimeType: 'image/png' });
const OTHER = fileOf('a mill', { extension: 'png', mimeType: 'image/png' });
const nameOf = ({ sha256 }: typeof PICTURE) => `${sha256}.png`;
const picture = { url: `/media/${nameOf(PICTURE)}`, alt: 'A lathe', credit: null, width: 4, height: 3 };
const html = `<p>Look.</p><img src="/media/${nameOf(OTHER)}" alt="">`;

let served: Served;
let folder: string;
/** Stands between the log and whoever reads it. */
let lie: (edition: string) => string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mirror-'));
  lie = (edition) => edition;
  served = await serveArchive({
    // Too little for any answer to be kept: each question reaches the store.
    settings: { cacheBytes: 1 },
    wrap: (store) => ({ ...store, changes: async (page) => (await store.changes(page)).map((json) => lie(json)) }),
  });
  for (const file of [PICTURE, OTHER]) await served.store.putMedia(file);
});
afterAll(async () => {
  await closeAll();
  await rm(folder, { recursive: true, force: true });
});

const correct = (record: ArticleRecord, expectedEditions: number) =>
  served.store.append({ kind: 'corrected', articleId: record.id, at: nextInstant(), record, expectedEditions });

async function mirror(target = folder, url = served.url): Promise<{ code: number; said: string }> {
  const done = run(process.execPath, ['docs/mirror.mjs', url, target]);
  return done.then(
    ({ stderr }) => ({ code: 0, said: stderr }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  );
}

async function kept(target = folder): Promise<Record<'articles' | 'withdrawn' | 'media', string[]>> {
  const names = async (path: string) => (await readdir(path)).filter((name) => name.includes('.')).sort();
  const articles = (await names(target)).filter((name) => name.endsWith('.json'));
  const [withdrawn, media] = [await names(join(target, 'withdrawn')), await names(join(target, 'media'))];
  return { articles, withdrawn, media };
}

const readKept = async (...path: string[]) => JSON.parse(await readFile(join(folder, ...path), 'utf8')) as unknown;

describe('docs/mirror.mjs', () => {
  it('when it runs for the first time, then records and the files they name are there', async () => {
    await served.store.append(published(numbered(1, { image: picture })));
    await served.store.append(published(numbered(2, { body: { html, text: 'Look.', markdown: 'Look.' } })));
    expect(await mirror()).toEqual({ code: 0, said: '' });
    const articles = [`${idOf(1)}.json`, `${idOf(2)}.json`];
    expect(await kept()).toEqual({ articles, withdrawn: [], media: [nameOf(PICTURE), nameOf(OTHER)].sort() });
    expect(await readFile(join(folder, 'media', nameOf(PICTURE)))).toEqual(PICTURE.bytes);
  });

  it('when articles were corrected and withdrawn, then it follows, and keeps what stays of them', async () => {
    const record = numbered(1, { title: 'Better said', image: picture });
    await correct(record, 1);
    await withdraw({ store: served.store, record: numbered(2) });
    expect(await mirror()).toEqual({ code: 0, said: '' });
    const withdrawn = [`${idOf(2)}.json`];
    expect(await kept()).toEqual({ articles: [`${idOf(1)}.json`], withdrawn, media: [nameOf(PICTURE)] });
    expect(await readKept(`${idOf(1)}.json`)).toEqual(record);
    expect(await readKept('withdrawn', `${idOf(2)}.json`)).toMatchObject({ reason: 'The author asked for it' });
  });

  it('when editions were redacted, then old and new mirrors hold the same, and a restored article comes back', async () => {
    for (const seq of [1, 2]) await served.store.redact({ seq, reason: 'Court order', at: nextInstant() });
    const before = await kept();
    expect(await mirror()).toEqual({ code: 0, said: '' });
    expect(await kept()).toEqual(before);
    const fresh = join(folder, 'fresh');
    expect(await mirror(fresh)).toEqual({ code: 0, said: '' });
    expect(await kept(fresh)).toEqual(before);
    const input = { articleId: idOf(2), at: nextInstant(), record: numbered(2), expectedEditions: 3 };
    await served.store.append({ kind: 'restored', ...input });
    expect(await mirror()).toEqual({ code: 0, said: '' });
    expect(await kept()).toMatchObject({ articles: [`${idOf(1)}.json`, `${idOf(2)}.json`], withdrawn: [] });
  });

  it.each([
    ['was changed', (json: string) => json.replace('Opinion 3', 'Opinion 4'), 'edition 8 was changed'],
    ['is damaged', () => '{"seq":8,"damaged":true}', 'edition 8 is damaged in the archive'],
    [
      'lost its content without a word',
      (json: string) => JSON.stringify({ ...JSON.parse(json), record: null, redacted: { at: '', reason: '' } }),
      'edition 8 has lost its content, and no later one says why',
    ],
  ])('when an edition %s, then it is named and nothing of it is kept', async (_what, change, said) => {
    if ((await served.store.revision()).seq === 7) await served.store.append(published(numbered(3)));
    const target = await mkdtemp(join(folder, 'refused-'));
    lie = (json) => (json.includes('"seq":8,') ? change(json) : json);
    const refused = await mirror(target);
    lie = (edition) => edition;
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(said)]);
    expect((await kept(target)).articles).toEqual([`${idOf(1)}.json`, `${idOf(2)}.json`]);
  });

  it('when the archive has another history than before, then the mirror stays as it is', async () => {
    await mirror();
    const before = await kept();
    lie = (json) => json.replace(/"sha256":"[0-9a-f]{64}"\}$/, `"sha256":"${'0'.repeat(64)}"}`);
    const refused = await mirror();
    lie = (edition) => edition;
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('edition 8 is no longer what it was')]);
    expect(await kept()).toEqual(before);
  });
});

describe('a history that broke', () => {
  const known = { seq: 9, sha256: '1'.repeat(64) };
  const said =
    'edition 2 of .*: the archive goes on without what it published up to edition 9 before \\(The disk was lost\\)';

  it('when the log says so, then a mirror follows and tells it, and one of the lost log is told where to begin anew', async () => {
    const archive = await serveArchive();
    await archive.store.append(published(numbered(2)));
    await archive.store.adopt({ known, reason: 'The disk was lost', at: nextInstant() });
    await archive.store.append(published(numbered(1)));
    const target = await mkdtemp(join(folder, 'broke-'));
    const run = () => mirror(target, archive.url);
    expect(await run()).toEqual({ code: 0, said: expect.stringMatching(said) });
    expect((await kept(target)).articles).toEqual([`${idOf(1)}.json`, `${idOf(2)}.json`]);
    expect(await run()).toEqual({ code: 0, said: '' });
    await writeFile(join(target, '.state'), JSON.stringify({ ...known, removed: [] }));
    const refused = await run();
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch('edition 9 is no longer what it was');
    expect(refused.said).toMatch(new RegExp(`${said}: keep this folder, and mirror into a new one`));
  });

  it('when the log is read, then the entry is an edition of no article', async () => {
    const archive = await serveArchive();
    await archive.store.adopt({ known, reason: null, at: nextInstant() });
    const { body } = await archive.json('/v1/changes');
    const [edition] = (body as { data: unknown[] }).data;
    expect(editionSchema.parse(edition)).toMatchObject({ kind: 'adopted', article: NO_ARTICLE, record: { known } });
    for (const path of [
      `/v1/articles?id=${NO_ARTICLE.id}`,
      '/oai?verb=ListRecords&metadataPrefix=oai_dc',
      '/sitemap.xml',
    ]) {
      expect(await (await archive.get(path)).text()).not.toContain(known.sha256);
    }
    expect((await archive.get(`/v1/articles/${NO_ARTICLE.slug}/editions`)).status).toBe(404);
  });
});

describe('a redacted edition', () => {
  const reason = 'Court order';

  it('when it is asked for, then it says so, in the list, alone and in the log, page by page', async () => {
    const { body: alone } = await served.json('/v1/articles/opinion-1/editions/1');
    expect(editionSchema.parse(alone)).toMatchObject({ seq: 1, record: null, redacted: { reason } });
    const { body: naming } = await served.json('/v1/articles/opinion-1/editions/3');
    expect(naming).toMatchObject({ kind: 'redacted', record: { seq: 1, sha256: alone.sha256, reason } });
    const { body: list } = await served.json('/v1/articles/opinion-1/editions');
    expect(list.data.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
    expect(list.data[2]).toEqual(alone);
    const { body: log } = await served.json('/v1/changes?limit=1');
    expect(log).toMatchObject({ data: [alone], page: { next: 1 } });
    expect((await served.json('/v1/articles/opinion-1')).body).toMatchObject({ title: 'Better said' });
  });
});
