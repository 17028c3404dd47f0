import { expect, test } from '@jest/globals';
import { parseSearchQuery } from '../../src/archive/search/query.ts';
import type { Phrase } from '../../src/archive/search/query.ts';
import { matching, tiersOf } from '../../src/archive/search/tiers.ts';
import type { Expression } from '../../src/archive/search/tiers.ts';
import { toSearchDocument } from '../../src/archive/search/document.ts';
import { record } from '../contract/support.ts';

/** What an article has for the expression, asked of its search document: as plainly as can be written. */
function holds(expression: Expression, text: ReturnType<typeof documentOf>): boolean {
  const { passages, ranks } = text;
  const fits = (token: string, { token: asked, prefix }: { token: string; prefix: boolean }) =>
    prefix ? token.startsWith(asked) : token === asked;
  switch (expression.has) {
    case 'phrase':
      return passages.some((passage) =>
        passage.some((_, start) =>
          expression.phrase.tokens.every((token, index) => {
            const prefix = expression.phrase.prefix && index === expression.phrase.tokens.length - 1;
            return fits(passage[start + index] ?? '', { token, prefix });
          }),
        ),
      );
    case 'place':
    case 'rank': {
      const { telling } = expression;
      const isThere = (rank: number) =>
        expression.has === 'rank' ? rank === expression.rank : rank >= (expression.place === 'title' ? 4 : 3);
      return [...ranks].some(([token, rank]) => fits(token, telling) && isThere(rank));
    }
    case 'term':
      return expression.term === 'everything';
    case 'near':
      throw new Error('not asked here');
    case 'all':
      return expression.of.every((one) => holds(one, text));
    case 'any':
      return expression.of.some((one) => holds(one, text));
    case 'without':
      return holds(expression.of, text) && !holds(expression.without, text);
  }
}

const documentOf = (title: string, body: string) =>
  toSearchDocument(record(1, { title, summary: null, body: textOf(body) }));
const textOf = (text: string) => ({ html: `<p>${text}</p>`, text, markdown: text });

const ARTICLES = {
  title: documentOf('Spindle speed', 'Nothing of it here.'),
  both: documentOf('Spindle', 'The speed of a spindle.'),
  often: documentOf('Tools', 'spindle speed '.repeat(40)),
  once: documentOf('Tools', `A spindle turns. ${'Other words stand here. '.repeat(60)}Its speed is high.`),
  none: documentOf('Lathes', 'Feeds and cuts.'),
};

test.each([
  'spindle',
  'spindle speed',
  '"spindle speed"',
  'spindle -speed',
  'spindle OR lathes',
  'tools (feeds OR turns)',
])('when %j is asked, then an article is in one tier exactly if it matches at all', (text) => {
  const query = parseSearchQuery(text);
  for (const article of Object.values(ARTICLES)) {
    const tiers = tiersOf(query, []).filter(({ expression }) => holds(expression, article));
    expect(tiers).toHaveLength(holds(matching(query, []), article) ? 1 : 0);
  }
});

test('when words stand in the title, then before the text, where often before once', () => {
  const tiers = tiersOf(parseSearchQuery('spindle speed'), []);
  const scoreOf = (article: ReturnType<typeof documentOf>) =>
    tiers.find(({ expression }) => holds(expression, article))?.score ?? 0;
  const order = [ARTICLES.title, ARTICLES.both, ARTICLES.often, ARTICLES.once, ARTICLES.none].map(scoreOf);
  expect(order).toEqual([...order].sort((a, b) => b - a));
  expect(new Set(order).size).toBe(5);
});

test('when a step adds another way, then its tier holds what that way adds and nothing of the tiers before', () => {
  const query = parseSearchQuery('spindel');
  const [typed] = query.wanted as [Phrase];
  const meant = parseSearchQuery('spindle').wanted[0] as Phrase;
  const step = { how: 'synonym' as const, alternatives: new Map([[typed, [{ every: [[meant]], near: false }]]]) };
  const tiers = tiersOf(query, [], [step]);
  expect(tiers.filter(({ expression }) => holds(expression, ARTICLES.once)).map(({ how }) => how)).toEqual(['synonym']);
  expect(tiers.at(-1)).toMatchObject({ how: 'synonym', expression: { has: 'without' } });
});
