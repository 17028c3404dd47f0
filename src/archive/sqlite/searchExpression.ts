/** A search query in the language of FTS5. Tokens hold letters and digits only, so quoting them is all it takes. */
import { RANKS } from '../searchDocument.ts';
import type { Rank } from '../searchDocument.ts';
import type { Phrase, SearchQuery } from '../searchQuery.ts';
import { rankMark, termMark } from './searchIndex.ts';
import { ALL } from './terms.ts';

/** Articles of one tier rank alike; a higher score comes first. */
export type Tier = { score: number; expression: string };

/** Words beyond these must be found too, but no longer decide the order. */
const RANKED_MAX = 5;
const IN_TITLE: readonly Rank[] = [5, 4];
const IN_LEAD: readonly Rank[] = [5, 4, 3];
const IN_TEXT: readonly Rank[] = [2, 1];

/** Everything that matches: the wanted, one term of each group, and nothing unwanted. */
export function matchExpression(query: SearchQuery, groups: number[][]): string {
  const { wanted } = query;
  return restrict(wanted.length > 0 ? wanted.map(phrase) : [quote(termMark(ALL))], query, groups);
}

/** The same in tiers, best first; together they match what matchExpression does, each article once. */
export function tierExpressions(query: SearchQuery, groups: number[][]): Tier[] {
  const ranked = query.wanted.flatMap((wanted) => tellingToken(wanted) ?? []).slice(0, RANKED_MAX);
  if (ranked.length === 0) return [{ score: 1, expression: matchExpression(query, groups) }];
  // A ranked word by itself needs no other proof of being there.
  const others = query.wanted.filter(({ tokens }) => tokens.length > 1 || !ranked.includes(tokens[0] as string));
  const tier = (marks: string, required: Phrase[], except: string[]) =>
    restrict([marks, ...required.map(phrase)], { ...query, except }, groups);
  const [only, ...more] = ranked;
  const expressions =
    only !== undefined && more.length === 0
      ? RANKS.map((rank) => tier(rankedAs(only, [rank]), others, []))
      : severalWords(ranked, (marks, except, isMarked) => tier(marks, isMarked ? others : query.wanted, except));
  return expressions.map((expression, index) => ({ score: 1 - index / expressions.length, expression }));
}

type Make = (marks: string, except: string[], isMarked: boolean) => string;

/** All words in the title; all in title, summary and names; some of them there; none. */
function severalWords(ranked: string[], make: Make): string[] {
  const every = (ranks: readonly Rank[]) => all(ranked.map((token) => rankedAs(token, ranks)));
  const some = any(ranked.map((token) => rankedAs(token, IN_LEAD)));
  return [
    make(every(IN_TITLE), [], true),
    make(every(IN_LEAD), [every(IN_TITLE)], true),
    make(some, [every(IN_LEAD)], false),
    make(every(IN_TEXT), [], true),
  ];
}

type Limits = { unwanted: Phrase[]; except?: string[] };

function restrict(required: string[], { unwanted, except = [] }: Limits, groups: number[][]): string {
  const grouped = groups.map((terms) => any(terms.map((term) => quote(termMark(term)))));
  const expression = all([...required, ...grouped]);
  const left = [...except, ...unwanted.map(phrase)];
  return left.length > 0 ? `${expression} NOT ${any(left)}` : expression;
}

/** A phrase ranks as its middle token does, the one least likely to be a common word by itself; a beginning does not. */
function tellingToken({ tokens, prefix }: Phrase): string | undefined {
  const whole = prefix ? tokens.slice(0, -1) : tokens;
  return whole[whole.length >> 1];
}

function rankedAs(token: string, ranks: readonly Rank[]): string {
  return any(ranks.map((rank) => quote(rankMark(rank, token))));
}

const phrase = ({ tokens, prefix }: Phrase): string => quote(tokens.join(' ')) + (prefix ? ' *' : '');
const quote = (text: string): string => `"${text}"`;
const all = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' AND ')})`);
const any = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`);
