/** The engine that suites of the desk and of the whole program run on: embedded, or with TEST_ENGINE=mongodb the server of this run. */
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export const onMongodb = process.env.TEST_ENGINE === 'mongodb';

/** Settings of an archive of its own; whoever asked removes the folder. */
export async function ownPlace(): Promise<{ folder: string; settings: Record<string, string> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'desk-'));
  if (!onMongodb) return { folder, settings: { DATABASE_URL: `file:${folder}` } };
  return { folder, settings: { ...mongodbSettings(), DATA_FOLDER: folder } };
}

/** The file that readers are answered from. */
export const archiveFile = (folder: string): string => path.join(folder, onMongodb ? 'followed.db' : 'archive.db');

/** A database that no other test has, on a server that may be without transactions. */
export function mongodbSettings(): Record<string, string> {
  const url = new URL(process.env.MONGODB_TEST_URL ?? '');
  url.pathname = `/test_${randomBytes(6).toString('hex')}`;
  return {
    ...{ DATABASE_URL: url.href, PAYLOAD_SECRET: 's'.repeat(32) },
    MONGODB_WITHOUT_TRANSACTIONS: 'accept',
  };
}
