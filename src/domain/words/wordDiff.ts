/** Differences of two texts word by word; Chinese words are found by their dictionary, not by spaces. */
import { diffArrays } from 'diff';

export type Change = { text: string; kind: 'same' | 'added' | 'removed' };

/** Words compared at most on each side; beyond it the texts are compared by lines, which is quick at any length. */
const WORDS_MAX = 20_000;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const words = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);
const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

/** The parts of both texts in order; joined without the removed ones they are `after`, without the added ones `before`. */
export function wordDiff(before: string, after: string): Change[] {
  const isLong = Math.max(before.length, after.length) > WORDS_MAX * 4;
  const split = isLong ? linesOf : words;
  return diffArrays(split(before), split(after)).map(({ value, added, removed }) => ({
    text: value.join(''),
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }));
}
