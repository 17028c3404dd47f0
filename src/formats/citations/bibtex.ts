/** BibTeX in UTF-8, with the fields that biblatex adds (date, organization, url, langid); classic styles ignore those. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import type { Language } from '../../domain/lists.ts';
import { pageUrl } from '../links.ts';
import { citationKey, genreOf, seriesNote } from './citation.ts';
import type { CitationInput } from './citation.ts';
import { parseName } from './name.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LANGIDS: Record<Language, string> = { en: 'english', 'zh-Hans': 'chinese' };

/**
 * An @article of a newspaper or magazine (biblatex tells them apart by `entrysubtype`), else @misc, the type that classic
 * BibTeX gives to a web page. The title is braced twice so that no style changes its case.
 */
export function encodeBibtex(input: CitationInput): string {
  const { article, site } = input;
  const { publishedOn } = article;
  const genre = genreOf(input);
  const note = seriesNote(article);
  const fields: [string, string | null][] = [
    ['author', braced(authorNames(article).map(bibtexName).join(' and '))],
    ['title', braced(`{${latex(article.title)}}`)],
    ['year', braced(publishedOn.slice(0, 4))],
    ['month', MONTHS[Number(publishedOn.slice(5, 7)) - 1] ?? null],
    ['date', braced(publishedOn)],
    [genre === 'site' ? 'howpublished' : 'journal', braced(latex(article.source.name))],
    ['entrysubtype', genre === 'site' ? null : braced(genre)],
    ['organization', article.byline && braced(latex(article.byline))],
    ['note', note && braced(latex(note))],
    ['url', braced(pageUrl({ site, slug: article.slug }))],
    ['langid', braced(LANGIDS[article.language])],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  return [`@${genre === 'site' ? 'misc' : 'article'}{${input.key ?? citationKey(article)},`, ...lines, '}', ''].join(
    '\n',
  );
}

/** "Family, Given" or "Family, Suffix, Given"; a literal name is braced as a whole, or BibTeX takes it apart. */
function bibtexName(name: string): string {
  const parsed = parseName(name);
  if ('literal' in parsed) return braced(latex(parsed.literal));
  const { family, suffix, given } = parsed;
  return [family, ...(suffix ? [suffix] : []), given].map(latex).join(', ');
}

function braced(value: string): string {
  return `{${value}}`;
}

/** Braces by name: BibTeX counts them even behind a backslash. */
const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function latex(text: string): string {
  return oneLine(text).replace(/[\\{}~^$&#_%]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}
