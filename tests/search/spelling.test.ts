/** What is offered where a word was mistyped: the nearest word that the archive has, and Chinese by its sound. */
import { describe, expect, test } from '@jest/globals';
import { addTerm, addWords, correct, distance, emptyVocabulary } from '../../src/archive/search/spelling.ts';

const vocabulary = emptyVocabulary();
addWords(vocabulary, 'Machine tools and spindles: the machine tool of tomorrow, bearings, accuracy, machines');
for (const term of ['数控系统', '蒋保权', '滚珠丝杠', '刀柄']) addTerm(vocabulary, term);
const known = new Set(['machine', 'tool', 'tools', 'spindles', 'accuracy']);
const meant = (text: string) => correct(text, vocabulary, (word) => known.has(word.toLowerCase()));

describe('a mistyped query', () => {
  test.each([
    ['machne tool', 'machine tool'],
    ['mahcine tool', 'machine tool'],
    ['Acuracy of spindels', 'accuracy of spindles'],
    ['berings', 'bearings'],
    ['jiang baoqan', 'jiang baoquan'],
    ['shukong xitong', '数控系统'],
    ['数空系统', '数控系统'],
    ['刀炳', '刀柄'],
  ])('when %j is asked, then %j is offered', (text, offered) => {
    expect(meant(text)).toBe(offered);
  });

  test.each(['machine tool', '数控系统', 'zzzzzz', 'xy', '"machne"', '-machne', '', '%', '中', '('.repeat(50)])(
    'when %j is asked, then nothing is',
    (text) => {
      expect(meant(text)).toBeNull();
    },
  );

  test('when words differ, then letters added, left out, replaced and changed places are counted, up to a limit', () => {
    expect(distance('spindle', 'spindle', 2)).toBe(0);
    expect(distance('spindle', 'spidnle', 2)).toBe(1);
    expect(distance('spindle', 'spindles', 2)).toBe(1);
    expect(distance('spindle', 'bearing', 2)).toBe(3);
    expect(distance('', 'ab', 2)).toBe(2);
  });
});
