/** What every citation format takes: fields of a card, so that no body has to be read. */
import type { Card } from '../../domain/article.ts';
import type { Site } from '../site.ts';

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
};

/** First word of the first author's slug, year, slug: ASCII, unique in the archive, stable while the slug is. */
export function citationKey({ slug, publishedOn, attributions }: CitationInput['article']): string {
  const family = attributions[0]?.author.slug.split('-')[0] ?? '';
  return `${family}${publishedOn.slice(0, 4)}-${slug}`;
}
