/** Terms by every name they have: in either language, other names, pinyin, family name first or last. In memory, as the terms are. */
import { namesOf } from '../../search/names.ts';
import type { Term, Terms } from '../termTable.ts';

export type NameIndex = {
  /** Terms of which this is a whole name, written without spaces. */
  find(name: string): number[];
  /** Terms of which a name begins so, those with most articles first. */
  complete(beginning: string, limit: number): Term[];
};

type Known = { of: unknown; keys: string[] };

/** Keeps step with the terms: only those whose names are others than before are read anew. */
export function openNameIndex(terms: Terms): () => NameIndex {
  const known = new Map<number, Known>();
  let byName = new Map<string, number[]>();
  let seen = -1;

  const refresh = () => {
    if (seen === terms.version()) return;
    seen = terms.version();
    byName = new Map();
    for (const term of terms.all()) {
      if (term.kind === 'all' || term.kind === 'language') continue;
      const keys = keysOf(term);
      for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), term.term]);
    }
  };
  const keysOf = ({ term, kind, names, aliases }: Term): string[] => {
    const before = known.get(term);
    if (before?.of === names) return before.keys;
    const keys = namesOf({ isPerson: kind === 'author', names: [...Object.values(names), ...aliases] });
    known.set(term, { of: names, keys });
    return keys;
  };
  const index: NameIndex = {
    find: (name) => byName.get(name) ?? [],
    complete(beginning, limit) {
      const found = new Set<number>();
      for (const [key, numbers] of byName) if (key.startsWith(beginning)) for (const term of numbers) found.add(term);
      return [...found]
        .map((term) => terms.get(term))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1))
        .slice(0, limit);
    },
  };
  return () => {
    refresh();
    return index;
  };
}
