import { describe, expect, test } from '@jest/globals';
import type { ArchiveStore } from '../../../src/archive/ArchiveStore.ts';
import type { ArticleRecord } from '../../../src/domain/record.ts';
import type { Suite } from '../archiveStore.ts';
import {
  allSlugs,
  cardsOf,
  correct,
  everything,
  idOf,
  instant,
  publication,
  publish,
  query,
  slugs,
  withdraw,
} from '../support.ts';

const ref = (slug: string) => ({ slug, name: slug.toUpperCase() });
const by = (author: string, organization: string | null): ArticleRecord['attributions'] => [
  { author: ref(author), position: null, organization: organization === null ? null : ref(organization) },
];
const series = (slug: string) => ({ slug, title: slug, instalment: 1 });

async function publishFive(store: ArchiveStore): Promise<void> {
  const articles: Partial<ArticleRecord>[] = [
    { slug: 'a', publishedOn: '2021-05-01', attributions: by('ann', 'acme'), topics: [ref('spindles')], series: null },
    { slug: 'b', publishedOn: '2022-01-01', attributions: by('bob', 'acme'), topics: [], language: 'zh-Hans' },
    { slug: 'c', publishedOn: '2022-06-15', attributions: by('ann', null), topics: [ref('spindles'), ref('export')] },
    {
      slug: 'd',
      publishedOn: '2022-12-31',
      attributions: by('cid', 'best'),
      source: ref('daily'),
      series: series('x'),
    },
    { slug: 'e', publishedOn: '2023-01-01', attributions: [...by('ann', 'acme'), ...by('bob', 'best')], series: null },
  ];
  for (const [n, article] of articles.entries()) await publish(store, 9 - n, article);
}

