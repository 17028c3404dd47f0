/** What a reader may have meant to type: the nearest words of the archive's own, and Chinese words by their sound. */
import { pinyin } from 'pinyin-pro';

export type Vocabulary = {
  /** English words and words of names in Latin letters, lower case, by how often they were seen. */
  words: Map<string, number>;
  /** Chinese words by their pinyin without tones and spaces. */
  sounds: Map<string, string>;
};

const LATIN = /[a-z]{4,}/g;
const HAN = /^\p{sc=Han}{2,8}$/u;

export function emptyVocabulary(): Vocabulary {
  return { words: new Map(), sounds: new Map() };
}

export function addWords({ words }: Vocabulary, text: string): void {
  for (const [word] of text.toLowerCase().matchAll(LATIN)) words.set(word, (words.get(word) ?? 0) + 1);
}

/** A word of the trade, or a name: in Chinese it is also known by its sound. */
export function addTerm(vocabulary: Vocabulary, term: string): void {
  addWords(vocabulary, term);
  if (!HAN.test(term)) return;
  const syllables = syllablesOf(term);
  // A given name is written as one word.
  for (const word of [...syllables, syllables.slice(1).join('')]) addWords(vocabulary, word);
  if (!vocabulary.sounds.has(syllables.join(''))) vocabulary.sounds.set(syllables.join(''), term);
}

const syllablesOf = (term: string): string[] =>
  pinyin(term, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase());

/**
 * The query with each word that nobody has replaced by the nearest that somebody has; null where nothing is nearer.
 * `isKnown` says whether a word is in any text. What is quoted or excluded stays.
 */
export function correct(text: string, vocabulary: Vocabulary, isKnown: (word: string) => boolean): string | null {
  const bySound = soundOf(text, vocabulary);
  if (bySound !== null && bySound !== text.trim()) return bySound;
  let hasChanged = false;
  const corrected = text.replace(/(?<![\p{L}\p{N}"“-])[a-z]{4,40}(?![\p{L}\p{N}"”])/giu, (word) => {
    const other = isKnown(word) ? null : nearest(word.toLowerCase(), vocabulary.words);
    if (other === null) return word;
    hasChanged = true;
    return other;
  });
  return hasChanged ? corrected.trim() : null;
}

/** A whole query in pinyin, or in Chinese that sounds like a word of the trade but is none. */
function soundOf(text: string, { sounds }: Vocabulary): string | null {
  const typed = text.trim();
  if (HAN.test(typed)) return sounds.get(syllablesOf(typed).join('')) ?? null;
  return /^[a-z' ]{4,60}$/i.test(typed) ? (sounds.get(typed.toLowerCase().replace(/[' ]/g, '')) ?? null) : null;
}

/** Of the words within reach the one with the fewest changes, then the most frequent. */
function nearest(word: string, words: Map<string, number>): string | null {
  const reach = word.length < 7 ? 1 : 2;
  let best: { word: string; changes: number; count: number } | null = null;
  for (const [other, count] of words) {
    if (Math.abs(other.length - word.length) > reach) continue;
    const changes = distance(word, other, reach);
    if (changes > reach || changes === 0) continue;
    if (!best || changes < best.changes || (changes === best.changes && count > best.count)) {
      best = { word: other, changes, count };
    }
  }
  return best?.word ?? null;
}

/** Letters added, left out, replaced, or two changed places (optimal string alignment); above `limit` as soon as that is certain. */
export function distance(one: string, other: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [before, last] = [last, current];
  }
  return last[other.length] ?? 0;
}
