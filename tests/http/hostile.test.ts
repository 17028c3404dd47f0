import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { closeAll, fill, numbered, published, serveArchive, withdraw } from '../reader/support.ts';
import type { Served } from '../reader/support.ts';

let served: Served;
/** Calls of the store that a request caused; the revision is asked for on a clock, not by requests. */
let calls: string[] = [];

beforeAll(async () => {
  served = await serveArchive({
    wrap: (store) =>
      new Proxy(store, {
        get: (target, name) => {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...args: unknown[]) => {
            if (name !== 'revision' && name !== 'nextRelease') calls.push(String(name));
            return Reflect.apply(member, target, args) as unknown;
          };
        },
      }),
  });
  await fill({ store: served.store, count: 3 });
  const gone = numbered(4, { slug: 'gone' });
  await served.store.append(published(gone));
  await withdraw({ store: served.store, record: gone });
});
afterAll(closeAll);
beforeEach(() => {
  calls = [];
});

const LISTS = [
  '/v1/articles',
  '/v1/authors',
  '/v1/organizations',
  '/v1/sources',
  '/v1/series',
  '/v1/topics',
  '/v1/changes',
];

describe('parameters', () => {
  it.each([
    'author.secret=a',
    'users.email=a',
    'resetPasswordToken=a',
    '_status=draft',
    'version.title=a',
    'notes=a',
    'where[title][equals]=a',
    'title[$ne]=a',
    '[$where]=1',
    'a[like]=%25',
    '__proto__=1',
    '__proto__[x]=1',
    'constructor=1',
    'hasOwnProperty=1',
    'depth=999',
    'page=0',
    'draft=true',
    'locale=all',
    'select[body]=true',
    '%00=1',
    '%ff=1',
    '=1',
  ])('when %s is sent, then every list says 400 with the name only, and no query reaches the store', async (search) => {
    for (const path of LISTS) {
      const { status, body } = await served.json(`${path}?${search}`);
      expect([path, status]).toEqual([path, 400]);
      expect(body.errors).toEqual([
        { parameter: expect.any(String), code: 'unknown', message: 'no parameter of this name here' },
      ]);
      expect(JSON.stringify(body)).not.toMatch(/stack|node_modules|\.ts/);
    }
    expect(calls).toEqual([]);
  });

  it('when a guess about what is hidden is right or wrong, then the answer is the same', async () => {
    const answers = await Promise.all(
      ['users.email=admin@archive.example', 'users.email=x'].map((search) => served.json(`/v1/articles?${search}`)),
    );
    const [right, wrong] = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(right).toEqual(wrong);
  });

  it.each([
    '0',
    '-1',
    '-5',
    '1.5',
    '1e9',
    '',
    'NaN',
    '101',
    '007',
    ' 5',
    '5 ',
    '0x10',
    '+5',
    '９',
    '999999999999999999999',
  ])('when limit is "%s", then 400', async (limit) => {
    for (const path of LISTS) {
      const { status, body } = await served.json(`${path}?limit=${encodeURIComponent(limit)}`);
      expect([path, status]).toEqual([path, 400]);
      expect(body.errors).toMatchObject([{ parameter: 'limit' }]);
    }
    expect(calls).toEqual([]);
  });

  it('when everything is wrong at once, then every problem is named', async () => {
    const wrong = {
      q: 'x'.repeat(1001),
      author: 'No Slug',
      language: 'fr',
      from: '2022-02-30',
      to: 'today',
      year: '99',
      sort: 'title',
      limit: '0',
      cursor: 'e30',
      include: 'drafts',
      facets: 'secret',
      fields: 'notes',
      colour: 'red',
    };
    const { status, body } = await served.json(`/v1/articles?${new URLSearchParams(wrong)}&limit=3`);
    expect(status).toBe(400);
    const named = body.errors.map(({ parameter, code }: Record<string, string>) => `${parameter} ${code}`);
    expect(named).toEqual([
      'colour unknown',
      'limit repeated',
      'q too-large',
      'author invalid',
      'language invalid',
      'from invalid',
      'to invalid',
      'year too-small',
      'sort invalid',
      'limit too-small',
      'cursor invalid',
      'include invalid',
      'facets invalid',
      'fields invalid',
    ]);
    expect(calls).toEqual([]);
  });

  it('when one value of several is wrong, then it is said which, and each mistake once', async () => {
    const { body } = await served.json('/v1/articles?fields=notes,id,secret&language=en,fr&from=&x=1&x=2');
    const said = body.errors.map(({ parameter, code, message }: Record<string, string>) => [parameter, code, message]);
    expect(said).toEqual([
      ['x', 'unknown', expect.any(String)],
      ['language', 'invalid', 'value 2: must be one of en, zh-Hans'],
      ['from', 'invalid', 'must be a day that exists, YYYY-MM-DD'],
      ['fields', 'invalid', expect.stringMatching(/^value 1: must be any of body, id, /)],
      ['fields', 'invalid', expect.stringMatching(/^value 3: /)],
    ]);
    expect(calls).toEqual([]);
  });

  it.each([
    ['q=a&q=b', 'q'],
    ['author[]=a', 'author[]'],
    ['sort=publishedOn&sort=publishedOn', 'sort'],
    ['sort=relevance', 'sort'],
    ['q=', 'q'],
    ['author=', 'author'],
    ['author=a,', 'author'],
    ['from=0000-01-01', 'from'],
    ['q=%E0%A4%A', 'q'],
    [`author=${Array.from({ length: 51 }, (_, n) => `a${n}`)}`, 'author'],
    [`sort=${'-publishedOn,'.repeat(1000)}`, 'sort'],
    ['{"where":{}}', '{"where":{}}'],
  ])('when %s is sent, then 400 names %s', async (search, parameter) => {
    const { status, body } = await served.json(`/v1/articles?${search}`);
    expect(status).toBe(400);
    expect(body.errors[0].parameter).toBe(parameter);
    expect(calls).toEqual([]);
  });
});

