/** Terms by every name they have: in either language, other names, pinyin, family name first or last. In memory, as the terms are. */
import { nameKey, namesOf } from '../../../search/names.ts';
import type { Phrase } from '../../../search/query.ts';
import { tokenize } from '../../../search/tokenize.ts';
import type { Term, Terms } from '../../termTable.ts';

export type NameIndex = {
  /** Terms of which this is a whole name, written without spaces. */
  find(name: string): number[];
  /** Series of whose introduction this is part. */
  findIntroductions(phrase: Phrase): number[];
  /** Terms of which a name begins so, those with most articles first. */
  complete(beginning: string, limit: number): Term[];
};

type Known = { of: unknown; keys: string[] };

/** Keeps step with the terms: only those whose names are others than before are read anew. */
export function openNameIndex(terms: Terms): () => NameIndex {
  const known = new Map<number, Known>();
  let byName = new Map<string, number[]>();
  let byLeading = new Map<string, number[]>();
  let introductions = new Map<number, string>();
  /** Of an introduction, each between spaces; made when first asked for. */
  const tokens = new Map<number, string>();
  let seen = -1;

  const refresh = () => {
    if (seen === terms.version()) return;
    seen = terms.version();
    byName = new Map();
    introductions = new Map();
    byLeading = new Map();
    tokens.clear();
    for (const term of terms.all()) {
      if (term.kind === 'all' || term.kind === 'language') continue;
      const keys = keysOf(term);
      if (term.introduction !== '') introductions.set(term.term, term.introduction);
      for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), term.term]);
      for (const key of leadingWords(term)) byLeading.set(key, [...(byLeading.get(key) ?? []), term.term]);
    }
  };
  const keysOf = ({ term, kind, names, aliases }: Term): string[] => {
    const before = known.get(term);
    if (before?.of === names) return before.keys;
    const keys = namesOf({ isPerson: kind === 'author', names: [...Object.values(names), ...aliases] });
    known.set(term, { of: names, keys });
    return keys;
  };
  const tokensOf = (term: number, text: string): string => {
    const known = tokens.get(term) ?? ` ${tokenize(text).join(' ')} `;
    tokens.set(term, known);
    return known;
  };
  const index: NameIndex = {
    find: (name) => {
      const whole = byName.get(name) ?? [];
      const leading = byLeading.get(name) ?? [];
      return [...whole, ...(leading.length <= LEADING_MAX ? leading : [])];
    },
    findIntroductions: (phrase) =>
      [...introductions].flatMap(([term, text]) => {
        const part = ` ${phrase.tokens.join(' ')}${phrase.prefix ? '' : ' '}`;
        return tokensOf(term, text).includes(part) ? [term] : [];
      }),
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

/** A word with which more companies than this begin tells none of them. */
const LEADING_MAX = 3;

/** Qinchuan of Qinchuan Machine Tool: what people call a company by. */
function leadingWords({ kind, names, aliases }: Term): string[] {
  if (kind !== 'organization') return [];
  const first = [names.en, ...aliases].flatMap((name) => /^([a-z]{4,})[\s-]+\S/i.exec(name ?? '')?.[1] ?? []);
  return [...new Set(first.map(nameKey))];
}
