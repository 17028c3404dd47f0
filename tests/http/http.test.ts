import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { ArchiveError } from '../../src/domain/errors.ts';
import { closeAll, fill, idOf, nextInstant, numbered, published, serveArchive, withdraw } from '../reader/support.ts';
import type { Served } from '../reader/support.ts';

/** Longer than a known revision is good for. */
const SEEN = 150;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let served: Served;
beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 25 });
});
afterAll(closeAll);

/** The answer as it is on the wire: fetch would decompress it. */
function raw(
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(served.url + path, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
    })
      .on('error', reject)
      .end();
  });
}

const READABLE = [
  '/v1',
  '/v1/articles?limit=2',
  '/v1/articles/opinion-3',
  '/v1/articles/opinion-3.html',
  '/v1/changes',
  '/v1/authors',
  '/feeds/articles.rss',
  '/oai?verb=Identify',
  '/sitemap.xml',
  '/robots.txt',
  '/v1/openapi.json',
  '/docs',
];

describe.each(READABLE)('GET %s', (path) => {
  it('when the client has it, then 304 by ETag and by date, without a body', async () => {
    const first = await served.get(path);
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    await first.arrayBuffer();
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const headers of [
      { 'if-none-match': etag },
      { 'if-none-match': `"other", W/${etag}` },
      { 'if-none-match': '*' },
      { 'if-modified-since': modified },
    ] as Record<string, string>[]) {
      const again = await served.get(path, { headers });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
    }
  });

  it('when the client has something else, then 200, whatever the date says', async () => {
    const headers = { 'if-none-match': '"other"', 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() };
    expect((await served.get(path, { headers })).status).toBe(200);
    const old = { 'if-modified-since': new Date(0).toUTCString() };
    expect((await served.get(path, { headers: old })).status).toBe(200);
    expect((await served.get(path, { headers: { 'if-modified-since': 'yesterday' } })).status).toBe(200);
  });

  it('when asked with HEAD, then the headers are those of GET', async () => {
    const [head, get] = [await served.get(path, { method: 'HEAD' }), await served.get(path)];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['etag', 'content-type', 'content-length', 'last-modified', 'cache-control', 'link', 'vary']) {
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
    }
  });

  it('when another site asks, then CORS allows it, and nothing can be guessed or framed', async () => {
    const { headers } = await served.get(path, { headers: { origin: 'https://elsewhere.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('ETag');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const preflight = await served.get(path, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('x-archive-revision')).toBe(headers.get('x-archive-revision'));
    expect(preflight.headers.get('access-control-allow-methods')).toContain('GET, HEAD');
  });
});

describe('compression', () => {
  it('when the client has it in another coding, then it gets its own', async () => {
    const { etag } = (await raw('/v1/articles', { 'accept-encoding': 'br' })).headers as { etag: string };
    expect((await raw('/v1/articles', { 'if-none-match': etag, 'accept-encoding': 'br' })).body).toHaveLength(0);
    expect((await raw('/v1/articles', { 'if-none-match': etag })).body.length).toBeGreaterThan(0);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('when %s is accepted, then the bytes are the same with an ETag of their own', async (coding, open) => {
    const plain = await raw('/v1/articles', {});
    for (const _ of ['made', 'kept']) {
      const packed = await raw('/v1/articles', { 'accept-encoding': coding });
      expect(packed.headers['content-encoding']).toBe(coding);
      expect(packed.headers['content-length']).toBe(String(packed.body.length));
      expect(packed.body.length).toBeLessThan(plain.body.length / 3);
      expect(open(packed.body).equals(plain.body)).toBe(true);
      expect(packed.headers.etag).not.toBe(plain.headers.etag);
      expect(packed.headers.vary).toBe('Accept-Encoding');
    }
  });

  it('when the client refuses or the answer is small, then it comes as it is', async () => {
    expect(
      (await raw('/v1/articles', { 'accept-encoding': 'br;q=0, gzip;q=0' })).headers['content-encoding'],
    ).toBeUndefined();
    expect((await raw('/robots.txt', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });
});

describe('kept answers', () => {
  it('when an article is published, corrected and withdrawn, then each is seen within a second', async () => {
    const record = numbered(100, { publishedOn: '2021-01-01' });
    const newest = async () => (await served.json('/v1/articles?limit=1')).body.data[0];
    const before = await served.get('/v1/articles?limit=1');
    await served.store.append(published(record));
    const after = await served.get('/v1/articles?limit=1');
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(Number(after.headers.get('x-archive-revision'))).toBe(Number(before.headers.get('x-archive-revision')) + 1);
    expect((await newest()).slug).toBe('opinion-100');
    await served.store.append({
      kind: 'corrected',
      articleId: idOf(100),
      at: nextInstant(),
      record: { ...record, title: 'Corrected' },
      expectedEditions: 1,
    });
    expect((await newest()).title).toBe('Corrected');
    await withdraw({ store: served.store, record });
    expect((await newest()).slug).toBe('opinion-25');
    expect((await served.get('/v1/articles/opinion-100')).status).toBe(410);
  });

  it('when the same question is asked many times at once, then the store is asked once', async () => {
    let asked = 0;
    const counting = await serveArchive({
      wrap: (store) =>
        new Proxy(store, {
          get: (target, name) => {
            const member: unknown = Reflect.get(target, name);
            if (name !== 'listArticles') return typeof member === 'function' ? member.bind(target) : member;
            return async (query: Parameters<ArchiveStore['listArticles']>[0]) => {
              asked += 1;
              await pause(20);
              return target.listArticles(query);
            };
          },
        }),
    });
    await fill({ store: counting.store, count: 3 });
    await counting.get('/v1');
    const questions = ['limit=2&year=2020', 'year=2020&limit=2'];
    await Promise.all(Array.from({ length: 20 }, (_, index) => counting.get(`/v1/articles?${questions[index % 2]}`)));
    expect(asked).toBe(1);
    await counting.close();
  });

  it('when a release is scheduled, then nothing may be kept past it', async () => {
    const maxAge = async () => (await served.get('/v1')).headers.get('cache-control');
    await served.store.setNextRelease(new Date(Date.now() + 20_500).toISOString());
    expect(await maxAge()).toBe('public, max-age=20, stale-while-revalidate=0');
    await served.store.setNextRelease(new Date(Date.now() + 100_500).toISOString());
    expect(await maxAge()).toBe('public, max-age=60, stale-while-revalidate=40');
    await served.store.setNextRelease(null);
    expect(await maxAge()).toBe('public, max-age=60, stale-while-revalidate=60');
  });

  it('when memory for answers is tiny, then answers are right all the same', async () => {
    const tiny = await serveArchive({ settings: { cacheBytes: 2000 } });
    await fill({ store: tiny.store, count: 25 });
    for (let n = 1; n <= 25; n += 1) {
      expect((await tiny.json(`/v1/articles/opinion-${n}`)).body.slug).toBe(`opinion-${n}`);
      expect((await tiny.json('/v1/articles')).body.data).toHaveLength(20);
    }
    await tiny.close();
  });
});

describe('the limit of requests', () => {
  const limited = (trustProxy: number) =>
    serveArchive({ settings: { rateLimit: { requests: 5, perSeconds: 60 }, trustProxy } });
  const ask = (server: Served, address: string, path = '/v1') =>
    server.get(path, { headers: { 'x-forwarded-for': address } });

  it('when a client asks too often, then 429 says when to come back, kept answers included', async () => {
    const server = await limited(0);
    for (let left = 4; left >= 0; left -= 1) {
      const { status, headers } = await server.get('/v1');
      expect(status).toBe(200);
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"default";r=${left};t=\\d+$`));
      expect(headers.get('ratelimit-policy')).toBe('"default";q=5;w=60');
    }
    const refused = await server.json('/v1');
    expect(refused).toMatchObject({ status: 429, body: { type: '/problems/too-many-requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await server.get('/healthz')).status).toBe(200);
    await server.close();
  });

  it('when addresses are invented and no proxy is trusted, then they are one client', async () => {
    const server = await limited(0);
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push((await ask(server, `10.0.0.${n}`)).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
    await server.close();
  });

  it('when one proxy is trusted, then clients are told apart, and of IPv6 by their network', async () => {
    const server = await limited(1);
    for (let n = 0; n < 6; n += 1) await ask(server, `203.0.113.1, 2001:db8:0:7::${n}`);
    expect((await ask(server, '2001:db8::7:0:0:0:9')).status).toBe(429);
    expect((await ask(server, '2001:db8:0:8::1')).status).toBe(200);
    expect((await ask(server, '203.0.113.1')).status).toBe(200);
    await server.close();
  });

  it('when a mirror follows the changes, then a request counts as a tenth', async () => {
    const server = await limited(0);
    for (let n = 0; n < 40; n += 1) expect((await server.get('/v1/changes')).status).toBe(200);
    expect((await server.get('/v1')).status).toBe(200);
    expect((await server.get('/v1')).status).toBe(429);
    await server.close();
  });
});

describe('when the store fails', () => {
  /** A reader whose store throws what `failure` holds, while it holds something. */
  const serveFailing = (failure: { error: Error | null }) =>
    serveArchive({
      wrap: (store) =>
        new Proxy(store, {
          get: (target, name) => {
            const member: unknown = Reflect.get(target, name);
            if (typeof member !== 'function') return member;
            return async (...args: unknown[]) => {
              if (failure.error) throw failure.error;
              return Reflect.apply(member, target, args) as unknown;
            };
          },
        }),
    });

  it('then what is kept is answered, everything else is 503 with Retry-After, and nothing of the cause is told', async () => {
    const failure: { error: Error | null } = { error: null };
    const broken = await serveFailing(failure);
    await fill({ store: broken.store, count: 2 });
    await broken.get('/v1/articles');
    failure.error = new ArchiveError('store-unavailable', '/var/lib/secret.db cannot be used: SQLITE_IOERR');
    await pause(SEEN);
    expect((await broken.get('/v1/articles')).status).toBe(200);
    for (const path of [
      '/v1/articles/opinion-1',
      '/v1/articles?limit=3',
      '/v1/authors',
      '/oai?verb=Identify',
      '/readyz',
    ]) {
      const { status, body, headers } = await broken.json(path);
      expect([path, status, headers.get('retry-after')]).toEqual([path, 503, '5']);
      expect(JSON.stringify(body)).not.toContain('secret');
    }
    expect(broken.logged).toHaveLength(5);
    failure.error = null;
    expect((await broken.get('/v1/articles/opinion-1')).status).toBe(200);
    await broken.close();
  });

  it('and it is a bug, then it is no outage: 500 with a request id', async () => {
    const failure: { error: Error | null } = { error: null };
    const broken = await serveFailing(failure);
    await broken.get('/v1/articles');
    failure.error = new TypeError('secret is not a function');
    const { status, body, headers } = await broken.json('/v1/authors');
    expect([status, headers.get('retry-after')]).toEqual([500, null]);
    expect(body).toMatchObject({ requestId: headers.get('x-request-id') });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(broken.logged).toHaveLength(1);
    await broken.close();
  });
});

describe('addresses that are none', () => {
  it('when a browser asks first, then it may ask, and sees that there is nothing', async () => {
    const preflight = await served.get('/v1/nope', { method: 'OPTIONS', headers: { origin: 'https://a.example' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('*');
    const answer = await served.get('/v1/nope');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
    expect((await served.get('/v1/nope', { method: 'POST' })).status).toBe(404);
    expect((await served.get('/')).headers.get('x-archive-revision')).toMatch(/^\d+$/);
  });
});
