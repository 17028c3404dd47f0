/** Answers kept in bounded memory until the archive changes; equal questions asked at once are answered once. */
import { LRUCache } from 'lru-cache';
import { entryBytes } from './entry.ts';
import type { Encoding, Entry } from './entry.ts';

/** How requests are written differs more than what they ask: addresses as received lead to one normalised key. */
type Alias = { key: string; encoding: Encoding };
const ALIAS_LENGTH_MAX = 1000;
/** Share of the memory for aliases, and for one entry at most. */
const ALIAS_SHARE = 0.1;
const ENTRY_SHARE = 0.25;

export type ResponseCache = ReturnType<typeof createResponseCache>;

export function createResponseCache({ maxBytes }: { maxBytes: number }) {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes * ENTRY_SHARE),
    sizeCalculation: entryBytes,
  });
  const aliases = new LRUCache<string, Alias>({
    maxSize: Math.ceil(maxBytes * ALIAS_SHARE),
    sizeCalculation: ({ key }, alias) => 2 * (key.length + alias.length) + 200,
  });
  const making = new Map<string, Promise<Entry>>();
  let generation = 0;

  return {
    /** What is kept for a request as received. */
    recall(raw: string): { entry: Entry; encoding: Encoding } | null {
      const alias = aliases.get(raw);
      const entry = alias && entries.get(alias.key);
      return entry ? { entry, encoding: alias.encoding } : null;
    },
    remember(raw: string, alias: Alias): void {
      if (raw.length <= ALIAS_LENGTH_MAX && entries.has(alias.key)) aliases.set(raw, alias);
    },
    /** The entry of a normalised key, made at most once at a time and not kept when the archive changed meanwhile. */
    async obtain({ key, make }: { key: string; make: () => Promise<Entry> }): Promise<{ entry: Entry; hit: boolean }> {
      const kept = entries.get(key);
      if (kept) return { entry: kept, hit: true };
      const shared = making.get(key);
      if (shared) return { entry: await shared, hit: true };
      const began = generation;
      const made = make();
      making.set(key, made);
      try {
        const entry = await made;
        if (began === generation && !entry.isOfNow) entries.set(key, entry);
        return { entry, hit: false };
      } finally {
        if (making.get(key) === made) making.delete(key);
      }
    },
    /** To be called when an entry of this key grew by an encoding. */
    weigh({ key, entry }: { key: string; entry: Entry }): void {
      if (entries.peek(key) === entry) entries.set(key, entry);
    },
    /** The archive changed: nothing kept or being made is good any more. */
    clear(): void {
      generation += 1;
      entries.clear();
      aliases.clear();
      making.clear();
    },
    bytes: () => entries.calculatedSize + aliases.calculatedSize,
  };
}
