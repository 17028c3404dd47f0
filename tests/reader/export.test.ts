/** The export: everything public in one file, made once for each state of the archive. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { ArchiveSnapshot } from '../../src/archive/ArchiveStore.ts';
import { createExports } from '../../src/reader/export/files.ts';
import { closeAll, ENTITIES, fill, idOf, nextInstant, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

const folders: string[] = [];
afterAll(async () => {
  await closeAll();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const ALL = '/v1/export/articles.jsonl.gz';

async function serve(count: number, options: Parameters<typeof serveArchive>[0] = {}) {
  const parent = await mkdtemp(path.join(tmpdir(), 'exports-'));
  folders.push(parent);
  const folder = path.join(parent, 'exports');
  const served = await serveArchive({ ...options, settings: { exportFolder: folder, ...options.settings } });
  await fill({ store: served.store, count });
  return { served, folder, names: async () => (await readdir(folder)).sort() };
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
type Line = { id: string; slug: string; title: string; body: { html: string } };
async function lines(served: Served, address = ALL): Promise<Line[]> {
  const response = await served.get(address);
  expect(response.status).toBe(200);
  const text = gunzipSync(await bytesOf(response)).toString();
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

/** Lets every slice of a snapshot wait for `go`. */
function heldBack() {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const hold = (snapshot: ArchiveSnapshot): ArchiveSnapshot => ({
    ...snapshot,
    async listArticles(query) {
      begun();
      await gate;
      return snapshot.listArticles(query);
    },
  });
  return { go, hasBegun, hold };
}

describe('what is in it', () => {
  it('when everything is asked for, then each public article is a line as the list has it with its body, the oldest first', async () => {
    const { served } = await serve(130);
    await withdraw({ store: served.store, record: numbered(5) });
    const exported = await lines(served);
    const expected = Array.from({ length: 130 }, (_, index) => idOf(index + 1)).filter((id) => id !== idOf(5));
    expect(exported.map(({ id }) => id)).toEqual(expected);
    const { body } = await served.json('/v1/articles?sort=publishedOn&limit=100&include=body');
    expect(exported.slice(0, 100)).toEqual(body.data);
  });

  it('when a year is asked for, then what was published in it; a year without any is 404, as is what is no year', async () => {
    const { served } = await serve(3);
    await served.store.append(published(numbered(4, { publishedOn: '2022-08-25' })));
    expect((await lines(served, '/v1/export/2022.jsonl.gz')).map(({ id }) => id)).toEqual([idOf(4)]);
    expect(await lines(served, '/v1/export/2020.jsonl.gz')).toHaveLength(3);
    for (const year of ['2021', '0', '22', '2022x', '-2022', '2022%00', '..%2f2022', '99999']) {
      expect([year, (await served.get(`/v1/export/${year}.jsonl.gz`)).status]).toEqual([year, 404]);
    }
    expect((await served.get(ALL, { method: 'POST' })).status).toBe(405);
  });

  it('when nothing is public, then it is a file without lines', async () => {
    const { served } = await serve(0);
    expect(await lines(served)).toEqual([]);
  });
});

