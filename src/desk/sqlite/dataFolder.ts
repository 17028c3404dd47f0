/** The embedded engine's folder: usable, and used by one process only. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';

/** Thrown when the data folder cannot be used; the message says why in one line. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

/**
 * Makes the folder if needed and holds it until the returned function is called or the process ends, however it ends.
 * The lock is an exclusive SQLite transaction: the operating system lets go of it with the process, a kill -9 included.
 * @throws DataFolderError when the folder cannot be written or another process holds it
 */
export function holdDataFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.R_OK);
  } catch (error) {
    throw new DataFolderError(`${folder} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
  const lock = openLock(path.join(folder, 'lock.db'));
  return () => lock.close();
}

function openLock(file: string): Database.Database {
  try {
    const lock = new Database(file);
    lock.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code?.startsWith('SQLITE_BUSY') || message.includes('locked')) {
      throw new DataFolderError(`${path.dirname(file)} is in use by another process of this program`);
    }
    throw new DataFolderError(`${file} cannot be used: ${message}`);
  }
}
