/** RIS, as reference managers import it: one tag a line, CRLF, UTF-8. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import { pageUrl } from '../links.ts';
import { citationKey, genreOf, seriesNote } from './citation.ts';
import type { CitationInput } from './citation.ts';
import { parseName } from './name.ts';

const TYPES = { newspaper: 'NEWS', magazine: 'MGZN', site: 'ELEC' };

/**
 * One reference, ELEC being a web page; tags without a value are left out. The instalment is a note: EndNote reads M1 of a
 * web page as the day of access.
 */
export function encodeRis(input: CitationInput): string {
  const { article, site } = input;
  const tags: [string, string | null][] = [
    ['TY', TYPES[genreOf(input)]],
    ['ID', input.key ?? citationKey(article)],
    ...authorNames(article).map((name): [string, string] => ['AU', risName(name)]),
    ['TI', article.title],
    ['T2', article.source.name],
    ['PB', article.byline],
    ['PY', article.publishedOn.slice(0, 4)],
    ['DA', `${article.publishedOn.replaceAll('-', '/')}/`],
    ['T3', article.series && article.series.title],
    ['N1', seriesNote(article)],
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
