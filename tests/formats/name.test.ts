import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseName } from '../../src/formats/citations/name.ts';
import { hostileText } from './support.ts';

describe('personal names', () => {
  test.each([
    ['Jiang Baoquan', 'Jiang', 'Baoquan'],
    ['Ouyang Xiu', 'Ouyang', 'Xiu'],
    ['Lü Bu', 'Lü', 'Bu'],
    ["Zhang Xi'an", 'Zhang', "Xi'an"],
    ['Lee Kai-fu', 'Lee', 'Kai-fu'],
    ['Lee Kai-Fu', 'Lee', 'Kai-Fu'],
    ['Zhu-ge Liang', 'Zhu-ge', 'Liang'],
    ['Lyu Ming', 'Lyu', 'Ming'],
    ['Nyu Gao', 'Nyu', 'Gao'],
    ['Lv Bu', 'Lv', 'Bu'],
    ['Li Wei Min', 'Li', 'Wei Min'],
  ])('when %s begins with a Chinese family name, then it is the family name', (name, family, given) => {
    expect(parseName(name)).toEqual({ family, given, suffix: null, pinyin: true });
  });

  test.each([
    ['Mike Chen', 'Chen', 'Mike'],
    ['Anna Li', 'Li', 'Anna'],
    ['Lina Wang', 'Wang', 'Lina'],
    ['Luke Zhang', 'Zhang', 'Luke'],
    ['Helen Wu', 'Wu', 'Helen'],
    ['Susan Lang', 'Lang', 'Susan'],
    ['Anna Maria Li', 'Li', 'Anna Maria'],
    ['Baoquan Jiang', 'Jiang', 'Baoquan'],
    ['Xiu Ouyang', 'Ouyang', 'Xiu'],
    ['Baoquan Ouyang', 'Ouyang', 'Baoquan'],
    ['Kai-fu Lee', 'Lee', 'Kai-fu'],
    ['Masao Mori', 'Mori', 'Masao'],
  ])(
    'when %s is pinyin by all its words, then only one syllable or a known double surname comes first',
    (name, family, given) => {
      expect(parseName(name)).toEqual({ family, given, suffix: null, pinyin: true });
    },
  );

  test.each([
    ['John Smith Jr.', 'Smith', 'John', 'Jr.'],
    ['John Smith, Jr.', 'Smith', 'John', 'Jr.'],
    ['Henry Ford II', 'Ford', 'Henry', 'II'],
    ['Li Wei, PhD', 'Li', 'Wei', 'PhD'],
    ['Anna Li, Ph.D., MBA', 'Li', 'Anna', 'Ph.D. MBA'],
    ['JOHN SMITH JR.', 'Smith', 'JOHN', 'JR.'],
    ['Jack MA MBA', 'Ma', 'Jack', 'MBA'],
    ['Naosuke Ii', 'Ii', 'Naosuke', null],
  ])('when %s ends in a generation or a degree, then that is the suffix', (name, family, given, suffix) => {
    expect(parseName(name)).toMatchObject({ family, given, suffix });
  });

  test.each([
    ['John Smith', 'Smith', 'John'],
    ['Masahiko Mori', 'Mori', 'Masahiko'],
    ['Jack Ma', 'Ma', 'Jack'],
    ['Ursula von der Leyen', 'von der Leyen', 'Ursula'],
  ])('when %s is not pinyin, then the last word is the family name, with its particles', (name, family, given) => {
    expect(parseName(name)).toEqual({ family, given, suffix: null, pinyin: false });
  });

  test.each([
    ['Baoquan JIANG', 'Jiang', 'Baoquan'],
    ['Susan LANG', 'Lang', 'Susan'],
    ['Sean O’BRIEN', 'O’Brien', 'Sean'],
  ])('when one word of %s is in capitals, then it is the family name', (name, family, given) => {
    expect(parseName(name)).toMatchObject({ family, given });
  });

  test.each(['姜保全', '山田 太郎', 'Plato', 'Salt and Pepper', 'Spark, Ltd', 'Plato, PhD', 'Smith, John'])(
    'when %s cannot be taken apart, then it stays one',
    (name) => {
      expect(parseName(name)).toEqual({ literal: name });
    },
  );

  test('when a name holds anything at all, then no word of it is lost', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const parsed = parseName(name);
        const words = 'literal' in parsed ? parsed.literal : `${parsed.family} ${parsed.given}`;
        const sorted = (text: string) => text.toLowerCase().split(/\s+/).sort();
        expect(sorted(words)).toEqual(
          sorted(
            name
              .replace(/\p{Cs}/gu, '')
              .replace(/\p{Cc}/gu, ' ')
              .trim(),
          ),
        );
      }),
    );
  });
});
