/** GB/T 7714-2015, section 4.6: an electronic resource on the network, [EB/OL]. */
import { authorNames, joinNames, oneLine } from '../../domain/citation.ts';
import { pageUrl } from '../links.ts';
import type { CitationInput } from './citation.ts';
import { parseName } from './name.ts';

/** "JIANG Baoquan. Title[EB/OL]. (published)[accessed]. address." in one line; `accessedOn` is a calendar date. */
export function encodeGbt7714({ article, site, accessedOn }: CitationInput & { accessedOn: string }): string {
  const authors = joinNames({ names: authorNames(article).map(gbtName), language: article.language });
  const title = oneLine(article.title);
  const address = pageUrl({ site, slug: article.slug });
  return `${authors.replace(/\.$/, '')}. ${title}[EB/OL]. (${article.publishedOn})[${accessedOn}]. ${address}.\n`;
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
