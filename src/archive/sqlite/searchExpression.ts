/** A search query in the language of FTS5. Tokens hold letters and digits only, so quoting them is all it takes. */
import { RANKS } from '../searchDocument.ts';
import type { Rank } from '../searchDocument.ts';
import type { Phrase, SearchQuery } from '../searchQuery.ts';
import { rankMark, termMark } from './searchIndex.ts';
import { ALL } from './terms.ts';

/** Articles of one tier rank alike; a higher score comes first. */
export type Tier = { score: number; expression: string };

/** Words beyond these must be found too, but no longer decide the order. */
const RANKED_MAX = 3;
/** With several words the place of each counts, and how often it comes up does not: fewer tiers to ask for. */
const PLACES: readonly (readonly Rank[])[] = [[5, 4], [3], [2, 1]];

/** Everything that matches: the wanted, one term of each group, and nothing unwanted. */
export function matchExpression({ wanted, unwanted }: SearchQuery, groups: number[][]): string {
  const required = wanted.length > 0 ? wanted.map(phrase) : [quote(termMark(ALL))];
  const grouped = groups.map((terms) => any(terms.map((term) => quote(termMark(term)))));
  const expression = all([...required, ...grouped]);
  return unwanted.length > 0 ? `${expression} NOT ${any(unwanted.map(phrase))}` : expression;
}

/** The same in tiers, best first; together they match what matchExpression does, each article once. */
export function tierExpressions(query: SearchQuery, groups: number[][]): Tier[] {
  const match = matchExpression(query, groups);
  const ranked = query.wanted.flatMap((wanted) => tellingToken(wanted) ?? []).slice(0, RANKED_MAX);
  if (ranked.length === 0) return [{ score: 1, expression: match }];
  const places = ranked.length === 1 ? RANKS.map((rank) => [rank]) : PLACES;
  const tiers = new Map<number, string[]>();
  for (const combination of combinations(places.length, ranked.length)) {
    const score = combination.reduce((sum, place) => sum + places.length - place, 0);
    const marks = ranked.map((token, index) => rankedAs(token, places[combination[index] as number] ?? []));
    tiers.set(score, [...(tiers.get(score) ?? []), all(marks)]);
  }
  const best = ranked.length * places.length;
  return [...tiers]
    .sort(([a], [b]) => b - a)
    .map(([score, marks]) => ({ score: score / best, expression: all([any(marks), match]) }));
}

/** A phrase ranks as its middle token does, the one least likely to be a common word by itself; a beginning does not. */
function tellingToken({ tokens, prefix }: Phrase): string | undefined {
  const whole = prefix ? tokens.slice(0, -1) : tokens;
  return whole[whole.length >> 1];
}

function rankedAs(token: string, ranks: readonly Rank[]): string {
  return any(ranks.map((rank) => quote(rankMark(rank, token))));
}

function combinations(places: number, words: number): number[][] {
  if (words === 0) return [[]];
  return combinations(places, words - 1).flatMap((rest) =>
    Array.from({ length: places }, (_, place) => [...rest, place]),
  );
}

const phrase = ({ tokens, prefix }: Phrase): string => quote(tokens.join(' ')) + (prefix ? ' *' : '');
const quote = (text: string): string => `"${text}"`;
const all = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' AND ')})`);
const any = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`);
