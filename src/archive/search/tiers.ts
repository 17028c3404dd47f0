/** What a query asks of the index, best first: which marks an article must carry and which it must not, in no engine's language. */
import type { How } from '../../domain/query.ts';
import { RANKS } from './document.ts';
import type { Rank } from './document.ts';
import type { Alternative, Step } from './expand.ts';
import { tellingTokens } from './query.ts';
import type { Phrase, SearchQuery, Telling } from './query.ts';

/** Where a token stands, for queries of several words: each term that a search names costs it a lookup of its own. */
export type Place = 'title' | 'lead';

/** What an article must have to be found. */
export type Expression =
  /** Tokens that follow each other; with `prefix`, the last one begins so. */
  | { has: 'phrase'; phrase: Pick<Phrase, 'tokens' | 'prefix'> }
  /** Phrases with at most `within` tokens between them, in any order. */
  | { has: 'near'; phrases: Phrase[]; within: number }
  | { has: 'place'; place: Place; telling: Telling }
  | { has: 'rank'; rank: Rank; telling: Telling }
  /** A term of the archive; 'everything' is the one that every article has. */
  | { has: 'term'; term: number | 'everything' }
  | { has: 'all' | 'any'; of: Expression[] }
  /** The first, and not the second. */
  | { has: 'without'; of: Expression; without: Expression };

/** Articles of one tier rank alike; a higher score comes first. */
export type Tier = { score: number; how: How; expression: Expression };

/** Everything that matches, in whichever way: the wanted, one term of each group, and nothing unwanted. */
export function matching(query: SearchQuery, groups: number[][], steps: Step[] = []): Expression {
  const { wanted, choices } = query;
  const required = [...wanted.map((one) => anyWay(one, steps)), ...choices.map(choice)];
  return restrict(required.length > 0 ? required : [{ has: 'term', term: 'everything' }], query, groups);
}

/** The same in tiers, best first; together they match what `matching` does, each article once. */
export function tiersOf(query: SearchQuery, groups: number[][], steps: Step[] = []): Tier[] {
  const exact = exactTiers(query, groups).map((expression) => ({ how: 'exact' as How, expression }));
  const beyond = steps.map(({ how }, index) => {
    const of = matching(query, groups, steps.slice(0, index + 1));
    const without = matching(query, groups, steps.slice(0, index));
    return { how, expression: { has: 'without', of, without } as Expression };
  });
  const tiers = [...exact, ...beyond];
  return tiers.map((tier, index) => ({ ...tier, score: (tiers.length - index) / tiers.length }));
}

/** What holds as it was typed, by where it stands. */
function exactTiers(query: SearchQuery, groups: number[][]): Expression[] {
  const telling = tellingTokens(query);
  const [only, ...more] = telling;
  if (only === undefined) return [matching(query, groups)];
  const tiers = more.length > 0 || only.prefix ? byPlace(telling) : RANKS.map((rank) => rankedAs(rank, only));
  return tiers.map(({ marks, except = [], proven }) => {
    // A word by itself needs no other proof of being there than its mark.
    const isProven = ({ tokens }: Phrase) => tokens.length === 1 && proven.some(({ token }) => token === tokens[0]);
    const required = query.wanted.filter((wanted) => !isProven(wanted)).map(phrase);
    return restrict([...marks, ...required, ...query.choices.map(choice)], { ...query, except }, groups);
  });
}

const choice = (alternatives: Phrase[][]): Expression => any(alternatives.map((phrases) => all(phrases.map(phrase))));

/** A wanted phrase as it is, or in one of the ways the steps add. */
function anyWay(wanted: Phrase, steps: Step[]): Expression {
  const ways = steps.flatMap(({ alternatives }) => alternatives.get(wanted) ?? []);
  return any([phrase(wanted), ...ways.map(alternative)]);
}

/** Tokens between parts that stand near each other. */
const NEAR = 12;

function alternative(way: Alternative): Expression {
  if ('term' in way) return { has: 'term', term: way.term };
  if (way.near) return { has: 'near', phrases: way.every.map(([first]) => first as Phrase), within: NEAR };
  return all(way.every.map((spellings) => any(spellings.map(phrase))));
}

/** What an article has, what it must not have, and the tokens that are in it for certain. */
type Marks = { marks: Expression[]; except?: Expression[]; proven: Telling[] };

const rankedAs = (rank: Rank, telling: Telling): Marks => ({
  marks: [{ has: 'rank', rank, telling }],
  proven: [telling],
});

/** All tokens in the title; all in title, summary and names; some of them there; none, but all often in the text; the rest. */
function byPlace(telling: Telling[]): Marks[] {
  const inPlace = (place: Place) => telling.map((one): Expression => ({ has: 'place', place, telling: one }));
  const titles = inPlace('title');
  const leads = inPlace('lead');
  const often = telling.map((one): Expression => ({ has: 'rank', rank: OFTEN, telling: one }));
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

type Limits = { unwanted: Phrase[]; except?: Expression[] };

function restrict(required: Expression[], { unwanted, except = [] }: Limits, groups: number[][]): Expression {
  const grouped = groups.map((terms) => any(terms.map((term): Expression => ({ has: 'term', term }))));
  const of = all([...required, ...grouped]);
  const left = [...except, ...unwanted.map(phrase)];
  return left.length > 0 ? { has: 'without', of, without: any(left) } : of;
}

const phrase = ({ tokens, prefix }: Phrase): Expression => ({ has: 'phrase', phrase: { tokens, prefix } });
const all = (of: Expression[]): Expression => (of.length === 1 ? (of[0] as Expression) : { has: 'all', of });
const any = (of: Expression[]): Expression => (of.length === 1 ? (of[0] as Expression) : { has: 'any', of });
