import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeAll, fill, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

const COUNT = 25;
let served: Served;

beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: COUNT });
  await served.store.append(
    published(
      numbered(1001, {
        slug: 'lun-jichuang',
        language: 'zh-Hans',
        title: '论机床工具的国产替代',
        publishedOn: '2019-05-01',
        attributions: [{ author: { slug: 'li-hua', name: '李华' }, position: null, organization: null }],
        topics: [],
        series: null,
        body: { html: '<p>核心技术要靠自己。</p>', text: '核心技术要靠自己。', markdown: '核心技术要靠自己。' },
      }),
    ),
  );
});
afterAll(closeAll);

const slugs = (body: { data: { slug: string }[] }) => body.data.map(({ slug }) => slug);

describe('GET /v1/articles', () => {
  it('when asked without parameters, then it answers the newest 20 with all fields and where to go on', async () => {
    const { status, body, headers } = await served.json('/v1/articles');
    expect(status).toBe(200);
    expect(slugs(body)).toEqual(Array.from({ length: 20 }, (_, index) => `opinion-${COUNT - index}`));
    expect(body.page).toEqual({ limit: 20, next: expect.any(String) });
    expect(body.data[0].url).toBe('https://archive.example/v1/articles/opinion-25');
    expect(body.data[0].body).toBeUndefined();
    expect(body.links.self).toBe('https://archive.example/v1/articles?limit=20');
    expect(headers.get('link')).toBe(`<${body.links.next}>; rel="next"`);
    expect(headers.get('x-archive-revision')).toBe(String(COUNT + 1));
  });

  it('when pages are followed while articles are added, then each article comes once and in order', async () => {
    const seen: string[] = [];
    let path: string | null = '/v1/articles?limit=10&author=jiang-baoquan';
    let added = COUNT;
    while (path) {
      const { body } = await served.json(path);
      seen.push(...slugs(body));
      added += 1;
      await served.store.append(published(numbered(added)));
      path = body.links.next && String(body.links.next).replace('https://archive.example', '');
    }
    expect(seen).toEqual(Array.from({ length: COUNT }, (_, index) => `opinion-${COUNT - index}`));
  });

  it('when sorted the other way, then the oldest comes first', async () => {
    const { body } = await served.json('/v1/articles?sort=publishedOn&limit=2');
    expect(slugs(body)).toEqual(['lun-jichuang', 'opinion-1']);
  });

  it('when filters are combined, then all hold, and values of one are alternatives', async () => {
    const both = await served.json('/v1/articles?author=li-hua,jiang-baoquan&to=2020-01-02&include=total');
    expect(slugs(both.body)).toEqual(['opinion-2', 'opinion-1', 'lun-jichuang']);
    expect(both.body.page.total).toBe(3);
    const one = await served.json('/v1/articles?author=li-hua&language=en');
    expect(one.body.data).toEqual([]);
  });

  it('when a slug is unknown, then the list is empty and not an error', async () => {
    const { status, body } = await served.json('/v1/articles?topic=nothing-of-this&include=total');
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: [], page: { next: null, total: 0 }, links: { next: null } });
  });

  it.each([
    ['year=2019', ['lun-jichuang']],
    ['from=2020-01-03&to=2020-01-04', ['opinion-4', 'opinion-3']],
    ['from=2020-01-04&to=2020-01-03', []],
  ])('when asked for %s, then dates are inclusive', async (query, expected) => {
    expect(slugs((await served.json(`/v1/articles?${query}`)).body)).toEqual(expected);
  });

  it('when fields are named, then each article has these and no others', async () => {
    const { body } = await served.json('/v1/articles?limit=1&year=2019&fields=title,slug,body');
    expect(body.data).toEqual([
      {
        slug: 'lun-jichuang',
        title: '论机床工具的国产替代',
        body: expect.objectContaining({ text: '核心技术要靠自己。' }),
      },
    ]);
    expect((await served.json('/v1/articles?limit=1&year=2019&fields=url')).body.data).toEqual([
      { url: 'https://archive.example/v1/articles/lun-jichuang' },
    ]);
  });

  it('when facets are included, then all but month are counted, and month where asked', async () => {
    const { body } = await served.json('/v1/articles?year=2019&include=facets&limit=1');
    expect(Object.keys(body.facets)).toEqual([
      'author',
      'organization',
      'source',
      'series',
      'topic',
      'language',
      'year',
    ]);
    expect(body.facets.author).toEqual([
      { slug: 'li-hua', name: '李华', names: { en: null, 'zh-Hans': '李华' }, count: 1 },
    ]);
    const months = await served.json('/v1/articles?year=2019&facets=month');
    expect(months.body.facets).toEqual({
      month: [{ slug: '2019-05', name: expect.any(String), names: null, count: 1 }],
    });
  });

  it('when searched, then each article says why it matches, in both languages', async () => {
    const english = await served.json('/v1/articles?q=opinion+3&limit=1');
    expect(english.body.data[0].match.score).toEqual(expect.any(Number));
    const chinese = await served.json(`/v1/articles?q=${encodeURIComponent('核心 机床')}`);
    expect(slugs(chinese.body)).toEqual(['lun-jichuang']);
    expect(chinese.body.data[0].match.snippet).toContain('<mark>');
  });

  it('when a search has several pages, then its cursor leads on by relevance', async () => {
    const first = await served.json('/v1/articles?q=machine&limit=7');
    const second = await served.json(`/v1/articles?q=machine&limit=7&cursor=${first.body.page.next}`);
    expect(new Set([...slugs(first.body), ...slugs(second.body)]).size).toBe(14);
  });

  it('when an article was withdrawn, then no list, count or facet has it', async () => {
    const record = numbered(2000, { slug: 'soon-gone', publishedOn: '2018-01-01', language: 'zh-Hans' });
    await served.store.append(published(record));
    await withdraw({ store: served.store, record });
    const { body } = await served.json('/v1/articles?year=2018&include=total,facets');
    expect(body).toMatchObject({ data: [], page: { total: 0 } });
    expect(body.facets.source).toEqual([]);
    expect(JSON.stringify((await served.json('/v1/articles?q=soon&limit=100')).body.data)).not.toContain('soon-gone');
  });
});

describe('a cursor', () => {
  it('when it belongs to another query, then 400 names it', async () => {
    const { body } = await served.json('/v1/articles?limit=2');
    const other = await served.json(`/v1/articles?limit=2&sort=publishedOn&cursor=${body.page.next}`);
    expect(other).toMatchObject({ status: 400, body: { errors: [{ parameter: 'cursor', code: 'invalid' }] } });
  });

  it('when any of its characters is changed, then 400', async () => {
    const { body } = await served.json('/v1/articles?limit=2');
    const cursor: string = body.page.next;
    for (let at = 0; at < cursor.length; at += 1) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect((await served.get(`/v1/articles?limit=2&cursor=${changed}`)).status).toBe(400);
    }
  });

  it('when the default sort is named or values are reordered, then the cursor still fits', async () => {
    const { body } = await served.json('/v1/articles?limit=2&author=jiang-baoquan,li-hua');
    const again = await served.get(
      `/v1/articles?sort=-publishedOn&author=li-hua,jiang-baoquan&limit=3&cursor=${body.page.next}`,
    );
    expect(again.status).toBe(200);
  });
});
