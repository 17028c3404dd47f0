/** A search query in the language of FTS5. Tokens hold letters and digits only, so quoting them is all it takes. */
import type { How } from '../../../domain/query.ts';
import type { Alternative, Step } from '../../search/expand.ts';
import { RANKS } from '../../search/document.ts';
import type { Rank } from '../../search/document.ts';
import { tellingTokens } from '../../search/query.ts';
import type { Phrase, SearchQuery, Telling } from '../../search/query.ts';
import { placeMark, rankMark, termMark } from '../write/searchIndex.ts';
import { ALL } from '../termTable.ts';

/** Articles of one tier rank alike; a higher score comes first. */
export type Tier = { score: number; how: How; expression: string };

/** Everything that matches, in whichever way: the wanted, one term of each group, and nothing unwanted. */
export function matchExpression(query: SearchQuery, groups: number[][], steps: Step[] = []): string {
  const { wanted, choices } = query;
  const required = [...wanted.map((one) => anyWay(one, steps)), ...choices.map(choice)];
  return restrict(required.length > 0 ? required : [quote(termMark(ALL))], query, groups);
}

/** The same in tiers, best first; together they match what matchExpression does, each article once. */
export function tierExpressions(query: SearchQuery, groups: number[][], steps: Step[] = []): Tier[] {
  const exact = exactTiers(query, groups).map((expression) => ({ how: 'exact' as How, expression }));
  const beyond = steps.map(({ how }, index) => {
    const [all, before] = [steps.slice(0, index + 1), steps.slice(0, index)].map((some) =>
      matchExpression(query, groups, some),
    );
    return { how, expression: `${all} NOT (${before})` };
  });
  const tiers = [...exact, ...beyond];
  return tiers.map((tier, index) => ({ ...tier, score: (tiers.length - index) / tiers.length }));
}

/** What holds as it was typed, by where it stands. */
function exactTiers(query: SearchQuery, groups: number[][]): string[] {
  const telling = tellingTokens(query);
  const [only, ...more] = telling;
  if (only === undefined) return [matchExpression(query, groups)];
  const tiers = more.length > 0 || only.prefix ? byPlace(telling) : RANKS.map((rank) => rankedAs(rank, only));
  return tiers.map(({ marks, except = [], proven }) => {
    // A word by itself needs no other proof of being there than its mark.
    const isProven = ({ tokens }: Phrase) => tokens.length === 1 && proven.some(({ token }) => token === tokens[0]);
    const required = query.wanted.filter((wanted) => !isProven(wanted)).map(phrase);
    return restrict([...marks, ...required, ...query.choices.map(choice)], { ...query, except }, groups);
  });
}

const choice = (alternatives: Phrase[][]): string => any(alternatives.map((phrases) => all(phrases.map(phrase))));

/** A wanted phrase as it is, or in one of the ways the steps add. */
function anyWay(wanted: Phrase, steps: Step[]): string {
  const ways = steps.flatMap(({ alternatives }) => alternatives.get(wanted) ?? []);
  return any([phrase(wanted), ...new Set(ways.map(alternative))]);
}

/** Tokens between parts that stand near each other. */
const NEAR = 12;

function alternative(way: Alternative): string {
  if ('term' in way) return quote(termMark(way.term));
  const parts = way.every.map((spellings) => spellings.map(phrase));
  if (way.near) return `NEAR(${parts.map(([first]) => first).join(' ')}, ${NEAR})`;
  return all(parts.map(any));
}

/** What an article has, what it must not have, and the tokens that are in it for certain. */
type Marks = { marks: string[]; except?: string[]; proven: Telling[] };

const rankedAs = (rank: Rank, telling: Telling): Marks => ({
  marks: [mark(rankMark(rank, telling.token), telling)],
  proven: [telling],
});

/** All tokens in the title; all in title, summary and names; some of them there; none, but all often in the text; the rest. */
function byPlace(telling: Telling[]): Marks[] {
  const marksOf = (write: (token: string) => string) => telling.map((one) => mark(write(one.token), one));
  const titles = marksOf((token) => placeMark('title', token));
  const leads = marksOf((token) => placeMark('lead', token));
  const often = marksOf((token) => rankMark(OFTEN, token));
  return [
    { marks: titles, proven: telling },
    { marks: leads, except: [all(titles)], proven: telling },
    ...(leads.length > 1 ? [{ marks: [any(leads)], except: [all(leads)], proven: [] }] : []),
    { marks: often, except: [any(leads)], proven: telling },
    { marks: [], except: [any(leads), all(often)], proven: [] },
  ];
}

/** Rank of a token that is often in the text and nowhere above it. */
const OFTEN: Rank = 2;

type Limits = { unwanted: Phrase[]; except?: string[] };

function restrict(required: string[], { unwanted, except = [] }: Limits, groups: number[][]): string {
  const grouped = groups.map((terms) => any(terms.map((term) => quote(termMark(term)))));
  const expression = all([...required, ...grouped]);
  const left = [...except, ...unwanted.map(phrase)];
  return left.length > 0 ? `${expression} NOT ${any(left)}` : expression;
}

const mark = (text: string, { prefix }: Telling): string => quote(text) + (prefix ? ' *' : '');
const phrase = ({ tokens, prefix }: Phrase): string => quote(tokens.join(' ')) + (prefix ? ' *' : '');
const quote = (text: string): string => `"${text}"`;
const all = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' AND ')})`);
const any = (parts: string[]): string => (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`);
