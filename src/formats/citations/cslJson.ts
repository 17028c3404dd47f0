/** CSL-JSON 1.0.2, the form that citation processors read. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import { toJson } from '../json.ts';
import { pageUrl } from '../links.ts';
import { citationKey, genreOf } from './citation.ts';
import type { CitationInput } from './citation.ts';
import { parseName } from './name.ts';

const TYPES = { newspaper: 'article-newspaper', magazine: 'article-magazine', site: 'webpage' };

/** An array of one item, its type by what kind of outlet the source is. */
export function encodeCslJson(input: CitationInput): string {
  const { article, site } = input;
  const { series, topics } = article;
  return toJson([
    {
      id: input.key ?? citationKey(article),
      type: TYPES[genreOf(input)],
      title: oneLine(article.title),
      author: authorNames(article).map(cslName),
      issued: { 'date-parts': [article.publishedOn.split('-').map(Number)] },
      'container-title': oneLine(article.source.name),
      publisher: article.byline ? oneLine(article.byline) : undefined,
      'collection-title': series ? oneLine(series.title) : undefined,
      'collection-number': series?.instalment ?? undefined,
      archive: oneLine(site.name[article.language]),
      URL: pageUrl({ site, slug: article.slug }),
      language: article.language,
      abstract: oneLine(article.summary ?? '') || undefined,
      keyword: topics.length > 0 ? topics.map(({ name }) => oneLine(name)).join(', ') : undefined,
    },
  ]);
}

function cslName(name: string) {
  const parsed = parseName(name);
  if ('literal' in parsed) return parsed;
  return { family: parsed.family, given: parsed.given, suffix: parsed.suffix ?? undefined };
}
