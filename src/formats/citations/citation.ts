/** What every citation format takes: fields of a card, so that no body has to be read. */
import anyAscii from 'any-ascii';
import type { Card } from '../../domain/article.ts';
import { oneLine } from '../../domain/citation.ts';
import type { SOURCE_KINDS } from '../../domain/entity.ts';
import { LABELS } from '../html/labels.ts';
import type { Site } from '../site.ts';
import { parseName } from './name.ts';

export type SourceKind = (typeof SOURCE_KINDS)[number];

export type CitationInput = {
  article: Pick<
    Card,
    | 'id'
    | 'slug'
    | 'language'
    | 'title'
    | 'summary'
    | 'publishedOn'
    | 'attributions'
    | 'byline'
    | 'source'
    | 'series'
    | 'topics'
  >;
  site: Site;
  /** What the source is now, by its profile: no edition says it. */
  sourceKind?: SourceKind | null;
  /** In a file of many, where keys must differ; else citationKey. */
  key?: string;
};

/** What kind of thing is cited: every outlet that is not printed is a site. */
export function genreOf({ sourceKind }: CitationInput): 'newspaper' | 'magazine' | 'site' {
  return sourceKind === 'newspaper' || sourceKind === 'magazine' ? sourceKind : 'site';
}

/** Family name of the first author, year, beginning of the id: ASCII, short, the same for ever while the name is. */
export function citationKey({ id, publishedOn, attributions }: CitationInput['article']): string {
  const { name = '', slug = '' } = attributions[0]?.author ?? {};
  const parsed = parseName(name);
  const family = 'family' in parsed ? anyAscii(parsed.family).replace(/[^a-z]/gi, '') : '';
  return `${(family || slug.split('-')[0] || '').toLowerCase()}${publishedOn.slice(0, 4)}-${id.slice(0, 6)}`;
}

/** "Title of the series, No. 1" in the language of the article; null without a series. */
export function seriesNote({ series, language }: CitationInput['article']): string | null {
  if (!series) return null;
  const { comma, instalment } = LABELS[language];
  return oneLine(series.title) + (series.instalment === null ? '' : comma + instalment(series.instalment));
}
