/** Alternatives for what was asked for, found at query time: a change of the list needs no new index. */
import { toPhrase } from './query.ts';
import type { Phrase } from './query.ts';
import { TRADE_TERMS } from './tradeTerms.ts';

export type Synonyms = {
  /** The phrases that mean the same as these words in a row; none for most. */
  of(words: string[]): Phrase[];
};

/** Terms a line, separated by |. Letters' case, width, endings and script variants do not matter. */
export function readSynonyms(lines: string): Synonyms {
  const groups = lines
    .split('\n')
    .map((line) => line.split('|').flatMap((term) => toPhrase(term) ?? []))
    .filter((group) => group.length > 1);
  const byKey = new Map<string, Phrase[]>();
  for (const group of groups) {
    for (const phrase of group) {
      const others = group.filter((other) => other !== phrase);
      byKey.set(keyOf(phrase), [...(byKey.get(keyOf(phrase)) ?? []), ...others]);
    }
  }
  return {
    of(words) {
      const phrase = toPhrase(words.join(' '));
      return (phrase && byKey.get(keyOf(phrase))) ?? [];
    },
  };
}

const keyOf = ({ tokens }: Phrase): string => tokens.join(' ');

let trade: Synonyms | null = null;

/** The first list of the trade; read on first use. */
export function tradeSynonyms(): Synonyms {
  return (trade ??= readSynonyms(TRADE_TERMS));
}