describe('searches', () => {
  it.each([
    '%',
    '%_%_',
    '"',
    '"unclosed',
    '""',
    '*',
    'NEAR(a b)',
    'NEAR(',
    'title:x',
    'a AND',
    'OR',
    'NOT',
    '-',
    '--',
    '-machine',
    '$where',
    '{"$gt":""}',
    "'; DROP TABLE articles; --",
    'machine\u0000tool',
    '🛠️',
    'مرحبا بالعالم',
    'cafe\u0301',
    '\uFEFFx',
    '(((((((((((((((((((((',
    'a'.repeat(1000),
    '机'.repeat(1000),
    '^$.|?*+(){}[]\\',
    '（机床）',
    '\u202Eevil',
  ])('when q is %j, then it is ordinary text', async (q) => {
    const { status, body } = await served.json(`/v1/articles?q=${encodeURIComponent(q)}&include=facets,total`);
    expect(status).toBe(200);
    expect(Array.isArray(body.data)).toBe(true);
  });

  it.each(['x'.repeat(10_000), 'a '.repeat(5000)])('when q has 10,000 characters, then 400', async (q) => {
    const { status, body } = await served.json(`/v1/articles?q=${q.replaceAll(' ', '+')}`);
    expect([status, body.errors[0].code]).toEqual([400, 'too-large']);
    expect(calls).toEqual([]);
  });
});

