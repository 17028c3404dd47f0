/** Uploaded files beside the databases: each content once, named by its hash, for all backups of a folder. */
import { access, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Progress } from '../../progress.ts';
import { hashFile } from '../hashPieces.ts';
import { FOLDERS, listBackups, placeOf, readManifest } from './manifest.ts';
import type { Upload } from './manifest.ts';

type Keeping = {
  /** The data folder. */
  folder: string;
  target: string;
  /** What was kept before: a file of the same size and time is not read again. */
  before: Upload[];
  onProgress?: Progress | undefined;
};

export async function keepUploads({ folder, target, before, onProgress }: Keeping): Promise<Upload[]> {
  const known = new Map(before.map((file) => [file.name, file]));
  const names = (await Promise.all(FOLDERS.map((name) => filesIn(folder, name)))).flat();
  const kept: Upload[] = [];
  for (const [index, name] of names.entries()) {
    const file = await keep({ file: path.join(folder, name), target, known: known.get(name) });
    if (file) kept.push({ name, ...file });
    onProgress?.(index + 1, names.length);
  }
  return kept;
}

async function filesIn(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, name), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => `${name}/${entry.name}`);
}

type One = { file: string; target: string; known: Upload | undefined };

/** @returns null of a file that was deleted meanwhile */
async function keep({ file, target, known }: One): Promise<Omit<Upload, 'name'> | null> {
  const found = await stat(file).catch(() => null);
  if (!found) return null;
  const { size: bytes, mtimeMs: changedAt } = found;
  if (known?.bytes === bytes && known.changedAt === changedAt && (await isThere(placeOf(target, known.sha256)))) {
    return { bytes, changedAt, sha256: known.sha256 };
  }
  const half = path.join(target, 'files', '.half');
  await mkdir(path.dirname(half), { recursive: true, mode: 0o700 });
  await copyFile(file, half);
  const sha256 = await hashFile(half);
  const place = placeOf(target, sha256);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await rename(half, place);
  return { bytes: (await stat(place)).size, changedAt, sha256 };
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Removes what no backup of the folder names any more. */
export async function removeUnnamed(target: string): Promise<void> {
  const named = new Set<string>();
  for (const name of await listBackups(target)) {
    for (const { sha256 } of (await readManifest(path.join(target, name))).uploads) named.add(sha256);
  }
  const folders = await readdir(path.join(target, 'files')).catch(() => []);
  for (const folder of folders) {
    const files = await readdir(path.join(target, 'files', folder)).catch(() => []);
    for (const sha256 of files) if (!named.has(sha256)) await rm(path.join(target, 'files', folder, sha256));
  }
}
