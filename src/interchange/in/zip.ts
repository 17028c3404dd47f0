/** Looks into a zip file before anything is unpacked, and unpacks it within limits. */
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { ImportRefusal } from '../refusal.ts';

/** Entries an office document may have. */
const ENTRIES_MAX = 5_000;
/** Bytes it may have unpacked: 60 large pictures are a fifth of it. */
const UNPACKED_MAX = 400 * 1024 * 1024;
/** Bytes of one part of XML; a book has a tenth of it. */
const XML_MAX = 60 * 1024 * 1024;
/** XML shrinks to a twentieth; a thousandth is nothing that anybody wrote. */
const RATIO_MAX = 1_000;

/** By names in small letters: an office document may write them either way (ECMA-376-2, 6.2.2.3). */
export type Unzipped = ReadonlyMap<string, Uint8Array>;

/** A file by the name that another one gives it, which may be written as in an address. */
export function fileIn(files: Unzipped, name: string): Uint8Array | undefined {
  const lower = name.toLowerCase();
  return files.get(lower) ?? files.get(decodeName(lower));
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Names and sizes only. @throws ImportRefusal */
async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    unpacked += entry.uncompressedSize;
    const grows = entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize / entry.compressedSize > RATIO_MAX;
    const isLargeXml = /\.(xml|rels)$/i.test(entry.fileName) && entry.uncompressedSize > XML_MAX;
    if (entries.length > ENTRIES_MAX || unpacked > UNPACKED_MAX || grows || isLargeXml)
      throw new ImportRefusal('zip-bomb');
    if (entry.isEncrypted()) throw new ImportRefusal('encrypted');
  }
  return entries;
}

/** The names in a zip file. @throws ImportRefusal */
export async function zipNames(bytes: Uint8Array): Promise<string[]> {
  return withZip(bytes, async (zip) => (await entriesOf(zip)).map(({ fileName }) => fileName));
}

/** What the zip file holds, folders left out. @throws ImportRefusal */
export async function unzip(bytes: Uint8Array): Promise<Unzipped> {
  return withZip(bytes, async (zip) => {
    const files = new Map<string, Uint8Array>();
    for (const entry of await entriesOf(zip)) {
      if (!entry.fileName.endsWith('/')) files.set(entry.fileName.toLowerCase(), await contentOf(zip, entry));
    }
    return files;
  });
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  const parts: Buffer[] = [];
  // yauzl ends the stream with an error when more comes than the entry's size says.
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function withZip<T>(bytes: Uint8Array, read: (zip: ZipFile) => Promise<T>): Promise<T> {
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    });
    return await read(zip);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    const { message } = error as Error;
    const name = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/.exec(message)?.[1];
    if (name !== undefined) throw new ImportRefusal('unsafe-name', { name });
    throw new ImportRefusal('broken', { reason: 'zip' });
  }
}
