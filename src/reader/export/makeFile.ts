/** One file of the export on the disk: under its own name only once it is whole. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ArchiveSnapshot } from '../../archive/ArchiveStore.ts';
import { articleLines } from './lines.ts';

export type MadeFile = {
  bytes: number;
  sha256: Buffer;
  open(): Promise<FileHandle>;
  /** What was opened stays readable. Again is a no-op. */
  remove(): Promise<void>;
};

/** Files of an earlier process are of nobody's state. @throws Error of the file system */
export const emptyFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

type Making = {
  snapshot: ArchiveSnapshot;
  year: number | null;
  folder: string;
  publicUrl: string;
  onProgress: (done: number) => void;
};

/** gzip (RFC 1952) of lines of JSON: equal articles give equal bytes. @throws ArchiveError, Error of the file system; nothing is left then */
export async function makeFile({ folder, ...making }: Making): Promise<MadeFile> {
  const name = `${making.year ?? 'articles'}-${making.snapshot.revision.generation}.jsonl.gz`;
  const half = path.join(folder, `${name}.half`);
  const whole = path.join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const { sha256, bytes } = await write(half, making);
    await rename(half, whole);
    return { bytes, sha256, open: () => open(whole, 'r'), remove: () => rm(whole, { force: true }) };
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

async function write(file: string, making: Omit<Making, 'folder'>): Promise<{ sha256: Buffer; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  await pipeline(articleLines(making), createGzip(), count, createWriteStream(file, { mode: 0o600 }));
  return { sha256: hash.digest(), bytes };
}
