/** What a reader typed into `q`: words that must all occur, "phrases", -exclusions. Every string is a query; none is an error. */
import { isSingleCjk, tokenize } from './tokenize.ts';

/** Tokens that follow each other; `prefix` when the last is one CJK character, which begins a token wherever it stands. */
export type Phrase = { tokens: string[]; prefix: boolean };
export type SearchQuery = { wanted: Phrase[]; unwanted: Phrase[] };

/** Parts a query has at most; the rest is not looked at. */
const PHRASES_MAX = 32;
const PART = /(?<minus>-)?(?:["“”](?<phrase>[^"“”]*)["“”]?|(?<word>[^\s"“”]+))/gu;

/** A query without any token wants nothing and finds nothing. */
export function parseSearchQuery(text: string): SearchQuery {
  const query: SearchQuery = { wanted: [], unwanted: [] };
  for (const { groups } of text.matchAll(PART)) {
    const tokens = tokenize(groups?.phrase ?? groups?.word ?? '');
    const last = tokens.at(-1);
    if (last === undefined) continue;
    const phrase = { tokens, prefix: isSingleCjk(last) };
    (groups?.minus ? query.unwanted : query.wanted).push(phrase);
    if (query.wanted.length + query.unwanted.length >= PHRASES_MAX) break;
  }
  return query;
}
