import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, isSingleCjk, scan, tokenize, variantsOf } from '../../src/archive/search/tokenize.ts';

test.each([
  ['The companies’ Machine Tools', ['the', 'compani', 'machin', 'tool']],
  ['数控机床', ['数控', '控机', '机床', '床']],
  ['數控機床', ['数控', '控机', '机床', '床']],
  ['机', ['机']],
  ['机床，工具', ['机床', '床', '工具', '具']],
  ['5轴CNC机床', ['5', '轴', 'cnc', '机床', '床']],
  ['Ｆｕｌｌ　ｗｉｄｔｈ　１２３', ['full', 'width', '123']],
  ['café CAFÉ cafe\u0301', ['cafe', 'cafe', 'cafe']],
  ['Straße STRASSE', ['strass', 'strass']],
  ['ΟΔΟΣ οδός', ['οδος', 'οδος']],
  ['ﬁve ½', ['five', '1', '2']],
  ['が か\u3099 ｶﾞ ガ', ['か', 'か', 'カ', 'カ']],
  ['한국어', ['한국', '국어', '어']],
  ['한국어'.normalize('NFD'), ['한국', '국어', '어']],
  ['机\ufe00床', ['机床', '床']],
  ['\0 😀 \ud800 * " % NEAR(', ['near']],
  ['机\u200b床 ma\u00adchine\u2060s \ufeff', ['机床', '床', 'machin']],
  ["China’s, it's S 5s", ['china', 'it', 's', '5', 's']],
  [
    '隨著 随着 瀋陽 沈阳 鉋床 刨床',
    ['随着', '着', '随着', '着', '沉阳', '阳', '沉阳', '阳', '刨床', '床', '刨床', '床'],
  ],
  ['ｺﾝﾋﾟｭｰﾀｰ コンピューター', [...tokenize('コンピューター'), ...tokenize('コンピューター')]],
  ['𠮷野家', ['𠮷野', '野家', '家']],
  ['10μm 10 μm', ['10', 'μm', '10', 'μm']],
  ['20,000 r/min 20000r/min', ['20000', 'r', 'min', '20000', 'r', 'min']],
  ['GB/T17421.2 ISO230-2', ['gb', 't', '17421', '2', 'iso', '230', '2']],
  ['40% ４０％ 1,2,3', ['40', 'pct', '40', 'pct', '1', '2', '3']],
  ['colour centre optimisation analyse', tokenize('color center optimization analyze')],
  ['modelling catalogue defence', tokenize('modeling catalog defense')],
])('when %j is tokenized, then it gives %j', (text, tokens) => {
  expect(tokenize(text)).toEqual(tokens);
});

test('when a word is longer than any word, then it is cut, the same for index and query', () => {
  expect(tokenize('a'.repeat(10_000))).toEqual(tokenize('a'.repeat(9_000)));
  expect(tokenize('a'.repeat(10_000))[0]?.length).toBeLessThanOrEqual(64);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...'机床數控aé½ｶﾞが한 \ud800"-*_\0한ーs’\u200b\u00ad'.split(''), '😀', '㍿'), {
      maxLength: 60,
    })
    .map((all) => all.join('')),
);

test('when any text is tokenized, then each token is letters and digits and has its place in the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const length = text.normalize('NFC').length;
      let last = 0;
      scan(text, (token, start, end) => {
        expect(token).toMatch(/^[\p{L}\p{N}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(length);
        last = start;
        return false;
      });
    }),
    { numRuns: 2000 },
  );
});

test('when a text is written in another way that means the same, then its tokens are the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(tokenize(text.normalize('NFC'))).toEqual(tokenize(text));
      expect(tokenize(text.normalize('NFD'))).toEqual(tokenize(text));
    }),
    { numRuns: 1000 },
  );
});

test('when a scan is told to end, then it does', () => {
  const seen: string[] = [];
  scan('one 机床 two three', (token) => seen.push(token) === 2);
  expect(seen).toEqual(['on', '机床']);
});

test('when a name is folded, then width, case, accents, script variant and spaces no longer matter', () => {
  expect(fold('  René \t MÜLLER\0 雷內ＡＢ ')).toBe('rene muller 雷内ab');
});

test('when variants of a character are asked for, then they are all that is folded into it', () => {
  expect(Array.from(variantsOf('机')).sort()).toEqual(['机', '機'].sort());
  expect(variantsOf('x')).toBe('x');
  expect(isSingleCjk('机')).toBe(true);
  expect(isSingleCjk('机床') || isSingleCjk('a') || isSingleCjk('')).toBe(false);
});
