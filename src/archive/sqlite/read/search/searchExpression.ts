/** What a query asks of the index, in the language of FTS5. Tokens hold letters and digits only, so quoting them is all it takes. */
import type { Step } from '../../../search/expand.ts';
import type { SearchQuery, Telling } from '../../../search/query.ts';
import { matching, tiersOf } from '../../../search/tiers.ts';
import type { Expression, Tier as AnyTier } from '../../../search/tiers.ts';
import { placeMark, rankMark, termMark } from '../../write/searchIndex.ts';
import { ALL } from '../../termTable.ts';

export type Tier = Omit<AnyTier, 'expression'> & { expression: string };

/** Everything that matches, in whichever way: the wanted, one term of each group, and nothing unwanted. */
export function matchExpression(query: SearchQuery, groups: number[][], steps: Step[] = []): string {
  return toFts5(matching(query, groups, steps));
}

/** The same in tiers, best first; together they match what matchExpression does, each article once. */
export function tierExpressions(query: SearchQuery, groups: number[][], steps: Step[] = []): Tier[] {
  return tiersOf(query, groups, steps).map((tier) => ({ ...tier, expression: toFts5(tier.expression) }));
}

/** Every part that needs them has its own parentheses. */
function toFts5(expression: Expression): string {
  switch (expression.has) {
    case 'phrase':
      return starred(quote(expression.phrase.tokens.join(' ')), expression.phrase);
    case 'near':
      return `NEAR(${expression.phrases.map((phrase) => toFts5({ has: 'phrase', phrase })).join(' ')}, ${expression.within})`;
    case 'place':
      return starred(quote(placeMark(expression.place, expression.telling.token)), expression.telling);
    case 'rank':
      return starred(quote(rankMark(expression.rank, expression.telling.token)), expression.telling);
    case 'term':
      return quote(termMark(expression.term === 'everything' ? ALL : expression.term));
    case 'all':
      return joined(expression.of, 'AND');
    case 'any':
      return joined(expression.of, 'OR');
    case 'without':
      return `(${toFts5(expression.of)} NOT ${toFts5(expression.without)})`;
  }
}

function joined(parts: Expression[], operator: 'AND' | 'OR'): string {
  const texts = [...new Set(parts.map(toFts5))];
  return texts.length === 1 ? (texts[0] as string) : `(${texts.join(` ${operator} `)})`;
}

const starred = (text: string, { prefix }: Pick<Telling, 'prefix'>): string => text + (prefix ? ' *' : '');
const quote = (text: string): string => `"${text}"`;
