/** Answers kept in bounded memory until the archive changes; equal questions asked at once are answered once. */
import { LRUCache } from 'lru-cache';
import { preparedBytes } from './preparedAnswer.ts';
import type { Encoding, PreparedAnswer } from './preparedAnswer.ts';

/** How requests are written differs more than what they ask: addresses as received lead to one normalised key. */
type Alias = { key: string; encoding: Encoding };
const ALIAS_LENGTH_MAX = 1000;
/** Share of the memory for aliases, for questions that were answered but not kept, and for one entry at most. */
const ALIAS_SHARE = 0.1;
const ASKED_SHARE = 0.05;
const ENTRY_SHARE = 0.25;

const noRecord = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

type Obtained = { prepared: PreparedAnswer; hit: boolean };

export type ResponseCache = ReturnType<typeof createResponseCache>;

export function createResponseCache({ maxBytes }: { maxBytes: number }) {
  const entries = new LRUCache<string, PreparedAnswer>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes * ENTRY_SHARE),
    sizeCalculation: preparedBytes,
  });
  const aliases = new LRUCache<string, Alias>({
    maxSize: Math.ceil(maxBytes * ALIAS_SHARE),
    sizeCalculation: ({ key }, alias) => 2 * (key.length + alias.length) + 200,
  });
  const asked = new LRUCache<string, true>({
    maxSize: Math.ceil(maxBytes * ASKED_SHARE),
    sizeCalculation: (_, key) => 2 * key.length + 200,
  });
  // Not a Map: each of its old tables leads to the next one, and what they held stays until the next full collection.
  let making = noRecord<Promise<PreparedAnswer>>();
  let generation = 0;

  /** In full memory only what is asked for again is worth what goes for it: who walks the whole archive pushes nothing out. */
  const isWorthIt = (key: string, prepared: PreparedAnswer): boolean => {
    if (entries.calculatedSize + preparedBytes(prepared) <= maxBytes || asked.has(key)) return true;
    asked.set(key, true);
    return false;
  };

  return {
    /** What is kept for a request as received. */
    recall(raw: string): { prepared: PreparedAnswer; encoding: Encoding } | null {
      const alias = aliases.get(raw);
      const prepared = alias && entries.get(alias.key);
      return prepared ? { prepared, encoding: alias.encoding } : null;
    },
    remember(raw: string, alias: Alias): void {
      if (raw.length <= ALIAS_LENGTH_MAX && entries.has(alias.key)) aliases.set(raw, alias);
    },
    /** The entry of a normalised key, made at most once at a time and not kept when the archive changed meanwhile. */
    async obtain({ key, make }: { key: string; make: () => Promise<PreparedAnswer> }): Promise<Obtained> {
      const kept = entries.get(key);
      if (kept) return { prepared: kept, hit: true };
      const shared = making[key];
      if (shared) return { prepared: await shared, hit: true };
      const began = generation;
      const made = make();
      making[key] = made;
      try {
        const prepared = await made;
        if (began === generation && !prepared.isOfNow && isWorthIt(key, prepared)) entries.set(key, prepared);
        return { prepared, hit: false };
      } finally {
        if (making[key] === made) Reflect.deleteProperty(making, key);
      }
    },
    /** To be called when an entry of this key grew by an encoding. */
    weigh({ key, prepared }: { key: string; prepared: PreparedAnswer }): void {
      if (entries.peek(key) === prepared) entries.set(key, prepared);
    },
    /** The archive changed: nothing kept or being made is good any more. */
    clear(): void {
      generation += 1;
      entries.clear();
      aliases.clear();
      asked.clear();
      making = noRecord();
    },
    bytes: () => entries.calculatedSize + aliases.calculatedSize + asked.calculatedSize,
  };
}
