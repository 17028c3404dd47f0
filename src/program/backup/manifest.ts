/**
 * A folder of backups: `files/ab/<sha256>` holds every uploaded file once; each backup is a folder named by its instant with
 * desk.db, archive.db and manifest.json, and is there whole or not at all.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { sha256Schema } from '../../domain/lists.ts';

/** Folders of the data folder whose files belong to a backup. */
export const FOLDERS = ['media', 'originals'] as const;
export const DATABASES = ['desk.db', 'archive.db'] as const;
const FORMAT = 'opinion-archive-backup-1';

const fileSchema = z.object({ name: z.string(), bytes: z.int(), sha256: sha256Schema });
const manifestSchema = z.object({
  format: z.literal(FORMAT),
  at: z.iso.datetime(),
  /** The end of the log in both databases. */
  head: z.object({ seq: z.int(), sha256: sha256Schema }),
  articles: z.int(),
  databases: z.array(fileSchema.extend({ name: z.enum(DATABASES) })).length(DATABASES.length),
  uploads: z.array(
    fileSchema.extend({ name: z.string().regex(/^(media|originals)\/[^/\\\0]+$/), changedAt: z.number() }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type Upload = Manifest['uploads'][number];

/** Thrown when a backup cannot be made or is not what its manifest says; the message names the file. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export const newManifest = (content: Omit<Manifest, 'format'>): Manifest => ({ format: FORMAT, ...content });

/** @throws BackupError when the folder holds no whole backup that this version can read */
export async function readManifest(backup: string): Promise<Manifest> {
  const file = path.join(backup, 'manifest.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BackupError(`${file} cannot be read: ${backup} is not a backup`);
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new BackupError(`${file} is damaged, or was written by a newer version of this program`);
  }
}

/** The names of the whole backups of a folder, oldest first: names sort as their instants do. */
export async function listBackups(target: string): Promise<string[]> {
  const names = await readdir(target).catch(() => []);
  return names.filter((name) => /^\d{4}-\d\d-\d\dT[\d-]+Z$/.test(name)).sort();
}

export const nameOf = (at: Date): string => at.toISOString().replace(/[:.]/g, '-');

/** Where the folder of backups keeps a file of this content. */
export const placeOf = (target: string, sha256: string): string =>
  path.join(target, 'files', sha256.slice(0, 2), sha256);
