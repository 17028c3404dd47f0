import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { at, closeAll, fill, idOf, nextInstant, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

let served: Served;

beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 3 });
  const withPicture = numbered(4, {
    translationOf: idOf(3),
    language: 'zh-Hans',
    image: { url: `/media/${'b'.repeat(64)}.png`, alt: 'A lathe', credit: null, width: 4, height: 3 },
    body: {
      html: `<p>See <img src="/media/${'b'.repeat(64)}.png" alt="A lathe"></p>`,
      text: 'See /media/ for files.',
      markdown: `See ![A lathe](/media/${'b'.repeat(64)}.png)`,
    },
  });
  await served.store.append(published(withPicture));
  const gone = numbered(5, { slug: 'gone' });
  await served.store.append(published(gone));
  await withdraw({ store: served.store, record: gone });
  await served.store.append({
    kind: 'corrected',
    articleId: idOf(1),
    at: nextInstant(),
    record: numbered(1, { slug: 'opinion-one', corrections: [{ on: '2026-01-02', note: 'The year was wrong' }] }),
    expectedEditions: 1,
  });
});
afterAll(closeAll);

describe('GET /v1/articles/{slug}', () => {
  it('when the article is public, then it has its body, its edition and the introduction of its series', async () => {
    const { status, body } = await served.json('/v1/articles/opinion-2');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: idOf(2),
      url: 'https://archive.example/v1/articles/opinion-2',
      edition: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      series: { slug: 'ceo-opinions', instalment: 2, introduction: { text: 'Opinions of members.' } },
      body: { text: expect.stringContaining('first paragraph') },
      summary: expect.any(String),
      image: null,
    });
    expect(body).not.toHaveProperty('translationOf');
  });

  it('when it has pictures, then every address of the archive is absolute, and its text is as it was', async () => {
    const { body } = await served.json('/v1/articles/opinion-4');
    const address = `https://archive.example/media/${'b'.repeat(64)}.png`;
    expect(body.image.url).toBe(address);
    expect(body.body.html).toContain(`src="${address}"`);
    expect(body.body.markdown).toContain(`](${address})`);
    expect(body.body.text).toBe('See /media/ for files.');
  });

  it('when it was translated, then both name each other', async () => {
    expect((await served.json('/v1/articles/opinion-4')).body.translations).toEqual([
      { language: 'en', slug: 'opinion-3' },
    ]);
    expect((await served.json('/v1/articles/opinion-3')).body.translations).toEqual([
      { language: 'zh-Hans', slug: 'opinion-4' },
    ]);
  });

  it.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['image/png, */*;q=0.1', 'application/json; charset=utf-8'],
    [';;;', 'application/json; charset=utf-8'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['text/markdown', 'text/markdown; charset=utf-8'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['application/ld+json', 'application/ld+json'],
  ])('when it is accepted as %s, then it comes as %s', async (accept, type) => {
    const response = await served.get('/v1/articles/opinion-2', { headers: { accept } });
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('vary')).toBe('Accept, Accept-Datetime, Accept-Encoding');
  });

  it.each([
    ['json', 'application/json; charset=utf-8'],
    ['html', 'text/html; charset=utf-8'],
    ['md', 'text/markdown; charset=utf-8'],
    ['txt', 'text/plain; charset=utf-8'],
    ['jsonld', 'application/ld+json'],
  ])('when the suffix is .%s, then it comes as %s whatever is accepted', async (suffix, type) => {
    const response = await served.get(`/v1/articles/opinion-2.${suffix}`, { headers: { accept: 'image/png' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toContain('Opinion 2 on machine tools');
  });

  it('when it is a page, then its policy allows no script', async () => {
    const response = await served.get('/v1/articles/opinion-2.html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
  });
});

describe('an article that moved or went', () => {
  it.each([
    ['/v1/articles/opinion-1', '/v1/articles/opinion-one'],
    ['/v1/articles/opinion-1.md', '/v1/articles/opinion-one.md'],
    ['/v1/articles/opinion-1/citation?format=ris', '/v1/articles/opinion-one/citation?format=ris'],
    ['/v1/articles/opinion-1/editions/2', '/v1/articles/opinion-one/editions/2'],
  ])('when %s has an old slug, then 308 leads to %s', async (path, location) => {
    const response = await served.get(path);
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe(location);
    expect((await served.get(location)).status).toBe(200);
  });

  it('when the archive lives below a path, then the redirect stays below it', async () => {
    const below = await serveArchive({ settings: { publicUrl: 'https://portal.example/archive' } });
    await below.store.append(published(numbered(1)));
    const record = numbered(1, { slug: 'new' });
    await below.store.append({ kind: 'corrected', articleId: idOf(1), at: nextInstant(), record, expectedEditions: 1 });
    const response = await below.get('/v1/articles/opinion-1');
    expect(response.headers.get('location')).toBe('/archive/v1/articles/new');
    await below.close();
  });

  it.each(['', '.html', '/editions', '/editions/1', '/citation?format=bibtex'])(
    'when gone%s was withdrawn, then 410 shows the tombstone and nothing else',
    async (rest) => {
      const { status, body, headers } = await served.json(`/v1/articles/gone${rest}`);
      expect(status).toBe(410);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(body).toEqual({
        type: '/problems/withdrawn',
        title: expect.any(String),
        status: 410,
        detail: expect.any(String),
        errors: [],
        requestId: headers.get('x-request-id'),
        tombstone: {
          title: 'Opinion 5 on machine tools',
          publishedOn: expect.any(String),
          withdrawnAt: expect.any(String),
          reason: 'The author asked for it',
          citation: expect.any(String),
        },
      });
    },
  );

  it('when a person follows a link to it, then a page says why it is gone', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const response = await served.get('/v1/articles/gone.html', { headers: { accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).toContain('Opinion 5 on machine tools');
    expect(page).toContain('The author asked for it');
    const none = await served.get('/v1/articles/%3Cb%3E', { headers: { accept } });
    expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('此网址没有已发布的内容')]);
    const list = await served.get('/v1/articles?limit=0', { headers: { accept } });
    expect(list.headers.get('content-type')).toBe('application/problem+json');
    for (const other of ['*/*', 'application/json', 'application/json, text/html', 'text/plain']) {
      const { headers } = await served.get('/v1/articles/gone.html', { headers: { accept: other } });
      expect(headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('when it is restored, then it is read again', async () => {
    const record = numbered(6, { slug: 'back' });
    await served.store.append(published(record));
    await withdraw({ store: served.store, record });
    await served.store.append({
      kind: 'restored',
      articleId: record.id,
      at: nextInstant(),
      record,
      expectedEditions: 2,
    });
    expect((await served.json('/v1/articles/back')).body.edition).toBe(3);
  });
});

describe('citation and editions', () => {
  it.each([
    ['bibtex', 'application/x-bibtex; charset=utf-8', '@misc{'],
    ['ris', 'application/x-research-info-systems; charset=utf-8', 'TY  - '],
    ['csl-json', 'application/vnd.citationstyles.csl+json', '"title"'],
    ['gbt7714', 'text/plain; charset=utf-8', '[2026-11-02]'],
  ])('when cited as %s, then the type is %s', async (format, type, part) => {
    const response = await served.get(`/v1/articles/opinion-2/citation?format=${format}&accessed=2026-11-02`);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toContain(part);
  });

  it('when no day of access is named, then it is the day of asking, also for a question asked before', async () => {
    const address = '/v1/articles/opinion-2/citation?format=gbt7714';
    const cite = async () => (await served.get(address)).text();
    expect(await at('2026-11-22T15:59:59Z', cite)).toContain('[2026-11-22]');
    expect(await at('2026-11-22T16:00:01Z', cite)).toContain('[2026-11-23]');
    const since = { 'if-modified-since': (await served.get(address)).headers.get('last-modified') ?? '' };
    expect((await served.get(address, { headers: since })).status).toBe(200);
  });

  it('when no format is named, then 400 says that it is needed', async () => {
    const { status, body } = await served.json('/v1/articles/opinion-2/citation');
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ parameter: 'format', code: 'missing', message: expect.any(String) }]);
  });

  it('when an article has editions, then they come newest first, page by page, and one by one', async () => {
    const first = await served.json('/v1/articles/opinion-one/editions?limit=1');
    expect(first.body.data).toMatchObject([{ number: 2, kind: 'corrected', article: { id: idOf(1) } }]);
    const second = await served.json(`/v1/articles/opinion-one/editions?limit=1&cursor=${first.body.page.next}`);
    expect(second.body.data).toMatchObject([{ number: 1, kind: 'published' }]);
    expect(second.body.page.next).toBeNull();
    const one = await served.json('/v1/articles/opinion-one/editions/1');
    expect(one.body).toEqual(second.body.data[0]);
    expect((await served.get('/v1/articles/opinion-one/editions/3')).status).toBe(404);
  });
});
