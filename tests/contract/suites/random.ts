import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ArchiveStore } from '../../../src/archive/ArchiveStore.ts';
import type { ArticleRecord } from '../../../src/domain/record.ts';
import type { Suite } from '../archiveStore.ts';
import { allSlugs, cardsOf, correct, dump, everything, idOf, instant, publish, query, withdraw } from '../support.ts';

const ARTICLES = 6;

/** One attempt at the article with this number: publish, correct or restore it, or withdraw it. */
const step = fc.record({
  n: fc.nat(ARTICLES - 1),
  withdraw: fc.boolean(),
  slug: fc.constantFrom('', '-b', '-c'),
  publishedOn: fc.constantFrom('2021-12-31', '2022-01-01', '2022-01-02'),
  topics: fc.subarray(['x', 'y', 'z']),
  language: fc.constantFrom('en' as const, 'zh-Hans' as const),
  translationOf: fc.option(fc.nat(ARTICLES - 1), { nil: null }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Known = { record: Partial<ArticleRecord>; isPublic: boolean; slugs: Set<string> };

async function take(store: ArchiveStore, model: Map<number, Known>, change: Step, at: string): Promise<void> {
  const { n } = change;
  const known = model.get(n);
  if (change.withdraw) {
    if (!known?.isPublic) return;
    await withdraw(store, n, at);
    known.isPublic = false;
    return;
  }
  const record = {
    slug: `article-${n}${change.slug}`,
    publishedOn: change.publishedOn,
    language: change.language,
    topics: change.topics.map((slug) => ({ slug, name: slug })),
    translationOf: change.translationOf === null ? null : idOf(change.translationOf),
    title: change.topics.join(' ') || 'none',
  };
  if (known) await correct(store, n, record, at);
  else await publish(store, n, record);
  model.set(n, { record, isPublic: true, slugs: (known?.slugs ?? new Set()).add(record.slug) });
}

/** Public slugs of the model, in the order of the default list. */
function expected(
  model: Map<number, Known>,
  holds: (record: Partial<ArticleRecord>) => boolean = () => true,
): string[] {
  return [...model]
    .filter(([, { isPublic, record }]) => isPublic && holds(record))
    .map(([n, { record }]) => ({ key: `${record.publishedOn} ${idOf(n)}`, slug: record.slug ?? '' }))
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ slug }) => slug);
}

async function expectAgreement(store: ArchiveStore, model: Map<number, Known>): Promise<void> {
  expect((await store.verify()).problems).toEqual([]);
  expect(await allSlugs(store)).toEqual(expected(model));
  for (const topic of ['x', 'y', 'z']) {
    const holds = (record: Partial<ArticleRecord>) => record.topics?.some(({ slug }) => slug === topic) ?? false;
    const filters = { topic: [topic] };
    expect(await allSlugs(store, { filters, limit: 2 })).toEqual(expected(model, holds));
    expect(await store.countArticles({ ...everything, filters, from: '2000-01-01' })).toBe(
      expected(model, holds).length,
    );
    expect((await allSlugs(store, { text: topic })).sort()).toEqual(expected(model, holds).sort());
    const entity = await store.getEntity({ kind: 'topic', slug: topic });
    expect(entity === null ? 0 : JSON.parse(entity).articleCount).toBe(expected(model, holds).length);
  }
  for (const { record, isPublic, slugs } of model.values()) {
    for (const slug of slugs) {
      const status = slug !== record.slug ? 'moved' : isPublic ? 'public' : 'withdrawn';
      expect(await store.findArticle(slug)).toMatchObject({ status });
    }
  }
  const cards = cardsOf(await store.listArticles(query({ limit: 100 })));
  for (const card of cards) {
    for (const { slug } of card.translations) {
      const other = cards.find((candidate) => candidate.slug === slug);
      expect(other?.translations.map((translation) => translation.slug)).toContain(card.slug);
    }
  }
}

export const describeRandom: Suite = (_store, open) => {
  test('when articles are published, corrected, withdrawn and restored in any order, then the archive is right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const { store, dispose } = await open();
        try {
          const model = new Map<number, Known>();
          for (const [index, change] of steps.entries()) await take(store, model, change, instant(100 + index));
          await expectAgreement(store, model);
          const before = await dump(store);
          await store.rebuild();
          expect(await dump(store)).toEqual(before);
          await expectAgreement(store, model);
        } finally {
          await dispose();
        }
      }),
      { numRuns: 25, seed: 20261122 },
    );
  }, 120_000);
};
