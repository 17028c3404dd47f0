/**
 * Files of the whole archive or of one year, made when first asked for, once for each state of the archive, one at a time.
 * A change makes them old at once: an old file leaves the folder as soon as whoever waits for it has opened it.
 */
import { setTimeout as pass } from 'node:timers/promises';
import type { ArchiveReader } from '../../archive/ArchiveStore.ts';
import type { StoredFile } from '../../http/answer/preparedAnswer.ts';
import { emptyFolder, makeFile } from './makeFile.ts';
import type { MadeFile } from './makeFile.ts';

type Entry = {
  /** Of the archive when the making began; null while it waits for its turn, and then it sees whatever is written before. */
  generation: number | null;
  made: Promise<MadeFile>;
  done: number;
  /** Requests that have not opened it yet. */
  waiting: number;
  isOld: boolean;
};

/** The file, to be released; or how many articles of it are written, when it takes longer than that. */
export type Obtained = { file: StoredFile } | { done: number };
export type Exports = { obtain(input: { year: number | null; waitMs: number }): Promise<Obtained> };

export function createExports(input: { store: ArchiveReader; folder: string; publicUrl: string }): Exports {
  const { store, folder, publicUrl } = input;
  const entries = new Map<number | null, Entry>();
  let turn: Promise<unknown> | null = null;

  const begin = (year: number | null): Entry => {
    const make = async () => {
      const snapshot = await store.snapshot();
      entry.generation = snapshot.revision.generation;
      const onProgress = (done: number) => void (entry.done = done);
      return makeFile({ snapshot, year, folder, publicUrl, onProgress }).finally(snapshot.close);
    };
    const made = (turn ?? emptyFolder(folder)).then(make);
    const entry: Entry = { generation: null, made, done: 0, waiting: 0, isOld: false };
    entries.set(year, entry);
    turn = made.catch(() => {
      // Whoever waits hears of it; who asks next begins anew.
      if (entries.get(year) === entry) entries.delete(year);
    });
    return entry;
  };

  const dropOld = async () => {
    const { generation } = await store.revision();
    for (const [year, entry] of entries) {
      if (entry.generation === null || entry.generation === generation) continue;
      entries.delete(year);
      entry.isOld = true;
      settle(entry);
    }
  };
  store.onChange(() => void dropOld().catch(() => undefined));

  return {
    async obtain({ year, waitMs }) {
      await dropOld();
      const entry = entries.get(year) ?? begin(year);
      entry.waiting += 1;
      try {
        const file = await withinTime(entry, waitMs);
        return file ? { file: await openFile(file) } : { done: entry.done };
      } finally {
        entry.waiting -= 1;
        settle(entry);
      }
    },
  };
}

async function openFile({ bytes, sha256, open }: MadeFile): Promise<StoredFile> {
  const handle = await open();
  return { fd: handle.fd, bytes, sha256, release: () => void handle.close() };
}

async function withinTime({ made }: Entry, waitMs: number): Promise<MadeFile | null> {
  const over = new AbortController();
  const late = pass(waitMs, null, { signal: over.signal }).catch(() => null);
  return Promise.race([made, late]).finally(() => over.abort());
}

/** Removes what is old, unless somebody is about to open it. */
function settle(entry: Entry): void {
  if (!entry.isOld || entry.waiting > 0) return;
  entry.made.then((file) => file.remove()).catch(() => undefined);
}
