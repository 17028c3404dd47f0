/** Links as people share them, parameters as generated clients send them, and what caches and download programs ask for. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArchiveError } from '../../src/domain/errors.ts';
import { closeAll, fill, idOf, nextInstant, numbered, published, serveArchive, withdraw } from '../reader/support.ts';
import type { Served } from '../reader/support.ts';

const SHARED = 'from=singlemessage&isappinstalled=0&utm_source=mail&%zz=1';
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const BYTES = Buffer.from('0123456789');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const FILE = { sha256: SHA256, extension: 'pdf', mimeType: 'application/pdf', name: null, bytes: BYTES };

let served: Served;
beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 25 });
  const gone = numbered(30, { slug: 'gone' });
  await served.store.append(published(gone));
  await withdraw({ store: served.store, record: gone });
  const record = numbered(1, { slug: 'opinion-one' });
  const moved = { kind: 'corrected', articleId: idOf(1), at: nextInstant(), record, expectedEditions: 1 } as const;
  await served.store.append(moved);
  await served.store.putMedia(FILE);
});
afterAll(closeAll);

describe('a shared link', () => {
  it.each([
    '/v1',
    '/v1/articles/opinion-2',
    '/v1/articles/opinion-2.html',
    '/v1/articles/opinion-2.md',
    '/v1/articles/opinion-2/editions/1',
    '/v1/authors/jiang-baoquan',
    '/v1/openapi.json',
    '/feeds/articles.rss',
    '/feeds/authors/jiang-baoquan.json',
    '/sitemap.xml',
    '/robots.txt',
    '/docs',
    '/docs/style.css',
    `/media/${FILE.sha256}.pdf`,
  ])('when parameters were added to %s, then the answer is the same', async (path) => {
    const plain = await served.get(path);
    const shared = await served.get(`${path}?${SHARED}`);
    expect(shared.status).toBe(200);
    expect(shared.headers.get('etag')).toBe(plain.headers.get('etag'));
    expect(await shared.text()).toBe(await plain.text());
  });

  it('when it has parameters of its own, then those are read and only the others are passed over', async () => {
    const cited = await served.get(`/v1/articles/opinion-2/citation?format=ris&${SHARED}`);
    expect([cited.status, await cited.text()]).toEqual([200, expect.stringContaining('TY  - ')]);
    for (const format of ['format=word', 'format=ris&format=ris']) {
      const { status, body } = await served.json(`/v1/articles/opinion-2/citation?${format}&${SHARED}`);
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ parameter: 'format' })]]);
    }
  });

  it('when the article moved since, then 308 leads to its address without them', async () => {
    const moved = await served.get(`/v1/articles/opinion-1?${SHARED}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/v1/articles/opinion-one']);
    const cited = await served.get(`/v1/articles/opinion-1/citation?${SHARED}&format=ris`);
    expect(cited.headers.get('location')).toBe('/v1/articles/opinion-one/citation?format=ris');
  });

  it.each(['/v1/articles', '/v1/authors', '/v1/changes', '/v1/articles/opinion-2/editions'])(
    'when it is the list %s, then a parameter it does not know is still refused',
    async (path) => {
      const { status, body } = await served.json(`${path}?utm_source=mail`);
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ code: 'unknown' })]]);
    },
  );

  it.each([
    ['/v1/', '/v1'],
    ['/docs/', '/docs'],
    ['//v1///articles/?limit=1', '/v1/articles?limit=1'],
    ['/v1/articles/opinion-2/', '/v1/articles/opinion-2'],
    ['/feeds//articles.rss', '/feeds/articles.rss'],
  ])('when %s has a slash too many, then 308 leads to %s', async (path, location) => {
    const answer = await served.get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, location]);
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=60/);
    expect((await served.get(location)).status).toBe(200);
  });
});

describe('a list-valued parameter', () => {
  it('when it is repeated, then it means the same as with commas, and is one answer', async () => {
    const commas = await served.json('/v1/articles?include=facets,total&fields=id,title&limit=2');
    const repeated = await served.json('/v1/articles?limit=2&fields=title&include=total&fields=id&include=facets');
    expect(repeated.status).toBe(200);
    expect(repeated.headers.get('etag')).toBe(commas.headers.get('etag'));
    expect(repeated.body).toEqual(commas.body);
    expect(repeated.body.page.total).toBe(25);
  });

  it('when one of the repeated values is wrong, then it is said which', async () => {
    const { status, body } = await served.json('/v1/articles?language=en&language=fr');
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ parameter: 'language', message: expect.stringMatching(/^value 2: /) }]);
  });
});

describe('what a client accepts', () => {
  it('when nothing of it can be had, then 406 says what can; an address with a suffix asks nothing', async () => {
    const { status, body } = await served.json('/v1/articles/opinion-2', { headers: { accept: 'image/png' } });
    expect([status, body.type]).toEqual([406, '/problems/not-acceptable']);
    expect(body.detail).toContain('text/markdown');
    expect((await served.get('/v1/articles', { headers: { accept: 'image/png' } })).status).toBe(200);
  });

  it.each([
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0.5, identity', undefined],
    ['*', 'br'],
    ['br;q=0, *;q=0.5', 'gzip'],
    ['GZIP;q=1.0', 'gzip'],
    ['deflate, zstd', undefined],
  ])('when Accept-Encoding is "%s", then the answer comes as %s', async (asked, coding) => {
    const { headers } = await onTheWire('/v1/articles', { 'accept-encoding': asked });
    expect(headers['content-encoding']).toBe(coding);
  });
});

describe('a file', () => {
  const path = `/media/${FILE.sha256}.pdf`;

  it.each([
    ['bytes=0-3', 'bytes 0-3/10', '0123'],
    ['bytes=7-', 'bytes 7-9/10', '789'],
    ['bytes=-2', 'bytes 8-9/10', '89'],
    ['bytes=5-100', 'bytes 5-9/10', '56789'],
  ])('when %s are asked for, then 206 has them', async (range, contentRange, text) => {
    for (const _ of ['made', 'kept']) {
      const answer = await served.get(path, { headers: { range } });
      expect([answer.status, answer.headers.get('content-range')]).toEqual([206, contentRange]);
      expect(answer.headers.get('content-length')).toBe(String(text.length));
      expect(await answer.text()).toBe(text);
    }
  });

  it('when there is no such part, then 416 says how long it is', async () => {
    const { status, body, headers } = await served.json(path, { headers: { range: 'bytes=10-' } });
    expect([status, body.type]).toEqual([416, '/problems/range-not-satisfiable']);
    expect(headers.get('content-range')).toBe('bytes */10');
  });

  it('when the range is none, several, or of another version, then all of it comes', async () => {
    const whole = await served.get(path);
    expect([whole.headers.get('accept-ranges'), whole.headers.get('vary')]).toEqual(['bytes', null]);
    const etag = whole.headers.get('etag') ?? '';
    for (const headers of [
      { range: 'lines=1-2' },
      { range: 'bytes=x' },
      { range: 'bytes=0-1,4-5' },
      { range: 'bytes=0-1', 'if-range': '"other"' },
      { range: 'bytes=0-1', 'if-range': `W/${etag}` },
    ] as Record<string, string>[]) {
      const answer = await served.get(path, { headers });
      expect([answer.status, await answer.text()]).toEqual([200, '0123456789']);
    }
    const part = await served.get(path, { headers: { range: 'bytes=0-1', 'if-range': etag } });
    expect(part.status).toBe(206);
    const head = await served.get(path, { method: 'HEAD', headers: { range: 'bytes=0-1' } });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10']);
  });
});

