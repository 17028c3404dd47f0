import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeAll, fill, idOf, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

const ADDRESS = 'https://portal.example/n?a=1,2&b=意见';

let served: Served;
beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 4 });
  await served.store.append(published(numbered(5, { sourceUrl: ADDRESS, series: null })));
  await withdraw({ store: served.store, record: numbered(4) });
});
afterAll(closeAll);

async function slugs(search: string): Promise<string[]> {
  const { body } = await served.json(`/v1/articles?${search}`);
  return body.data.map(({ slug }: { slug: string }) => slug);
}

describe('articles by name', () => {
  it('when ids are given, in any case and order, then those that are public come, as one question', async () => {
    const ids = [idOf(3), idOf(1).toUpperCase(), idOf(4), idOf(99), idOf(3)];
    const { body } = await served.json(`/v1/articles?id=${ids.join()}&include=total,facets`);
    expect(body.data.map(({ slug }: { slug: string }) => slug)).toEqual(['opinion-3', 'opinion-1']);
    expect(body.page.total).toBe(2);
    expect(body.facets.series).toMatchObject([{ slug: 'ceo-opinions', count: 2 }]);
    expect(body.links.self).toContain(`id=${[1, 3, 4, 99].map(idOf).join()}`);
    expect(await slugs(`id=${idOf(3)}&id=${idOf(1)}&sort=publishedOn`)).toEqual(['opinion-1', 'opinion-3']);
  });

  it('when the address of an original is given, then the articles that have it come, page by page', async () => {
    const search = `sourceUrl=${encodeURIComponent(ADDRESS)}`;
    expect(await slugs(search)).toEqual(['opinion-5']);
    expect(await slugs('sourceUrl=https://portal.example/n')).toEqual([]);
    const { body } = await served.json(`/v1/articles?${search}`);
    expect(new URL(body.links.self).searchParams.get('sourceUrl')).toBe(ADDRESS);
  });

  it('when a series is read in its order, then the links lead through it', async () => {
    const { body } = await served.json('/v1/articles?series=ceo-opinions&sort=instalment&limit=2&include=total');
    expect(body.data.map(({ slug }: { slug: string }) => slug)).toEqual(['opinion-1', 'opinion-2']);
    expect(body.page.total).toBe(3);
    expect(await slugs(new URL(body.links.next).search.slice(1))).toEqual(['opinion-3']);
  });

  it.each([
    ['id=7', 'id'],
    [`id=${idOf(1)},opinion-1`, 'id'],
    [`id=${Array.from({ length: 51 }, (_, n) => idOf(n)).join()}`, 'id'],
    [`id=${idOf(1)}&q=machine`, 'id'],
    ['sourceUrl=portal.example', 'sourceUrl'],
    ['sourceUrl=ftp://portal.example/', 'sourceUrl'],
    [`sourceUrl=https://portal.example/${'a'.repeat(2000)}`, 'sourceUrl'],
    ['sourceUrl=https://a.example/&sourceUrl=https://b.example/', 'sourceUrl'],
    ['sourceUrl=https://portal.example/&q=machine', 'sourceUrl'],
    ['sort=instalment', 'sort'],
    ['sort=instalment&series=ceo-opinions&q=machine', 'sort'],
  ])('when %.60s is asked, then 400 names %s', async (search, parameter) => {
    const { status, body } = await served.json(`/v1/articles?${search}`);
    expect([status, body.errors.map((error: { parameter: string }) => error.parameter)]).toEqual([400, [parameter]]);
  });
});

describe('entities with their total', () => {
  it.each(['authors', 'organizations', 'sources', 'series', 'topics'])(
    'when %s are listed with it, then the page says how many there are, else nothing',
    async (path) => {
      const all = (await served.json(`/v1/${path}?limit=100`)).body;
      expect(all.page).not.toHaveProperty('total');
      const { body } = await served.json(`/v1/${path}?limit=1&include=total`);
      expect(body.page.total).toBe(all.data.length);
      expect((await served.json(`/v1/${path}?include=total&q=nobody-has-this`)).body.page.total).toBe(0);
      expect((await served.get(`/v1/${path}?include=facets`)).status).toBe(400);
    },
  );
});
