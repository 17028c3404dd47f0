/** Keeps the search index in few segments: each one more costs every search. Merging is done in small steps, later. */
import type { Writer } from './writer.ts';

export type Tidy = {
  /** Something was written. */
  wake(): void;
  stop(): void;
};

/** Milliseconds without a write before the first step, and between two steps. */
const DELAY = 1000;
const PAUSE = 50;
/** Pages a step writes: some milliseconds. */
const PAGES = 200;

export function openTidy(writer: Writer): Tidy {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const schedule = (delay: number) => {
    if (timer) clearTimeout(timer);
    timer = isStopped ? null : setTimeout(() => void writer.inTurn(step), delay).unref();
  };
  const step = () => {
    if (isStopped) return;
    try {
      if (mergeSome(writer)) schedule(PAUSE);
      else writer.connection.exec(`${USUAL_CACHE} PRAGMA shrink_memory;`);
    } catch {
      // The next write meets the same trouble and reports it; the one after that comes back here.
    }
  };
  return {
    wake: () => schedule(DELAY),
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** Page cache of the writing connection, in KiB: a bulk load writes each page once a batch instead of again and again. */
export const USUAL_CACHE = 'PRAGMA cache_size = -65536;';
export const BULK_CACHE = 'PRAGMA cache_size = -262144;';

/** One step of merging. @returns whether there may be more: FTS5 changes fewer than two rows when nothing is left to merge */
export function mergeSome({ connection }: Pick<Writer, 'connection'>): boolean {
  const changes = () => connection.sql<[number]>('SELECT total_changes()').get()?.[0] ?? 0;
  const before = changes();
  connection.transact(() => connection.sql(`INSERT INTO search (search, rank) VALUES ('merge', ?)`).run(PAGES));
  return changes() - before >= 2;
}
