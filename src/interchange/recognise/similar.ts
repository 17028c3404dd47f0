/** How much two texts have in common, and where they differ. */
import { diffArrays } from 'diff';
import { tokenize } from '../../archive/search/tokenize.ts';
import type { Difference } from './proposal.ts';

/** Tokens in a shingle: two texts on one subject share words, but few of these. */
const LENGTH = 3;

export type Shingles = ReadonlySet<string>;

/** The runs of tokens in a text, folded as search folds them: width, case, traditional characters and punctuation do not count. */
export function shinglesOf(text: string): Shingles {
  const tokens = tokenize(text);
  if (tokens.length < LENGTH) return new Set(tokens.length > 0 ? [tokens.join(' ')] : []);
  return new Set(tokens.slice(LENGTH - 1).map((_, index) => tokens.slice(index, index + LENGTH).join(' ')));
}

/** From 0 to 1: what both have, of what either has on average (Sørensen–Dice). */
export function similarity(one: Shingles, other: Shingles): number {
  if (one.size === 0 || other.size === 0) return 0;
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string) => Array.from(words.segment(text), ({ segment }) => segment);
/** Texts longer than this in words are not compared word by word. */
const WORDS_MAX = 30_000;

/** Word by word what was taken away from `before` and added by `after`. */
export function differences(before: string, after: string): Difference[] {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  if (one.length > WORDS_MAX || other.length > WORDS_MAX) return [];
  // Past this many steps the texts have little in common, and nobody reads the difference.
  const changes = diffArrays(one, other, { maxEditLength: 4_000 }) ?? [];
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
