/** What can be asked of the archive: parsed, normalised and independent of HTTP and of any database. */
import type { LocalizedText } from './entity.ts';
import { ENTITY_KINDS } from './lists.ts';
import type { EntityKind } from './lists.ts';

export const FILTERS = [...ENTITY_KINDS, 'language'] as const;
export type Filter = (typeof FILTERS)[number];

export const SORTS = [
  ...(['-publishedOn', 'publishedOn', '-releasedAt', 'releasedAt', '-updatedAt'] as const),
  ...(['instalment', 'relevance'] as const),
] as const;
export type Sort = (typeof SORTS)[number];

/** What narrows a list; values of one filter are alternatives, different filters all hold. Dates are inclusive. */
export type Selection = {
  text: string | null;
  filters: Partial<Record<Filter, string[]>>;
  from: string | null;
  to: string | null;
  year: number | null;
  /** Changed for readers at this instant or later; a list with it is in the order -updatedAt. */
  updatedSince?: string | null;
  /** Only these articles; without text. */
  ids?: string[] | null;
  /** Only articles whose original has this very address; without text. */
  sourceUrl?: string | null;
};

/** How an article was found: what was typed, a name in any language, words that mean the same, the parts of a run of Chinese. */
export const HOWS = ['exact', 'name', 'synonym', 'parts'] as const;
export type How = (typeof HOWS)[number];

/** Where a page ended: the sort key of its last article, ties broken by id. */
export type Position = { key: string | number; id: string };

export type ArticleQuery = Selection & {
  /** `instalment`: within the series of the filter, those without a number last; without text. */
  sort: Sort;
  limit: number;
  after: Position | null;
  withBody: boolean;
};

export const FACETS = [...FILTERS, 'year', 'month'] as const;
export type Facet = (typeof FACETS)[number];
/** `names` in every language; null for what has none: languages, years, months. */
export type FacetCount = { slug: string; name: string; names: LocalizedText | null; count: number };
/** Values a facet shows at most, the most frequent first; of years and months all are shown, the newest first. */
export const FACET_LIMIT = 100;

export const ENTITY_SORTS = ['name', '-articleCount', '-latest', '-updatedAt'] as const;
/** `-latest`: by the date of the newest article. */
export type EntitySort = (typeof ENTITY_SORTS)[number];

export type EntityQuery = {
  kind: EntityKind;
  /** `attribute:value` terms as made by entityTerms; all must hold. */
  terms: string[];
  /** Part of a name in any language, folded as in search. */
  text: string | null;
  limit: number;
  /** Slug of the last entity of the page before. */
  after: string | null;
  /** In order of slug without it. */
  sort?: EntitySort | null;
  /** Profile changed at this instant or later. */
  updatedSince?: string | null;
};
