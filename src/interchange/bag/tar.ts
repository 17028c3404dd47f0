/** A bag as one file: `.tar` or `.tar.gz`, with the bag's folder in it, as RFC 8493 (4) recommends for transfer. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';
import { BagError, isInside } from './names.ts';

/** Bytes of a file read at a time. */
const PIECE = 64 * 1024;

export const isTar = (name: string): boolean => /\.(tar|tar\.gz|tgz)$/i.test(name);
const isZipped = (name: string) => !/\.tar$/i.test(name);

/** The name of the bag's folder: that of the file without its endings. */
export const bagName = (file: string): string => path.basename(file).replace(/\.(tar|tar\.gz|tgz)$/i, '');

/** Packs the folder of a bag into `to`, which is there whole or not at all. @throws BagError when the disk is full */
export async function packBag({ bag, to }: { bag: string; to: string }): Promise<void> {
  const half = `${to}.half`;
  const pack = tar.pack();
  const out = createWriteStream(half, { flags: 'w', flush: true });
  const written = isZipped(to) ? pipeline(pack, createGzip(), out) : pipeline(pack, out);
  try {
    await Promise.race([addFiles({ pack, bag, name: bagName(to) }), written]);
    pack.finalize();
    await written;
    await rename(half, to);
  } catch (error) {
    pack.destroy();
    await written.catch(() => undefined);
    await rm(half, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new BagError(`${to}: the disk is full; no bag was made`);
    throw error;
  }
}

async function addFiles({ pack, bag, name }: { pack: tar.Pack; bag: string; name: string }): Promise<void> {
  const entries = await readdir(bag, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const { size, mtime } = await stat(file);
    const inside = path.relative(bag, file).split(path.sep).join('/');
    // By itself a stream takes 64 KiB for each file, however small: over a gigabyte to be given back, of twenty thousand files.
    const highWaterMark = Math.max(1, Math.min(size, PIECE));
    await pipeline(
      createReadStream(file, { highWaterMark }),
      pack.entry({ name: `${name}/${inside}`, size, mtime, mode: 0o600 }),
    );
  }
}

/**
 * Unpacks into `folder`, which must not exist. @returns the folder of the bag
 * @throws BagError for a name that leads elsewhere, for anything but files and folders, and for a file that is no such archive
 */
export async function unpackBag({ file, folder }: { file: string; folder: string }): Promise<string> {
  const extract = tar.extract();
  const source = createReadStream(file);
  const read = isZipped(file) ? pipeline(source, createGunzip(), extract) : pipeline(source, extract);
  read.catch(() => undefined);
  let top: string | null = null;
  try {
    for await (const entry of extract) {
      const { name, type } = entry.header;
      const inside = name.replace(/\/$/, '');
      if (!isInside(inside)) throw new BagError(`${file}: ${JSON.stringify(name)} is a name outside the bag`);
      if (type !== 'file' && type !== 'directory')
        throw new BagError(`${file}: ${name} is neither a file nor a folder`);
      top ??= inside.split('/')[0] ?? null;
      if (type === 'directory') entry.resume();
      else await write(path.join(folder, inside), entry as unknown as Readable);
    }
    await read;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof BagError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new BagError(code === 'ENOSPC' ? `${folder}: the disk is full` : `${file} cannot be unpacked: ${message}`);
  }
  if (top === null) throw new BagError(`${file} is empty`);
  return path.join(folder, top);
}

async function write(to: string, content: Readable): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(content, createWriteStream(to, { flags: 'wx' }));
}
