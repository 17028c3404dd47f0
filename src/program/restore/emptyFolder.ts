/** Putting a whole data folder in place: filled beside, moved in last, and only where there is none yet. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { holdDataFolder } from '../../desk/sqlite/dataFolder.ts';
import { DATABASES, FOLDERS } from '../backup/manifest.ts';
import { isDiskFull } from '../diskFull.ts';

/** Thrown when the data folder has something in it already. */
export class NotEmptyError extends Error {
  override readonly name = 'NotEmptyError';
}

/** Thrown when the disk has no room for what is put in place; nothing is there then. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';
}

/** What is being put in place: of no use, and made again, as long as it has this name. */
const HALF = '.restoring';

/**
 * Runs `fill` with a new folder and moves what it left there (both databases, `media` and `originals`) into `folder`.
 * A run that is cut, at any moment, leaves a folder that counts as empty.
 * @throws NotEmptyError; DataFolderError while the program runs; NoRoomError; what `fill` throws, and nothing is in place then
 */
export async function intoEmptyFolder<T>(folder: string, fill: (half: string) => Promise<T>): Promise<T> {
  const release = holdDataFolder(folder);
  const half = path.join(folder, HALF);
  try {
    await refuseUnlessEmpty(folder);
    await rm(half, { recursive: true, force: true });
    for (const name of FOLDERS) await mkdir(path.join(half, name), { recursive: true, mode: 0o700 });
    const result = await fill(half);
    // The desk comes last: without it nothing counts as restored, and a run that was cut is made again.
    for (const name of FOLDERS) await rm(path.join(folder, name), { recursive: true, force: true });
    for (const name of [...FOLDERS, 'archive.db', 'desk.db'])
      await rename(path.join(half, name), path.join(folder, name));
    await rm(half, { recursive: true });
    return result;
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (isDiskFull(error)) throw new NoRoomError(`${folder}: the disk is full; nothing was restored`, { cause: error });
    throw error;
  } finally {
    release();
  }
}

/** A run of this that was cut leaves its own folder beside what it had put in place. */
async function refuseUnlessEmpty(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.includes(HALF) && !names.includes('desk.db')) return;
  const lists = await Promise.all(FOLDERS.map((name) => readdir(path.join(folder, name)).catch(() => [])));
  const found = [...DATABASES.filter((name) => names.includes(name)), ...lists.flat().slice(0, 1)];
  if (found.length > 0) {
    throw new NotEmptyError(`${folder} is not empty (${found.join(', ')}): restoring needs an empty data folder`);
  }
}
