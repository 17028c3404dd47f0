/** RIS, as reference managers import it: one tag a line, CRLF, UTF-8. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import { pageUrl } from '../links.ts';
import { citationKey } from './citation.ts';
import type { CitationInput } from './citation.ts';
import { parseName } from './name.ts';

/** One reference of type ELEC (web page); tags without a value are left out. */
export function encodeRis({ article, site }: CitationInput): string {
  const { series } = article;
  const tags: [string, string | null][] = [
    ['TY', 'ELEC'],
    ['ID', citationKey(article)],
    ...authorNames(article).map((name): [string, string] => ['AU', risName(name)]),
    ['TI', article.title],
    ['T2', article.source.name],
    ['PB', article.byline],
    ['PY', article.publishedOn.slice(0, 4)],
    ['DA', `${article.publishedOn.replaceAll('-', '/')}/`],
    ['T3', series && series.title],
    ['M1', series?.instalment ? String(series.instalment) : null],
    ['LA', article.language],
    ['AB', article.summary],
    ...article.topics.map(({ name }): [string, string] => ['KW', name]),
    ['DB', site.name[article.language]],
    ['UR', pageUrl({ site, slug: article.slug })],
  ];
  const lines = tags.flatMap(([tag, value]) => {
    const text = oneLine(value ?? '');
    return text ? [`${tag}  - ${text}`] : [];
  });
  return [...lines, 'ER  - ', ''].join('\r\n');
}

function risName(name: string): string {
  const parsed = parseName(name);
  if ('literal' in parsed) return parsed.literal;
  return [parsed.family, parsed.given, parsed.suffix].filter(Boolean).join(', ');
}
