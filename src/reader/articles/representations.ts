/** The forms of one article by suffix and media type; the first is the default. */
import type { Article } from '../../domain/article.ts';
import { ARTICLE_FORMATS } from '../../formats/index.ts';
import type { Reader } from '../../http/endpoint.ts';
import type { Answer } from '../../http/answer/preparedAnswer.ts';

export const REPRESENTATIONS = ['json', 'html', 'md', 'txt', 'jsonld'] as const;
export type Representation = (typeof REPRESENTATIONS)[number];

/** Media type without parameters, as Accept names it. */
export function mediaTypeOf(format: Representation): string {
  return format === 'json' ? 'application/json' : (ARTICLE_FORMATS[format].mediaType.split(';')[0] ?? '');
}

export function representArticle(input: {
  reader: Reader;
  article: Article;
  translationOf: string | null;
  format: Representation;
}): Answer {
  const { reader, article, translationOf, format } = input;
  if (format === 'json') return { type: 'application/json; charset=utf-8', body: JSON.stringify(article) };
  const { mediaType, encode, policy } = ARTICLE_FORMATS[format];
  const body = encode({ article, site: reader.site, translationOf });
  return { type: mediaType, body, ...(policy && { csp: policy }) };
}
