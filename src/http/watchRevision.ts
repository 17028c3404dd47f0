/** Where the archive stands, as answers carry it. A change of this process is known at once, another's within a tenth of a second. */
import type { ArchiveReader } from '../archive/ArchiveStore.ts';

/** Milliseconds after which the store is asked again: another process may have written, and a release comes nearer. */
const GOOD_FOR = 100;
/** Milliseconds for which kept answers still serve when the store cannot be asked (RFC 5861 stale-if-error). */
const STALE_FOR = 300_000;

export type ArchiveNow = {
  seq: number;
  generation: number;
  /** Instant of the last change. */
  at: string;
  /** Milliseconds since 1970, whole seconds. */
  lastModified: number;
  /** Seconds for which others may keep an answer. */
  maxAge: number;
  /** Raw header pairs of every answer that may be kept by others. */
  headers: string[];
};

export type RevisionWatch = {
  /** What is known and still good, without asking. */
  peek(): ArchiveNow | null;
  /** @throws what the store throws, when nothing is known that may still serve */
  now(): Promise<ArchiveNow>;
  /** Highest seq seen so far. */
  seq(): number;
};

export function watchRevision(input: {
  store: ArchiveReader;
  maxAgeSeconds: number;
  /** Called before a new generation is handed out. */
  onChange(): void;
}): RevisionWatch {
  let known: { now: ArchiveNow; changedAt: number; confirmedAt: number } | null = null;
  let checkedAt = -Infinity;
  let asking: Promise<ArchiveNow> | null = null;
  let changes = 0;

  async function ask(): Promise<ArchiveNow> {
    const began = changes;
    try {
      const [revision, nextRelease] = await Promise.all([input.store.revision(), input.store.nextRelease()]);
      // A change overtook the question: what was heard says nothing of what is good now.
      if (began !== changes) return await ask();
      const changed = known !== null && known.now.generation !== revision.generation;
      // An `at` in the past (bulk loads) must not make a newer answer look older than one already sent.
      const changedAt = changed
        ? Math.max(Date.now(), Date.parse(revision.at))
        : (known?.changedAt ?? Date.parse(revision.at));
      const lastModified = settledSecond(changedAt);
      const { maxAge, cacheControl } = keeping({ maxAgeSeconds: input.maxAgeSeconds, nextRelease });
      const headers = [
        'Cache-Control',
        cacheControl,
        'Last-Modified',
        new Date(lastModified).toUTCString(),
        'X-Archive-Revision',
        String(revision.seq),
      ];
      if (changed) input.onChange();
      known = { now: { ...revision, lastModified, maxAge, headers }, changedAt, confirmedAt: performance.now() };
      checkedAt = performance.now();
      return known.now;
    } catch (error) {
      checkedAt = performance.now();
      if (known && performance.now() - known.confirmedAt < STALE_FOR) return known.now;
      throw error;
    }
  }

  input.store.onChange(() => {
    changes += 1;
    checkedAt = -Infinity;
  });
  const peek = () => (known && performance.now() - checkedAt < GOOD_FOR ? known.now : null);
  return {
    peek,
    now: async () => peek() ?? (asking ??= ask().finally(() => (asking = null))),
    seq: () => known?.now.seq ?? 0,
  };
}

/** Whole seconds, one earlier while the second of the change lasts: a second change in it then still shows. */
function settledSecond(changedAt: number): number {
  return Math.floor(Math.min(changedAt, Date.now() - 1000) / 1000) * 1000;
}

/** RFC 9111 and RFC 5861: nothing is kept past the next release, and nothing longer than twice `maxAgeSeconds`. */
function keeping({ maxAgeSeconds, nextRelease }: { maxAgeSeconds: number; nextRelease: string | null }) {
  const left = nextRelease === null ? Infinity : Math.max(0, Math.floor((Date.parse(nextRelease) - Date.now()) / 1000));
  const maxAge = Math.min(maxAgeSeconds, left);
  const revalidate = Math.min(maxAgeSeconds, left - maxAge);
  return { maxAge, cacheControl: `public, max-age=${maxAge}, stale-while-revalidate=${revalidate}` };
}