describe('addresses', () => {
  it('when nothing public is there, then 404 has the same body, whatever the reason', async () => {
    const paths = [
      '/v1/articles/never-written',
      '/v1/articles/a-draft',
      `/v1/articles/${'a'.repeat(121)}`,
      '/v1/articles/Opinion-1',
      '/v1/articles/opinion-1.pdf',
      '/v1/articles/..%2f..%2fetc%2fpasswd',
      '/v1/articles/%00',
      '/v1/articles/opinion-1/editions/0',
      '/v1/articles/opinion-1/editions/x',
      '/v1/authors/nobody',
      '/v1/users',
      '/V1/articles',
      '/feeds/articles.xml',
      '/feeds/authors/nobody.rss',
      '/feeds/users/nobody.rss',
      `/media/${'0'.repeat(64)}.png`,
      '/media/..%2f..%2fetc%2fpasswd',
      '/docs/..%2fpage.ts',
      '/docs/page.ts',
      '/sitemaps/x.xml',
      '/problems/nothing',
    ];
    const bodies = [];
    for (const path of paths) {
      const { status, body, headers } = await served.json(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get('content-type')).toBe('application/problem+json');
      bodies.push({ ...body, requestId: '' });
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it.each(['/v1/articles/%ff', '/v1/articles/%E0%A4%A', '/v1/articles/%'])(
    'when %s is not percent-encoded UTF-8, then 400',
    async (path) => {
      expect(await raw(`GET ${path} HTTP/1.1`)).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  it('when the address is over its limit, then 414', async () => {
    const { status } = await served.json(`/v1/articles?q=${'x'.repeat(14_500)}`);
    expect(status).toBe(414);
  });

  it('when headers are too large, then 431', async () => {
    expect(await raw(`GET /v1 HTTP/1.1\r\nX-Large: ${'x'.repeat(65_536)}`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it.each([
    'GET http://elsewhere.example/v1 HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'GET //evil.example/v1 HTTP/1.1',
    'GET /v1?%zz HTTP/1.1',
  ])('when the request line is "%s", then it is no failure of ours', async (line) => {
    expect(await raw(line)).toMatch(/^HTTP\/1\.1 [234]\d\d /);
  });
});

describe('methods', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
    'when the method is %s, then 405 with Allow',
    async (method) => {
      for (const path of [
        '/v1/articles',
        '/v1/articles/opinion-1',
        '/v1/articles/unknown',
        '/feeds/articles.rss',
        '/healthz',
        '/docs',
        '/',
      ]) {
        const { status, headers } = await served.json(path, {
          method,
          body: '{"broken',
          headers: { 'content-type': 'application/json' },
        });
        expect([path, status, headers.get('allow')]).toEqual([path, 405, 'GET, HEAD, OPTIONS']);
      }
      expect(calls).toEqual([]);
    },
  );

  it('when the method is TRACE, then 405 and nothing is echoed', async () => {
    const answer = await raw('TRACE /v1 HTTP/1.1\r\nX-Secret: mine');
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).not.toContain('mine');
  });

  it('when headers try to override the method, then they are ignored', async () => {
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'PUT', 'x-http-method': 'POST' };
    expect((await served.get('/v1/articles/opinion-1', { headers })).status).toBe(200);
    const posted = await served.get('/v1/articles', { method: 'POST', headers: { 'x-http-method-override': 'GET' } });
    expect(posted.status).toBe(405);
    expect((await served.get('/v1/articles?_method=DELETE')).status).toBe(400);
  });
});

describe('identities', () => {
  it('when headers pretend to be somebody, then the bytes are those for anybody', async () => {
    const none = await (await served.get('/v1/articles?limit=3')).text();
    const token = `${btoa('{"alg":"none"}')}.${btoa('{"id":1,"collection":"users"}')}.`;
    for (const headers of [
      { authorization: `JWT ${token}` },
      { authorization: `Bearer ${token}` },
      { cookie: `payload-token=${token}` },
      { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' },
      { 'x-middleware-subrequest': 'middleware:middleware' },
      { 'x-original-url': '/admin', 'x-rewrite-url': '/admin' },
    ] as Record<string, string>[]) {
      expect(await (await served.get('/v1/articles?limit=3', { headers })).text()).toBe(none);
    }
    expect(none).not.toContain('evil.example');
  });

  it('when the Host is poisoned, then no address in the answer follows it', async () => {
    const answer = await raw('GET /v1 HTTP/1.1', 'evil.example');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toContain('evil.example');
  });
});

/** One request as text: what fetch would not send. */
function raw(head: string, host = 'localhost'): Promise<string> {
  const { port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`${head}\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', (part) => (answer += part.toString('latin1')));
    socket.on('end', () => resolve(answer));
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
  });
}