describe('when it is made', () => {
  it('when asked by many at once, then once; asked again, not at all', async () => {
    let snapshots = 0;
    const { served, names } = await serve(20, {
      wrap: (store) => ({ ...store, snapshot: () => store.snapshot().finally(() => (snapshots += 1)) }),
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => served.get(ALL)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    await Promise.all(answers.map(bytesOf));
    expect(await lines(served)).toHaveLength(20);
    expect(snapshots).toBe(1);
    expect(await names()).toHaveLength(1);
  });

  it('when an article is withdrawn, then the file with it is gone from the folder, and no later answer has it', async () => {
    const { served, names } = await serve(20);
    await lines(served);
    const before = await names();
    await withdraw({ store: served.store, record: numbered(20) });
    expect((await lines(served)).map(({ id }) => id)).not.toContain(idOf(20));
    const after = await names();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  it('when the archive changes while it is made, then it shows one moment, and who asks later gets the later one', async () => {
    const { go, hasBegun, hold } = heldBack();
    let first = true;
    const { served } = await serve(20, {
      wrap: (store) => ({
        ...store,
        snapshot: async () => {
          const snapshot = await store.snapshot();
          const held = first ? hold(snapshot) : snapshot;
          first = false;
          return held;
        },
      }),
    });
    const early = lines(served);
    await hasBegun;
    await withdraw({ store: served.store, record: numbered(1) });
    await served.store.append(published(numbered(21)));
    const late = lines(served);
    go();
    expect((await early).map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => idOf(index + 1)));
    expect((await late).map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => idOf(index + 2)));
  });

  it('when the archive changes during a download, then the download ends as it began', async () => {
    const { served, names } = await serve(300);
    const whole = await bytesOf(await served.get(ALL));
    const response = await served.get(ALL);
    await withdraw({ store: served.store, record: numbered(1) });
    await lines(served);
    expect(await bytesOf(response)).toEqual(whole);
    expect(await names()).toHaveLength(1);
  });

  it('when something changes that no article shows, then the ETag stays', async () => {
    const { served } = await serve(5);
    const tag = async () => (await served.get(ALL, { method: 'HEAD' })).headers.get('etag');
    const before = await tag();
    const [author] = ENTITIES;
    if (author?.kind !== 'author') throw new Error('the first is an author');
    await served.store.putEntity(
      { ...author, profile: { ...author.profile, slug: 'nobody', name: 'Nobody' } },
      nextInstant(),
    );
    expect(await tag()).toBe(before);
    await served.store.append(published(numbered(6)));
    expect(await tag()).not.toBe(before);
  });

  it('when files of an earlier process lie there, then they go', async () => {
    const { served, folder, names } = await serve(2);
    await lines(served);
    const other = await serveArchive({ settings: { exportFolder: folder } });
    await writeFile(path.join(folder, 'articles-7.jsonl.gz.half'), 'half');
    await fill({ store: other.store, count: 1 });
    expect(await lines(other)).toHaveLength(1);
    expect(await names()).toHaveLength(1);
  });

  it('when the folder cannot be written, then 503 that says when to ask again, and the reason is logged', async () => {
    const { served } = await serve(1, {
      wrap: (store) => ({
        ...store,
        snapshot: async () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        },
      }),
    });
    const { status, body, headers } = await served.json(ALL);
    expect([status, body.type, headers.get('retry-after')]).toEqual([503, '/problems/unavailable', '60']);
    expect(JSON.stringify(body)).not.toContain('device');
    expect(served.logged).toHaveLength(1);
    expect((await served.get('/v1/articles')).status).toBe(200);
  });

  it('when it takes longer than a request waits, then it says how far it is, and goes on', async () => {
    const { go, hasBegun, hold } = heldBack();
    const { served, folder } = await serve(20);
    const store = { ...served.store, snapshot: async () => hold(await served.store.snapshot()) };
    const exports = createExports({ store, folder, publicUrl: 'https://archive.example' });
    expect(await exports.obtain({ year: null, waitMs: 0 })).toEqual({ done: 0 });
    await hasBegun;
    go();
    const obtained = await exports.obtain({ year: null, waitMs: 60_000 });
    expect(obtained).toMatchObject({ file: { bytes: expect.any(Number) } });
    if ('file' in obtained) obtained.file.release();
  });

  it('when the archive is closed while it is made, then nothing half-made stays', async () => {
    const { go, hasBegun, hold } = heldBack();
    const { served, names } = await serve(20, {
      wrap: (store) => ({ ...store, snapshot: async () => hold(await store.snapshot()) }),
    });
    const asked = served.get(ALL).catch(() => null);
    await hasBegun;
    const closing = served.close();
    go();
    await closing;
    await asked;
    expect(await names()).toEqual([]);
  });
});

describe('how it is sent', () => {
  it('when asked in parts, then they are those of the whole, under one ETag', async () => {
    const { served } = await serve(50);
    const whole = await served.get(ALL);
    const bytes = await bytesOf(whole);
    const etag = whole.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(whole.headers.get('content-length')).toBe(String(bytes.length));
    expect(whole.headers.get('content-disposition')).toBe('attachment; filename=articles.jsonl.gz');
    expect(whole.headers.get('content-type')).toBe('application/gzip');
    expect(whole.headers.get('content-encoding')).toBeNull();
    expect(whole.headers.get('x-archive-revision')).toBe('50');
    const digest = createHash('sha256').update(bytes).digest('base64');
    expect(whole.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);

    const part = async (range: string, extra: Record<string, string> = {}) =>
      served.get(ALL, { headers: { range, ...extra } });
    const [start, end] = [await part('bytes=0-99'), await part('bytes=100-', { 'if-range': etag })];
    expect([start.status, end.status]).toEqual([206, 206]);
    expect(start.headers.get('content-range')).toBe(`bytes 0-99/${bytes.length}`);
    expect(Buffer.concat([await bytesOf(start), await bytesOf(end)])).toEqual(bytes);
    expect(await bytesOf(await part('bytes=-5'))).toEqual(bytes.subarray(-5));
    const old = await part('bytes=100-', { 'if-range': '"old"' });
    expect([old.status, (await bytesOf(old)).length]).toEqual([200, bytes.length]);
    const beyond = await part(`bytes=${bytes.length}-`);
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  });

  it('when the client has it, then 304; HEAD has the headers of GET', async () => {
    const { served } = await serve(5);
    const head = await served.get(ALL, { method: 'HEAD' });
    const get = await served.get(ALL);
    await bytesOf(get);
    for (const name of [
      'etag',
      'content-length',
      'content-type',
      'last-modified',
      'cache-control',
      'accept-ranges',
      'repr-digest',
    ]) {
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
      expect([name, get.headers.get(name)]).not.toEqual([name, null]);
    }
    const again = await served.get(ALL, { headers: { 'if-none-match': get.headers.get('etag') ?? '' } });
    expect([again.status, again.headers.get('etag')]).toEqual([304, get.headers.get('etag')]);
    const since = { 'if-modified-since': get.headers.get('last-modified') ?? '' };
    expect((await served.get(ALL, { headers: since })).status).toBe(304);
  });

  it('when clients go away in the middle, then others are served as before', async () => {
    const { served } = await serve(200);
    for (let gone = 0; gone < 20; gone += 1) {
      const leave = new AbortController();
      const response = await served.get(ALL, { signal: leave.signal });
      leave.abort();
      await response.arrayBuffer().catch(() => undefined);
    }
    expect(await lines(served)).toHaveLength(200);
    expect(served.logged).toEqual([]);
  });
});
