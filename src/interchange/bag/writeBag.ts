/** Writes a BagIt bag (RFC 8493, version 1.0): under its own name only once every file and manifest is in it. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { ALGORITHMS, BagError, encodeName, isInside } from './names.ts';

type Pieces = AsyncIterable<string | Buffer> | Iterable<string | Buffer>;
type Sums = Record<(typeof ALGORITHMS)[number], string>;

export type Bag = {
  /** Adds a file under data/, read piece by piece. @throws BagError for a name that is no name or is there already */
  add: (name: string, content: Pieces) => Promise<void>;
};

type Writing = {
  /** Where the bag will be; must not exist. */
  to: string;
  /** Fills the bag. @returns further lines of bag-info.txt, in order */
  fill: (bag: Bag) => Promise<[label: string, value: string][]>;
  now?: Date;
};

/** @throws BagError when the folder exists already; whatever `fill` throws. Nothing is left then */
export async function writeBag({ to, fill, now = new Date() }: Writing): Promise<{ files: number; bytes: number }> {
  if (await stat(to).catch(() => null)) throw new BagError(`${to} exists already; a bag is written into a new folder`);
  const half = `${to}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(path.join(half, 'data'), { recursive: true, mode: 0o700 });
  try {
    const data = new Map<string, Sums>();
    const tags = new Map<string, Sums>();
    let bytes = 0;
    const write = async (into: Map<string, Sums>, name: string, content: Pieces) => {
      const written = await writeFile(path.join(half, name), content);
      into.set(name, written.sums);
      return written.bytes;
    };
    const more = await fill({
      add: async (name, content) => {
        if (!isInside(name) || data.has(`data/${name}`)) {
          throw new BagError(`a bag cannot hold a file named ${JSON.stringify(name)}, or it is there already`);
        }
        bytes += await write(data, `data/${name}`, content);
      },
    });
    const info: [string, string][] = [
      ['Bagging-Date', now.toISOString().slice(0, 10)],
      ['Payload-Oxum', `${bytes}.${data.size}`],
      ...more,
    ];
    await write(tags, 'bagit.txt', ['BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n']);
    await write(
      tags,
      'bag-info.txt',
      info.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ')}\n`),
    );
    for (const algorithm of ALGORITHMS) await write(tags, `manifest-${algorithm}.txt`, manifest(data, algorithm));
    for (const algorithm of ALGORITHMS)
      await writeFile(path.join(half, `tagmanifest-${algorithm}.txt`), manifest(tags, algorithm));
    await rename(half, to);
    return { files: data.size, bytes };
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new BagError(`${to}: the disk is full; no bag was made`);
    throw error;
  }
}

/** The lines of a manifest, as of when they are asked for. */
const manifest = (files: Map<string, Sums>, algorithm: (typeof ALGORITHMS)[number]): string[] =>
  [...files].map(([name, sums]) => `${sums[algorithm]}  ${encodeName(name)}\n`);

async function writeFile(file: string, content: Pieces): Promise<{ bytes: number; sums: Sums }> {
  await mkdir(path.dirname(file), { recursive: true });
  const hashes = ALGORITHMS.map((algorithm) => [algorithm, createHash(algorithm)] as const);
  const out = createWriteStream(file, { flags: 'wx', flush: true });
  const ended = finished(out);
  // Awaited at the end; a disk that is full in between must not be an error that nobody takes.
  ended.catch(() => undefined);
  let bytes = 0;
  for await (const piece of content) {
    const buffer = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (const [, hash] of hashes) hash.update(buffer);
    bytes += buffer.length;
    if (!out.write(buffer)) await Promise.race([once(out, 'drain'), ended]);
  }
  out.end();
  await ended;
  return {
    bytes,
    sums: Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')])) as Sums,
  };
}
