/** The files that the desk's records name: uploads and originals, wherever the chosen engine keeps them. */
import { createReadStream, promises as disk } from 'node:fs';
import path from 'node:path';

/** Which collection a file belongs to; names are unique in one. */
export const SHELVES = ['media', 'originals'] as const;
export type Shelf = (typeof SHELVES)[number];

export type DeskFiles = {
  /** The bytes in pieces, so that memory does not grow with the file; null when there is no such file.
   *  @throws when the database that keeps them does not answer */
  open: (shelf: Shelf, name: string) => Promise<AsyncIterable<Buffer> | null>;
  /** All of it at once; null when there is no such file. @throws as `open` */
  read: (shelf: Shelf, name: string) => Promise<Buffer | null>;
  /** What changes whenever the bytes do, and is no other file's; null when there is no such file. */
  stamp: (shelf: Shelf, name: string) => Promise<string | null>;
  /** Every file of a shelf, those included that no record names any more, and the instant it came there. */
  list: (shelf: Shelf) => AsyncIterable<{ name: string; changedAt: string }>;
};

/** On the embedded engine each shelf is a folder; a file that the disk does not give counts as missing. */
export function folderFiles(folders: Record<Shelf, string>): DeskFiles {
  const fileOf = (shelf: Shelf, name: string) => path.join(folders[shelf], path.basename(name));
  return {
    read: (shelf, name) => disk.readFile(fileOf(shelf, name)).catch(() => null),
    async open(shelf, name) {
      const handle = await disk.open(fileOf(shelf, name)).catch(() => null);
      if (!handle) return null;
      if ((await handle.stat()).isFile()) return createReadStream('', { fd: handle as never });
      await handle.close();
      return null;
    },
    async stamp(shelf, name) {
      const file = fileOf(shelf, name);
      const found = await disk.stat(file).catch(() => null);
      if (!found?.isFile()) return null;
      // Nothing changes the bytes of a file without changing one of these.
      const { size, mtimeMs, ctimeMs, ino } = found;
      return [file, size, mtimeMs, ctimeMs, ino].join(' ');
    },
    async *list(shelf) {
      const entries = await disk.readdir(folders[shelf], { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (!entry.isFile()) continue;
        const { mtime } = await disk.stat(path.join(folders[shelf], entry.name));
        yield { name: entry.name, changedAt: mtime.toISOString() };
      }
    },
  };
}
