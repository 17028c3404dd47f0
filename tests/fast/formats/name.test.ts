import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseName } from '../../../src/formats/citations/name.ts';
import { hostileText } from './support.ts';

describe('personal names', () => {
  test.each([
    ['Jiang Baoquan', 'Jiang', 'Baoquan'],
    ['Ouyang Xiu', 'Ouyang', 'Xiu'],
    ['Lü Bu', 'Lü', 'Bu'],
    ["Zhang Xi'an", 'Zhang', "Xi'an"],
    ['Lee Kai-fu', 'Lee', 'Kai-fu'],
  ])('when %s is pinyin, then the first word is the family name', (name, family, given) => {
    expect(parseName(name)).toEqual({ family, given, pinyin: true });
  });

  test.each([
    ['John Smith', 'Smith', 'John'],
    ['Masahiko Mori', 'Mori', 'Masahiko'],
    ['Jack Ma', 'Ma', 'Jack'],
    ['Ursula von der Leyen', 'von der Leyen', 'Ursula'],
  ])('when %s is not pinyin, then the last word is the family name, with its particles', (name, family, given) => {
    expect(parseName(name)).toEqual({ family, given, pinyin: false });
  });

  test.each([
    ['Baoquan JIANG', 'Jiang', 'Baoquan'],
    ['Susan LANG', 'Lang', 'Susan'],
    ['Sean O’BRIEN', 'O’Brien', 'Sean'],
  ])('when one word of %s is in capitals, then it is the family name', (name, family, given) => {
    expect(parseName(name)).toMatchObject({ family, given });
  });

  test.each(['姜保全', '山田 太郎', 'Plato', 'Salt and Pepper', 'Spark, Ltd'])(
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
