import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSearchQuery, tellingTokens } from '../../src/archive/search/query.ts';
import { matchExpression, tierExpressions } from '../../src/archive/sqlite/read/search/searchExpression.ts';

const wanted = (text: string) => parseSearchQuery(text).wanted.map(({ tokens }) => tokens.join(' '));
const unwanted = (text: string) => parseSearchQuery(text).unwanted.map(({ tokens }) => tokens.join(' '));

test.each([
  ['machine tools', ['machin', 'tool'], []],
  ['"machine tools" spindle', ['machin tool', 'spindl'], []],
  ['“machine tools”', ['machin tool'], []],
  ['machine -tools', ['machin'], ['tool']],
  ['machine -"five axis"', ['machin'], ['five axi']],
  ['five-axis', ['five axi'], []],
  ['--a -', [], ['a']],
  ['"open phrase', ['open phrase'], []],
  ['机床工具', ['机床 床工 工具'], []],
  ['机', ['机'], []],
  ['5轴 机床5', ['5 轴', '机床 床 5'], []],
  ['机床 －cnc ﹣主轴', ['机床'], ['cnc', '主轴']],
  ['＂machine tools＂ 「five axis」『six』', ['machin tool', 'five axi', 'six'], []],
  ['机床、主轴，刀具。ok', ['机床', '主轴', '刀具', 'ok'], []],
  ['a a A', ['a'], []],
  ['% * " NEAR( \0', ['near'], []],
  ['a OR b', [], []],
  ['c (d e) -f', ['c', 'd', 'e'], ['f']],
  ['OR a OR', ['a'], []],
  [') a ( b', ['a', 'b'], []],
  ['', [], []],
])('when %j is asked, then %j is wanted and %j is not', (text, all, none) => {
  expect(wanted(text)).toEqual(all);
  expect(unwanted(text)).toEqual(none);
});

test.each([
  ['a OR b c', ['c'], [[['a'], ['b']]]],
  ['(a b) OR c', [], [[['a', 'b'], ['c']]]],
  [
    '(a OR b) (c OR d)',
    [],
    [
      [['a'], ['b']],
      [['c'], ['d']],
    ],
  ],
  ['((a OR b) c) OR d', [], [[['c', 'a'], ['c', 'b'], ['d']]]],
  ['机床（主轴 OR 刀具）', ['机床'], [[['主轴'], ['刀具']]]],
])('when %j is asked, then %j must hold and one of %j', (text, all, choices) => {
  expect(wanted(text)).toEqual(all);
  expect(parseSearchQuery(text).choices.map((ways) => ways.map((way) => way.map(({ text }) => text)))).toEqual(choices);
});

test('when a phrase ends in one CJK character, then that is the beginning of a token', () => {
  const prefixes = (text: string) => parseSearchQuery(text).wanted.map(({ prefix }) => prefix);
  expect(prefixes('机 机床 5轴 cnc 轴5')).toEqual([true, false, true, false, false]);
});

test.each([
  ['machine', ['machin']],
  ['机床工具', ['机床', '床工', '工具']],
  ['机床工具行业', ['床工', '机床', '行业']],
  ['机床工具行业 laser', ['床工', '机床', 'laser']],
  ['the role of the laser', ['role', 'laser']],
  ['of the', ['of', 'the']],
  ['"laser of the turbine"', ['laser', 'turbin']],
  ['轴', ['轴*']],
  ['u v w x y z', ['u', 'v', 'w', 'x', 'y']],
])('when %j is asked, then %j decide the order', (text, tokens) => {
  const telling = tellingTokens(parseSearchQuery(text));
  expect(telling.map(({ token, prefix }) => token + (prefix ? '*' : ''))).toEqual(tokens);
});

test('when anything is asked, then parsing does not fail and the expression holds nothing but quoted tokens', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      const query = parseSearchQuery(text);
      const expressions = [
        matchExpression(query, [[1, 2]]),
        ...tierExpressions(query, [[3]]).map((tier) => tier.expression),
      ];
      for (const expression of expressions) {
        const bare = expression.replace(/"[\p{L}\p{N}\p{Script=Han}_ ]+"( \*)?/gu, 'x');
        expect(bare).toMatch(/^(x|AND|OR|NOT|[() ])+$/);
      }
    }),
    { numRuns: 2000 },
  );
});
