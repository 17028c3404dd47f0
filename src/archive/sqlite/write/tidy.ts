/** What may be done later, in small steps: new names on the cards of many articles, and the search index in few segments. */
import { refreshSome } from './cards.ts';
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
    timer = isStopped ? null : setTimeout(() => void rename().then(() => writer.inTurn(step)), delay).unref();
  };
  /** What a new name has still to reach goes first: readers wait for it. */
  const rename = async () => {
    try {
      while (!isStopped && (await renameSome(writer)));
    } catch {
      // As below.
    }
  };
  const step = () => {
    if (isStopped) return;
    try {
      if (mergeSome(writer)) schedule(PAUSE);
      // Passive: any other kind would wait, and all readers with it, for a verification that reads an older state.
      else writer.connection.exec(`${USUAL} PRAGMA shrink_memory; PRAGMA wal_checkpoint(PASSIVE);`);
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

/**
 * A bulk load writes the same pages again and again: it may keep more of them in memory (KiB) and in the write-ahead log
 * (pages) before they go to the archive's file.
 */
export const BULK = 'PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 131072;';
export const USUAL = 'PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;';

function renameSome(writer: Writer): Promise<boolean> {
  return writer.write((model, touch) => {
    const isDone = !refreshSome(model);
    if (!isDone) touch(new Date().toISOString());
    return !isDone;
  });
}

/** One step of merging. @returns whether there may be more: FTS5 changes fewer than two rows when nothing is left to merge */
export function mergeSome({ connection }: Pick<Writer, 'connection'>): boolean {
  const changes = () => connection.sql<[number]>('SELECT total_changes()').get()?.[0] ?? 0;
  const before = changes();
  connection.transact(() => connection.sql(`INSERT INTO search (search, rank) VALUES ('merge', ?)`).run(PAGES));
  return changes() - before >= 2;
}
