/** Keeps the search index in few segments: each one more costs every search. Merging is done in small steps, later. */
import type { Writer } from './writer.ts';

export type Tidy = {
  /** There is something to merge soon. */
  wake(): void;
  stop(): void;
};

/** Milliseconds after a write, and between two steps. */
const DELAY = 2000;
const PAUSE = 50;
/** Pages a step writes: some milliseconds. */
const PAGES = 200;

export function openTidy(writer: Writer): Tidy {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const schedule = (delay: number) => {
    if (timer || isStopped) return;
    timer = setTimeout(() => void writer.inTurn(step), delay).unref();
  };
  const step = () => {
    timer = null;
    if (isStopped) return;
    try {
      if (mergeSome(writer)) schedule(PAUSE);
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

/** @returns whether there may be more: FTS5 changes fewer than two rows when nothing is left to merge */
function mergeSome({ connection }: Writer): boolean {
  const changes = () => connection.sql<[number]>('SELECT total_changes()').get()?.[0] ?? 0;
  const before = changes();
  connection.transact(() => connection.sql(`INSERT INTO search (search, rank) VALUES ('merge', ?)`).run(PAGES));
  return changes() - before >= 2;
}
