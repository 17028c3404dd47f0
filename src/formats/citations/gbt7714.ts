/** GB/T 7714-2015: on the network, an article of a newspaper [N/OL] or magazine [J/OL] (4.4), else a resource [EB/OL] (4.6). */
import { authorNames, joinNames, oneLine } from '../../domain/citation.ts';
import { pageUrl } from '../links.ts';
import { genreOf } from './citation.ts';
import type { CitationInput } from './citation.ts';
import { parseName } from './name.ts';

const MARKS = { newspaper: 'N/OL', magazine: 'J/OL', site: 'EB/OL' };

/**
 * "JIANG Baoquan. Title[EB/OL]. Source, 2022(2022-08-25)[accessed]. address." in one line; `accessedOn` is a calendar date.
 * Of a newspaper or magazine the day stands for year, volume and number.
 */
export function encodeGbt7714(input: CitationInput & { accessedOn: string }): string {
  const { article, site, accessedOn } = input;
  const genre = genreOf(input);
  const authors = joinNames({ names: authorNames(article).map(gbtName), language: article.language });
  const title = oneLine(article.title);
  const address = pageUrl({ site, slug: article.slug });
  const { publishedOn } = article;
  const day = genre === 'site' ? `${publishedOn.slice(0, 4)}(${publishedOn})` : publishedOn;
  const origin = `${oneLine(article.source.name)}, ${day}[${accessedOn}]`;
  return `${authors.replace(/\.$/, '')}. ${title}[${MARKS[genre]}]. ${origin}. ${address}.\n`;
}

/** 8.1.1: family name first and, in Latin letters, in capitals; pinyin is kept in full, other given names by their initials, no suffix. */
function gbtName(name: string): string {
  const parsed = parseName(name);
  if ('literal' in parsed) return parsed.literal;
  const given = parsed.pinyin ? parsed.given : initials(parsed.given);
  return `${parsed.family.toLocaleUpperCase('en')} ${given}`;
}

function initials(given: string): string {
  return [...given.matchAll(/(?<![\p{L}\p{M}'’])\p{L}/gu)].map(([letter]) => letter.toLocaleUpperCase('en')).join(' ');
}