export const describeLists: Suite = (store) => {
  test('when articles have different dates, then the newest comes first, or the oldest when asked', async () => {
    await publishFive(store());
    expect(await slugs(store())).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(await slugs(store(), { sort: 'publishedOn' })).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('when sorted by release, then by the first edition, not by date or correction', async () => {
    await publishFive(store());
    await correct(store(), 5, { title: 'Corrected' }, instant(50));
    expect(await slugs(store(), { sort: '-releasedAt' })).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await slugs(store(), { sort: 'releasedAt' })).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  test('when dates are equal, then the id decides', async () => {
    const ids = [3, 1, 4, 5, 9, 2, 6].map((n) => ({ n, id: idOf(n) }));
    for (const { n } of ids) await publish(store(), n);
    const inOrder = [...ids].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ n }) => `article-${n}`);
    expect(await slugs(store(), { sort: 'publishedOn' })).toEqual(inOrder);
    expect(await slugs(store())).toEqual(inOrder.toReversed());
  });

  test.each([[[7, 3, 9, 1, 8, 2, 6, 5, 4]], [[1, 2, 3, 4, 5, 6, 7, 8, 9]], [[9, 8, 7, 6, 5, 4, 3, 2, 1]]])(
    'when ids begin alike, then they are in order nevertheless (%j)',
    async (numbers) => {
      for (const n of numbers) {
        const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
        await store().append({ ...publication(n, { id }), articleId: id });
      }
      const inOrder = Array.from({ length: 9 }, (_, n) => `article-${n + 1}`);
      expect(await allSlugs(store(), { sort: 'publishedOn' })).toEqual(inOrder);
      expect(await allSlugs(store())).toEqual(inOrder.toReversed());
    },
  );

  describe.each([
    ['author', ['ann'], ['e', 'c', 'a']],
    ['author', ['ann', 'bob'], ['e', 'c', 'b', 'a']],
    ['author', ['bob', 'cid', 'nobody'], ['e', 'd', 'b']],
    ['author', ['nobody'], []],
    ['organization', ['best'], ['e', 'd']],
    ['source', ['daily'], ['d']],
    ['series', ['x'], ['d']],
    ['topic', ['spindles'], ['c', 'a']],
    ['topic', ['spindles', 'export'], ['c', 'a']],
    ['language', ['zh-Hans'], ['b']],
    ['language', ['en', 'zh-Hans'], ['e', 'd', 'c', 'b', 'a']],
  ] as const)('when filtered by %s %j', (filter, values, expected) => {
    test.each(['-publishedOn', 'publishedOn', '-releasedAt', 'releasedAt'] as const)(
      'then sorted by %s',
      async (sort) => {
        await publishFive(store());
        // The five were released in the opposite order of their dates.
        const isNewestFirst = sort === '-publishedOn' || sort === 'releasedAt';
        const filters = { [filter]: [...values] };
        expect(await slugs(store(), { filters, sort })).toEqual(isNewestFirst ? expected : [...expected].reverse());
      },
    );
  });

  test('when several filters are given, then all hold', async () => {
    await publishFive(store());
    expect(await slugs(store(), { filters: { author: ['ann'], organization: ['acme'] } })).toEqual(['e', 'a']);
    expect(
      await slugs(store(), { filters: { author: ['ann', 'bob'], language: ['en'], topic: ['spindles'] } }),
    ).toEqual(['c', 'a']);
    expect(await slugs(store(), { filters: { author: ['cid'], language: ['zh-Hans'] } })).toEqual([]);
  });

  test('when more alternatives are given than an archive is ever asked for, then they are alternatives', async () => {
    await publishFive(store());
    const many = Array.from({ length: 300 }, (_, n) => `nobody-${n}`);
    for (let n = 20; n < 90; n++)
      await publish(store(), n, { slug: `many-${n}`, attributions: by(`author-${n}`, null) });
    const authors = Array.from({ length: 70 }, (_, n) => `author-${n + 20}`);
    expect(await slugs(store(), { limit: 100, filters: { author: [...many, ...authors, 'cid'] } })).toHaveLength(71);
  });

  test('when dates limit the list, then both ends are included', async () => {
    await publishFive(store());
    expect(await slugs(store(), { from: '2022-06-15' })).toEqual(['e', 'd', 'c']);
    expect(await slugs(store(), { to: '2022-06-15' })).toEqual(['c', 'b', 'a']);
    expect(await slugs(store(), { year: 2022 })).toEqual(['d', 'c', 'b']);
    expect(await slugs(store(), { year: 2022, from: '2022-02-01', to: '2030-01-01' })).toEqual(['d', 'c']);
    expect(await slugs(store(), { year: 2022, sort: '-releasedAt', filters: { language: ['en'] } })).toEqual([
      'c',
      'd',
    ]);
    expect(await slugs(store(), { from: '2024-01-01' })).toEqual([]);
    expect(await slugs(store(), { from: '2023-01-01', to: '2022-01-01' })).toEqual([]);
    expect(await slugs(store(), { year: 9999 })).toEqual([]);
  });

  test('when dates are as far apart as dates can be, then they are in order', async () => {
    await publish(store(), 1, { publishedOn: '9999-12-31' });
    await publish(store(), 2, { publishedOn: '1000-01-01' });
    await publish(store(), 3, { publishedOn: '1969-12-31' });
    expect(await slugs(store())).toEqual(['article-1', 'article-3', 'article-2']);
    expect(await slugs(store(), { to: '1000-01-01' })).toEqual(['article-2']);
    expect(await slugs(store(), { year: 9999 })).toEqual(['article-1']);
  });

  test('when the body is asked for, then it comes as stored JSON', async () => {
    await publish(store(), 1);
    const { bodies } = await store().listArticles(query({ withBody: true }));
    expect(JSON.parse(String(bodies))).toEqual({
      html: '<p>The first paragraph.</p><p>The second paragraph.</p>',
      text: 'The first paragraph.\n\nThe second paragraph.',
      markdown: 'The first paragraph.\n\nThe second paragraph.',
    });
    expect(await store().listArticles(query())).toMatchObject({ bodies: null, matches: null });
  });

  test('when a corrected article changes date and topics, then it is listed as it is now', async () => {
    await publishFive(store());
    await correct(store(), 9, { publishedOn: '2024-01-01', topics: [ref('export')], slug: 'a2' }, instant(60));
    expect(await slugs(store())).toEqual(['a2', 'e', 'd', 'c', 'b']);
    expect(await slugs(store(), { filters: { topic: ['spindles'] } })).toEqual(['c']);
    expect(await slugs(store(), { filters: { topic: ['export'] } })).toEqual(['a2', 'c']);
    const [card] = cardsOf(await store().listArticles(query({ limit: 1 })));
    expect(card).toMatchObject({ edition: 2, updatedAt: instant(60), releasedAt: instant(9) });
  });

  test('when an article is withdrawn, then no list shows it, and when restored each does again', async () => {
    await publishFive(store());
    await withdraw(store(), 7, instant(60));
    expect(await slugs(store())).toEqual(['e', 'd', 'b', 'a']);
    expect(await slugs(store(), { filters: { topic: ['spindles'] }, sort: '-releasedAt' })).toEqual(['a']);
    await correct(store(), 7, {}, instant(61));
    expect(await slugs(store())).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  test.each(['-publishedOn', 'publishedOn', '-releasedAt', 'releasedAt'] as const)(
    'when paging by %s while articles are added and change, then each of the first is seen exactly once',
    async (sort) => {
      const dates = ['2022-01-01', '2022-01-02', '2022-01-03'];
      for (let n = 0; n < 10; n++) await publish(store(), n, { publishedOn: dates[n % 3] ?? '' });
      let next = 10;
      const seen = await allSlugs(store(), { sort, limit: 2 }, async () => {
        if (next >= 20) return;
        await publish(store(), next, { publishedOn: dates[next % 3] ?? '' });
        await correct(store(), next - 10, { title: `Corrected ${next}` }, instant(100 + next));
        next += 1;
      });
      const first = seen.filter((slug) => Number(slug.split('-')[1]) < 10);
      expect(first).toHaveLength(10);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  test('when the article a cursor stands on is withdrawn, then the list goes on behind it', async () => {
    for (let n = 0; n < 5; n++) await publish(store(), n, { publishedOn: `2022-01-0${n + 1}` });
    const page = await store().listArticles(query({ limit: 2 }));
    await withdraw(store(), 3, instant(50));
    expect(await slugs(store(), { after: page.next })).toEqual(['article-2', 'article-1', 'article-0']);
  });

  test('when a page is exactly full, then there is a next one only if something is left', async () => {
    for (let n = 0; n < 4; n++) await publish(store(), n);
    const first = await store().listArticles(query({ limit: 2 }));
    const second = await store().listArticles(query({ limit: 2, after: first.next }));
    expect(first.next).not.toBeNull();
    expect(cardsOf(second)).toHaveLength(2);
    expect(second.next).toBeNull();
  });

  test('when articles are named by id or by the address of their original, then only those are listed and counted', async () => {
    const [first, second] = ['https://portal.example/1', 'https://portal.example/2'];
    const sourceUrls = [first, first, second, null, first];
    for (const [n, sourceUrl] of sourceUrls.entries()) {
      const topics = n === 1 ? [ref('spindles')] : [];
      await publish(store(), n, { sourceUrl, topics, publishedOn: `202${n}-01-01` });
    }
    await withdraw(store(), 4, instant(20));
    const ids = [idOf(3), idOf(0), idOf(4), idOf(99)];
    expect(await slugs(store(), { ids })).toEqual(['article-3', 'article-0']);
    expect(await allSlugs(store(), { ids, limit: 1, sort: 'publishedOn' })).toEqual(['article-0', 'article-3']);
    expect(await slugs(store(), { ids, sort: 'releasedAt' })).toEqual(['article-0', 'article-3']);
    expect(await slugs(store(), { sourceUrl: first })).toEqual(['article-1', 'article-0']);
    expect(await slugs(store(), { sourceUrl: first, ids: [idOf(1), idOf(2)] })).toEqual(['article-1']);
    expect(await slugs(store(), { sourceUrl: first, filters: { topic: ['spindles'] } })).toEqual(['article-1']);
    expect(await slugs(store(), { sourceUrl: first, year: 2020, sort: '-releasedAt' })).toEqual(['article-0']);
    expect(await slugs(store(), { sourceUrl: `${first}/` })).toEqual([]);
    expect(await store().countArticles({ ...everything, sourceUrl: first })).toBe(2);
    expect(await store().countArticles({ ...everything, ids, updatedSince: instant(3) })).toBe(1);
    const facets = await store().countFacets({ selection: { ...everything, ids }, facets: ['year'] });
    expect(facets?.year?.map(({ slug, count }) => [slug, count])).toEqual([
      ['2023', 1],
      ['2020', 1],
    ]);
  });

  test('when a series is listed by instalment, then by number, those without one last, from page to page', async () => {
    const instalments = [10, 2, null, 1, 2, null, 7];
    for (const [n, instalment] of instalments.entries()) {
      const name = n === 6 ? 'other' : 'x';
      const topics = n === 1 ? [ref('spindles')] : [];
      const publishedOn = `20${20 - n}-01-01`;
      await publish(store(), n, { series: { slug: name, title: name, instalment }, topics, publishedOn });
    }
    const listed = (series: string[], more = {}) =>
      allSlugs(store(), { sort: 'instalment', limit: 2, filters: { series, ...more } });
    const numbers = (order: number[]) => order.map((n) => `article-${n}`);
    expect(await listed(['x'])).toEqual(numbers([3, 4, 1, 0, 5, 2]));
    expect(await listed(['x', 'other', 'unknown'])).toEqual(numbers([3, 4, 1, 6, 0, 5, 2]));
    expect(await listed(['x'], { topic: ['spindles'] })).toEqual(numbers([1]));
    await correct(store(), 0, { series: { slug: 'x', title: 'x', instalment: 1 } }, instant(20));
    await withdraw(store(), 4, instant(21));
    expect(await listed(['x'])).toEqual(numbers([3, 0, 1, 5, 2]));
    await store().rebuild();
    expect(await listed(['x'])).toEqual(numbers([3, 0, 1, 5, 2]));
    expect(await slugs(store(), { sort: 'instalment', filters: { series: ['x'] }, to: '2018-12-31' })).toEqual(
      numbers([3, 5, 2]),
    );
  });
};
