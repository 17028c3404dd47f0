/** The store's revision as answers carry it, asked for again when what is known is older than a moment. */
import type { ArchiveReader } from '../archive/ArchiveStore.ts';

/** Milliseconds for which a known revision is good: how long a change may stay unseen by the answers kept here. */
const GOOD_FOR = 100;
/** Milliseconds for which kept answers still serve when the store cannot be asked (RFC 5861 stale-if-error). */
const STALE_FOR = 300_000;
/** stale-while-revalidate as a multiple of max-age. */
const REVALIDATE_FACTOR = 5;

export type Moment = {
  seq: number;
  generation: number;
  /** Instant of the last change. */
  at: string;
  /** Milliseconds since 1970, whole seconds. */
  lastModified: number;
  /** Raw header pairs of every answer that may be kept by others. */
  headers: string[];
};

export type RevisionWatch = {
  /** What is known and still good, without asking. */
  peek(): Moment | null;
  /** @throws what the store throws, when nothing is known that may still serve */
  now(): Promise<Moment>;
  /** Highest seq seen so far. */
  seq(): number;
};

export function watchRevision(input: {
  store: ArchiveReader;
  maxAgeSeconds: number;
  /** Called before a new generation is handed out. */
  onChange(): void;
}): RevisionWatch {
  let known: { moment: Moment; changedAt: number; confirmedAt: number } | null = null;
  let checkedAt = -Infinity;
  let asking: Promise<Moment> | null = null;

  async function ask(): Promise<Moment> {
    try {
      const [revision, nextRelease] = await Promise.all([input.store.revision(), input.store.nextRelease()]);
      const changed = known !== null && known.moment.generation !== revision.generation;
      // An `at` in the past (bulk loads) must not make a newer answer look older than one already sent.
      const changedAt = changed
        ? Math.max(Date.now(), Date.parse(revision.at))
        : (known?.changedAt ?? Date.parse(revision.at));
      const lastModified = settledSecond(changedAt);
      const headers = [
        'Cache-Control',
        cacheControl({ maxAgeSeconds: input.maxAgeSeconds, nextRelease }),
        'Last-Modified',
        new Date(lastModified).toUTCString(),
        'X-Archive-Revision',
        String(revision.seq),
      ];
      if (changed) input.onChange();
      known = { moment: { ...revision, lastModified, headers }, changedAt, confirmedAt: performance.now() };
      return known.moment;
    } catch (error) {
      if (known && performance.now() - known.confirmedAt < STALE_FOR) return known.moment;
      throw error;
    } finally {
      checkedAt = performance.now();
      asking = null;
    }
  }

  const peek = () => (known && performance.now() - checkedAt < GOOD_FOR ? known.moment : null);
  return {
    peek,
    now: async () => peek() ?? (asking ??= ask()),
    seq: () => known?.moment.seq ?? 0,
  };
}

/** Whole seconds, one earlier while the second of the change lasts: a second change in it then still shows. */
function settledSecond(changedAt: number): number {
  return Math.floor(Math.min(changedAt, Date.now() - 1000) / 1000) * 1000;
}

/** RFC 9111 and RFC 5861: nothing is kept past the next release. */
function cacheControl({ maxAgeSeconds, nextRelease }: { maxAgeSeconds: number; nextRelease: string | null }): string {
  const left = nextRelease === null ? Infinity : Math.max(0, Math.floor((Date.parse(nextRelease) - Date.now()) / 1000));
  const maxAge = Math.min(maxAgeSeconds, left);
  const revalidate = Math.min(maxAgeSeconds * REVALIDATE_FACTOR, left - maxAge);
  return `public, max-age=${maxAge}, stale-while-revalidate=${revalidate}`;
}