describe('a file of a withdrawn article', () => {
  it('when no other article has it, then it is gone with the article, and back with it', async () => {
    const bytes = Buffer.from('only here');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await served.store.putMedia({ ...FILE, sha256, bytes });
    const attachment = { url: `/media/${sha256}.pdf`, title: 'Slides', mimeType: 'application/pdf', bytes: 9 };
    const record = numbered(200, { attachments: [attachment] });
    await served.store.append(published(record));
    const status = async () => (await served.get(attachment.url)).status;
    expect(await status()).toBe(200);
    await withdraw({ store: served.store, record });
    const gone = await served.json(attachment.url);
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([410, 'public, max-age=60']);
    const restored = { kind: 'restored', articleId: idOf(200), at: nextInstant(), record } as const;
    await served.store.append({ ...restored, expectedEditions: 2 });
    expect(await status()).toBe(200);
  });
});

describe('a cache in front', () => {
  it('when an article was withdrawn, then 410 may be kept as long as an answer, and no longer', async () => {
    for (const path of ['/v1/articles/gone', '/v1/articles/gone.html', '/v1/articles/gone/editions']) {
      const { status, headers } = await served.json(path);
      expect([status, headers.get('cache-control')]).toEqual([410, 'public, max-age=60']);
    }
    expect((await served.get('/v1/articles/none')).headers.get('cache-control')).toBe('no-store');
  });

  it('when an answer is of one article or entity, then it is tagged so that it can be forgotten by name', async () => {
    const own = ['author-jiang-baoquan', 'series-ceo-opinions', 'source-gansu-belt-and-road-portal'];
    for (const path of ['', '.html', '.md', '/editions', '/editions/1', '/citation?format=ris']) {
      const { headers } = await served.get(`/v1/articles/opinion-2${path}`);
      const tags = headers.get('cache-tag')?.split(',');
      expect(tags).toEqual(expect.arrayContaining([`article-${idOf(2)}`, ...own]));
      expect(headers.get('surrogate-key')?.split(' ')).toEqual(tags);
    }
    expect((await served.get('/v1/articles/gone')).headers.get('cache-tag')).toContain(`article-${idOf(30)}`);
    for (const path of ['/v1/authors/jiang-baoquan', '/feeds/authors/jiang-baoquan.rss']) {
      expect((await served.get(path)).headers.get('cache-tag')).toBe('author-jiang-baoquan');
    }
  });

  it('when an article moves or goes, then the very next answer knows, however often it was asked before', async () => {
    const { store } = served;
    for (let n = 100; n < 120; n += 1) {
      const record = numbered(n);
      await store.append(published(record));
      expect((await served.get(`/v1/articles/opinion-${n}`)).status).toBe(200);
      const renamed = { ...record, slug: `renamed-${n}` };
      const edition = { kind: 'corrected', articleId: idOf(n), at: nextInstant(), record: renamed } as const;
      await store.append({ ...edition, expectedEditions: 1 });
      expect((await served.get(`/v1/articles/opinion-${n}`)).status).toBe(308);
      await withdraw({ store, record: renamed });
      expect((await served.get(`/v1/articles/renamed-${n}`)).status).toBe(410);
    }
  });
});

describe('a browser at the address of an article', () => {
  it('when it asks too often, then it gets a page; so it does when the archive cannot be read', async () => {
    let broken = false;
    const limited = await serveArchive({
      settings: { rateLimit: { requests: 2, perSeconds: 60 } },
      wrap: (store) => ({
        ...store,
        findArticle: (slug) => {
          if (broken) throw new ArchiveError('store-unavailable', 'gone');
          return store.findArticle(slug);
        },
      }),
    });
    broken = true;
    const down = await limited.get('/v1/articles/opinion-1', { headers: BROWSER });
    expect([down.status, down.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    await limited.get('/v1');
    const often = await limited.get('/v1/articles/opinion-1?utm_source=mail', { headers: BROWSER });
    expect([often.status, often.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    const list = await limited.get('/v1/articles', { headers: BROWSER });
    expect([list.status, list.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    await limited.close();
  });
});

/** fetch would choose the coding by itself. */
function onTheWire(path: string, headers: Record<string, string>) {
  return new Promise<{ headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const asked = request(served.url + path, { headers }, (response) => {
      response.resume();
      response.on('end', () => resolve({ headers: response.headers }));
    });
    asked.on('error', reject).end();
  });
}
