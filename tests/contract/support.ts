/** Short ways to fill an archive and to read all of it. */
import { readCards } from '../../src/archive/cardBytes.ts';
import type { AppendInput, ArchiveStore, ArticlePage } from '../../src/archive/ArchiveStore.ts';
import type { Card } from '../../src/domain/article.ts';
import type { Edition } from '../../src/domain/edition.ts';
import type { ArticleQuery, Position, Selection } from '../../src/domain/query.ts';
import type { ArticleRecord, Tombstone } from '../../src/domain/record.ts';
import { buildRecord } from '../support/articles.ts';

/** A fresh, empty archive; `dispose` closes it and removes what it left. */
export type OpenArchive = () => Promise<{ store: ArchiveStore; dispose: () => Promise<void> }>;

/** Ids in an order of their own: spread like random ones, the same in every run. */
export function idOf(n: number): string {
  const mixed = (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${mixed}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** The n-th second of an afternoon. */
export function instant(n: number): string {
  return new Date(Date.UTC(2026, 10, 22, 12, 0, n)).toISOString();
}

export function record(n: number, overrides: Partial<ArticleRecord> = {}): ArticleRecord {
  return buildRecord({ id: idOf(n), slug: `article-${n}`, ...overrides });
}

export function publish(store: ArchiveStore, n: number, overrides: Partial<ArticleRecord> = {}): Promise<Edition> {
  return store.append(publication(n, overrides));
}

export function publication(n: number, overrides: Partial<ArticleRecord> = {}): AppendInput {
  const made = record(n, overrides);
  return { kind: 'published', articleId: made.id, at: instant(n), record: made, expectedEditions: 0 };
}

export async function correct(store: ArchiveStore, n: number, overrides: Partial<ArticleRecord>, at: string) {
  const state = await store.state(idOf(n));
  if (!state?.record) throw new Error(`article ${n} was never published`);
  const kind = state.edition.kind === 'withdrawn' ? 'restored' : 'corrected';
  const changed = { ...state.record, ...overrides };
  return store.append({ kind, articleId: idOf(n), at, record: changed, expectedEditions: state.editions });
}

export async function withdraw(store: ArchiveStore, n: number, at: string): Promise<Edition> {
  const state = await store.state(idOf(n));
  if (!state?.record) throw new Error(`article ${n} was never published`);
  return store.append({
    kind: 'withdrawn',
    articleId: idOf(n),
    at,
    record: tombstone(state.record, at),
    expectedEditions: state.editions,
  });
}

export function tombstone({ title, publishedOn }: ArticleRecord, at: string): Tombstone {
  return { title, publishedOn, withdrawnAt: at, reason: 'At the wish of the author.', citation: `${title}, 2022.` };
}

export const everything: Selection = { text: null, filters: {}, from: null, to: null, year: null };

export function query(overrides: Partial<ArticleQuery> = {}): ArticleQuery {
  const sort = overrides.text === undefined || overrides.text === null ? '-publishedOn' : 'relevance';
  return { ...everything, sort, limit: 20, after: null, withBody: false, ...overrides };
}

export const cardsOf = ({ cards }: ArticlePage): Card[] =>
  readCards(cards).map((card) => JSON.parse(card.toString()) as Card);

/** What differs when two pages do, readable. */
const pageText = ({ cards, bodies }: ArticlePage) =>
  [cards, bodies].map((jsons) => jsons && readCards(jsons).map(String));

/** Slugs of one page. */
export async function slugs(store: ArchiveStore, overrides: Partial<ArticleQuery> = {}): Promise<string[]> {
  return cardsOf(await store.listArticles(query(overrides))).map(({ slug }) => slug);
}

/** Slugs of all pages, from cursor to cursor; `between` runs after each page. */
export async function allSlugs(
  store: ArchiveStore,
  overrides: Partial<ArticleQuery> = {},
  between: () => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const found: string[] = [];
  let after: Position | null = null;
  do {
    const page = await store.listArticles(query({ limit: 3, ...overrides, after }));
    found.push(...cardsOf(page).map(({ slug }) => slug));
    after = page.next;
    await between();
  } while (after);
  return found;
}

/** Everything readers and the publisher can see, but for the generation: equal archives give equal dumps. */
export async function dump(store: ArchiveStore): Promise<unknown> {
  const { seq } = await store.revision();
  const entities = [];
  for (const kind of ['author', 'organization', 'source', 'series', 'topic'] as const) {
    const page = await store.listEntities({ kind, terms: [], text: null, limit: 1000, after: null });
    entities.push(page.items.map((item) => JSON.parse(item) as unknown));
  }
  const ids = new Set((await store.changes({ since: 0, limit: 10_000 })).map((json) => JSON.parse(json).article.id));
  return {
    seq,
    log: await store.changes({ since: 0, limit: 10_000 }),
    byDate: pageText(await store.listArticles(query({ limit: 1000, withBody: true }))),
    byRelease: pageText(await store.listArticles(query({ limit: 1000, sort: 'releasedAt' }))),
    entities,
    harvest: await store.harvest({ from: null, until: null, set: null, limit: 1000, after: null, withRecord: true }),
    public: await store.listPublic({ after: null, limit: 1000 }),
    states: await Promise.all([...ids].sort().map((id) => store.state(id))),
    facets: await store.countFacets({
      selection: everything,
      facets: ['author', 'organization', 'source', 'series', 'topic', 'language', 'year', 'month'],
    }),
  };
}
