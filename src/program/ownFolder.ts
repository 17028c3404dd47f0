/** A folder for one command's copy of the archive, where instances share one: beside a running instance it has one of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileFolders } from '../config.ts';
import type { Config } from '../config.ts';
import { DataFolderError, holdDataFolder } from '../desk/sqlite/dataFolder.ts';

/**
 * With MongoDB, when another process has the data folder, `work` gets a folder that is removed afterwards, and follows the journal
 * into it. The embedded engine's folder is the archive itself, so there nothing else will do.
 */
export async function withFolder<T>(config: Config, work: (config: Config) => Promise<T>): Promise<T> {
  if (config.engine.kind !== 'mongodb' || !isInUse(config.engine.folder)) return work(config);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'command-'));
  try {
    return await work({ ...config, engine: { ...config.engine, folder }, ...fileFolders(folder) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isInUse(folder: string): boolean {
  try {
    holdDataFolder(folder)();
    return false;
  } catch (error) {
    if (error instanceof DataFolderError && error.message.includes('in use')) return true;
    throw error;
  }
}
