/** A backup of the embedded engine, made while the program runs: both databases as of one moment, and every upload. */
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { holdDataFolder } from '../../desk/sqlite/dataFolder.ts';
import type { Progress } from '../../progress.ts';
import { isDiskFull } from '../diskFull.ts';
import { copyMoment } from './copyMoment.ts';
import { hashFile } from '../hashPieces.ts';
import { DATABASES, listBackups, nameOf, newManifest, BackupError, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { keepUploads } from './uploads.ts';

const HALF = '.half-';

type Making = {
  /** The data folder. */
  folder: string;
  /** The folder of backups. */
  target: string;
  at?: Date;
  onProgress?: Progress;
};

/** @returns the folder of the new backup and its manifest. @throws BackupError, DataFolderError; nothing new is there then */
export async function makeBackup({ folder, target, at = new Date(), onProgress }: Making) {
  const release = holdDataFolder(target);
  const half = path.join(target, `${HALF}${nameOf(at)}`);
  try {
    await removeHalves(target);
    await mkdir(half, { mode: 0o700 });
    const before = await newest(target);
    const first = await keepUploads({ folder, target, before, onProgress });
    const described = await copyMoment(folder, half);
    // Once more, for what was uploaded meanwhile; what was replaced meanwhile is kept from the first time.
    const second = await keepUploads({ folder, target, before: first });
    const files = new Map([...first, ...second].map((file) => [file.name, file]));
    const databases = await Promise.all(DATABASES.map((name) => describe(half, name)));
    const manifest = newManifest({ at: at.toISOString(), ...described, databases, uploads: [...files.values()] });
    await writeSafely(path.join(half, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const backup = path.join(target, nameOf(at));
    await rename(half, backup);
    return { backup, manifest };
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (isDiskFull(error)) throw new BackupError(`${target}: the disk is full; no backup was made`, { cause: error });
    throw error;
  } finally {
    release();
  }
}

/** What a run that was killed left behind. */
async function removeHalves(target: string): Promise<void> {
  for (const name of await readdir(target)) {
    if (name.startsWith(HALF)) await rm(path.join(target, name), { recursive: true, force: true });
  }
}

async function newest(target: string): Promise<Manifest['uploads']> {
  const name = (await listBackups(target)).at(-1);
  return name ? (await readManifest(path.join(target, name))).uploads : [];
}

async function describe(folder: string, name: (typeof DATABASES)[number]): Promise<Manifest['databases'][number]> {
  const file = path.join(folder, name);
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
  return { name, bytes: (await stat(file)).size, sha256: await hashFile(file) };
}

async function writeSafely(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flush: true });
}
