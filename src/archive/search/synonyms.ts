/** Alternatives for what was asked for, found at query time: a change of the list needs no new index. */
import type { SynonymRow } from '../../domain/synonyms.ts';
import { toPhrase } from './query.ts';
import type { Phrase } from './query.ts';
import { regionNames } from './regions.ts';

export type Synonyms = {
  /** The phrases that mean the same as these words in a row; none for most. */
  of(words: string[]): Phrase[];
};

/** Letters' case, width, endings and script variants do not matter. A word of several rows means what any of them says. Countries need no row. */
export function openSynonyms(rows: SynonymRow[]): Synonyms {
  const byKey = new Map<string, Phrase[]>();
  for (const row of [...rows, ...regionNames()]) {
    const group = row.flatMap((term) => toPhrase(term) ?? []);
    for (const phrase of group) {
      const others = group.filter((other) => keyOf(other) !== keyOf(phrase));
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
