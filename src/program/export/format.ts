/** What an exported bag says of itself in data/archive.json: by it another program knows whether it can restore the bag. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { migrations } from '../../../migrations/sqlite/index.ts';
import type { Shelf } from '../../desk/files.ts';
import { instantSchema, sha256Schema } from '../../domain/lists.ts';
import { BagError } from '../../interchange/bag/names.ts';

/** Raised when what is in a bag is no longer read as before. */
const FORMAT = 1;
export const FORMAT_FILE = 'archive.json';

const countsSchema = z.record(z.string(), z.object({ documents: z.int(), versions: z.int() }));
/** Documents and versions of each collection of the desk. */
export type Counts = z.infer<typeof countsSchema>;

const schema = z.object({
  format: z.literal(FORMAT),
  /** The last change of the desk's fields that the program knew which wrote the bag. */
  deskSchema: z.string(),
  /** Instant of the archive's last write. */
  at: instantSchema,
  head: z.object({ seq: z.int(), sha256: sha256Schema }),
  /** Of an increment: it holds what came after this edition, and is no whole archive. */
  since: z.object({ seq: z.int(), sha256: sha256Schema }).nullable(),
  desk: countsSchema,
});
export type BagFormat = z.infer<typeof schema>;

/** What a bag calls the shelves: its media/ holds the public files. */
export const SHELF_FOLDERS: Record<Shelf, string> = { media: 'uploads', originals: 'originals' };

/**
 * The name in a bag of a file that staff named: without %, which manifests have to write as %25 (RFC 8493, 2.1.3) and which
 * neither sha256sum nor the Library of Congress' validator then finds.
 */
export const nameInBag = (name: string): string => name.replaceAll('=', '=3D').replaceAll('%', '=25');
export const nameFromBag = (name: string): string => name.replaceAll('=25', '%').replaceAll('=3D', '=');

const deskSchema = () => migrations.at(-1)?.name ?? '';

export const newFormat = (content: Omit<BagFormat, 'format' | 'deskSchema'>): BagFormat => ({
  format: FORMAT,
  deskSchema: deskSchema(),
  ...content,
});

/** @throws BagError naming the file, where the bag is of another program or of a newer version of this one */
export async function readFormat(bag: string): Promise<BagFormat> {
  const name = `data/${FORMAT_FILE}`;
  const text = await readFile(path.join(bag, name), 'utf8').catch(() => {
    throw new BagError(`${name} is missing: the bag was not written by "export" of this program, or by an older one`);
  });
  const value = parse(text);
  const written = z.object({ format: z.int(), deskSchema: z.string() }).safeParse(value);
  if (!written.success) throw new BagError(`${name} is not what "export" of this program writes`);
  if (written.data.format > FORMAT || !migrations.some((one) => one.name === written.data.deskSchema)) {
    throw new BagError(`${name}: the bag was written by a newer version of this program; restore it with that version`);
  }
  const format = schema.safeParse(value);
  if (format.success) return format.data;
  const wrong = format.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new BagError(`${name} is not what "export" of this program writes: ${wrong}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
