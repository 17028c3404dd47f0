/** A search query in the language of FTS5. Tokens hold letters and digits only, so quoting them is all it takes. */
import { RANKS } from '../searchDocument.ts';
import type { Rank } from '../searchDocument.ts';
import type { Phrase, SearchQuery } from '../searchQuery.ts';
import { placeMark, rankMark, termMark } from './searchIndex.ts';
import { ALL } from './terms.ts';

/** Articles of one tier rank alike; a higher score comes first. */
export type Tier = { score: number; expression: string };

/** Words beyond these must be found too, but no longer decide the order. */
const RANKED_MAX = 5;

/** Everything that matches: the wanted, one term of each group, and nothing unwanted. */
export function matchExpression(query: SearchQuery, groups: number[][]): string {
  const { wanted } = query;
  return restrict(wanted.length > 0 ? wanted.map(phrase) : [quote(termMark(ALL))], query, groups);
}

/** The same in tiers, best first; together they match what matchExpression does, each article once. */
export function tierExpressions(query: SearchQuery, groups: number[][]): Tier[] {
  const ranked = query.wanted.flatMap((wanted) => tellingToken(wanted) ?? []).slice(0, RANKED_MAX);
  const [only, ...more] = ranked;
  if (only === undefined) return [{ score: 1, expression: matchExpression(query, groups) }];
  const tiers = more.length === 0 ? RANKS.map((rank) => rankedAs(rank, only)) : severalWords(ranked);
  const expressions = tiers.map(({ marks, except = [], proven }) => {
    // A word by itself needs no other proof of being there than its mark.
    const isProven = ({ tokens }: Phrase) => tokens.length === 1 && proven.includes(tokens[0] as string);
    const required = query.wanted.filter((wanted) => !isProven(wanted)).map(phrase);
    return restrict([...marks, ...required], { ...query, except }, groups);
  });
  return expressions.map((expression, index) => ({ score: 1 - index / expressions.length, expression }));
}

/** What an article has, what it must not have, and the tokens that are in it for certain. */
type Marks = { marks: string[]; except?: string[]; proven: string[] };

const rankedAs = (rank: Rank, token: string): Marks => ({ marks: [quote(rankMark(rank, token))], proven: [token] });

/** All words in the title; all in title, summary and names; some of them there; none. */
function severalWords(tokens: string[]): Marks[] {
  const [titles, leads] = (['title', 'lead'] as const).map((place) =>
    tokens.map((token) => quote(placeMark(place, token))),
  ) as [string[], string[]];
  return [
    { marks: titles, proven: tokens },
    { marks: leads, except: [all(titles)], proven: tokens },
    { marks: [any(leads)], except: [all(leads)], proven: [] },
    { marks: [], except: [any(leads)], proven: [] },
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

const phrase = ({ tokens, prefix }: Phrase): string => quote(tokens.join(' ')) + (prefix ? ' *' : '');
const quote = (text: string): string => `"${text}"`;
const all = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' AND ')})`);
const any = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`);
