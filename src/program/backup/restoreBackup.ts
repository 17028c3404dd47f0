/** Puts a backup back: checked first, into an empty data folder only, and in place last. */
import { copyFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { endOfLog } from '../../archive/openArchive.ts';
import { describeDesk, endSessions, makeUsable } from '../../desk/sqlite/copies.ts';
import { intoEmptyFolder } from '../restore/emptyFolder.ts';
import { hashFile } from '../hashPieces.ts';
import { BackupError, DATABASES, placeOf, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';

type Restoring = { backup: string; folder: string };

/** @throws BackupError naming every file that is not what the manifest says; NotEmptyError; DataFolderError while the program runs */
export async function restoreBackup({ backup, folder }: Restoring): Promise<Manifest> {
  const manifest = await readManifest(backup);
  await checkBackup(backup, manifest);
  return intoEmptyFolder(folder, async (half) => {
    for (const name of DATABASES) {
      await copyFile(path.join(backup, name), path.join(half, name));
      if (name === 'desk.db') endSessions(path.join(half, name));
      makeUsable(path.join(half, name));
    }
    for (const { name, sha256 } of manifest.uploads) {
      await copyFile(placeOf(path.dirname(backup), sha256), path.join(half, name));
    }
    return manifest;
  });
}

/** @throws BackupError */
export async function checkBackup(backup: string, manifest: Manifest): Promise<void> {
  const problems: string[] = [];
  const check = async (file: string, { bytes, sha256 }: { bytes: number; sha256: string }, what: string) => {
    const found = await stat(file).catch(() => null);
    if (!found) return problems.push(`${what} is missing`);
    if (found.size !== bytes) return problems.push(`${what} has ${found.size} bytes, not ${bytes}`);
    if ((await hashFile(file)) !== sha256) problems.push(`${what} is not what it was`);
  };
  for (const database of manifest.databases) await check(path.join(backup, database.name), database, database.name);
  for (const file of manifest.uploads) await check(placeOf(path.dirname(backup), file.sha256), file, file.name);
  if (problems.length === 0) {
    const ends = [endOfLog({ kind: 'sqlite', folder: backup }), describeDesk(path.join(backup, 'desk.db')).head];
    const isOne = ends.every((end) => !end || end.sha256 === manifest.head.sha256);
    if (!isOne) problems.push('desk.db and archive.db are not of one moment');
  }
  if (problems.length > 0) throw new BackupError(`${backup} is damaged: ${problems.join('; ')}`);
}
