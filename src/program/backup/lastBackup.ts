/** The data folder remembers its last good backup, so that the server can warn when there is none of the last days. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const schema = z.object({ at: z.iso.datetime(), backup: z.string() });
export type LastBackup = z.infer<typeof schema>;

const fileOf = (folder: string) => path.join(folder, 'backup.json');

export function rememberBackup(folder: string, last: LastBackup): void {
  writeFileSync(fileOf(folder), `${JSON.stringify(last)}\n`);
}

/** @returns null where none was made, or what was written down cannot be read */
export function lastBackup(folder: string): LastBackup | null {
  if (!existsSync(fileOf(folder))) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
  } catch {
    return null;
  }
}
