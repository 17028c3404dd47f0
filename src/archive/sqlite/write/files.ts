/** The archive's own files, kept under their hash, and which edition has which: what only withdrawn articles have is gone, not unknown. */
import type { MediaFile } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';
import { KINDS } from '../tables.ts';

const FILE = /\/media\/([0-9a-f]{64})\./g;

/** Hashes of the files that a record or profile names, in its fields and in its HTML. */
export function filesIn(json: string): string[] {
  return [...new Set(Array.from(json.matchAll(FILE), ([, sha256 = '']) => sha256))];
}

export function addFileUses(connection: Connection, seq: number, json: string): void {
  const add = connection.sql('INSERT OR IGNORE INTO file_uses VALUES (?, ?)');
  for (const sha256 of filesIn(json)) add.run(sha256, seq);
}

/** Forgets the files of an edition, and removes those that nothing else has. */
export function dropFileUses(connection: Connection, seq: number): void {
  const files = connection.sql<[string]>('SELECT sha256 FROM file_uses WHERE seq = ?').all(seq);
  connection.sql('DELETE FROM file_uses WHERE seq = ?').run(seq);
  for (const [sha256] of files) {
    connection
      .sql(
        `DELETE FROM media WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM file_uses WHERE sha256 = media.sha256)
         AND NOT EXISTS (SELECT 1 FROM attributes WHERE kind IN (${KINDS}) AND attribute = 'file:' || media.sha256)`,
      )
      .run(sha256);
  }
}

/** @returns false when the archive has the file already */
export function putMedia(connection: Connection, { sha256, extension, mimeType, name, bytes }: MediaFile): boolean {
  if (connection.sql<[number]>('SELECT 1 FROM media WHERE sha256 = ?').get(sha256)) return false;
  const row = connection.sql('INSERT INTO media (sha256, extension, mime_type, name, bytes) VALUES (?, ?, ?, ?, ?)');
  row.run(sha256, extension, mimeType, name, bytes);
  return true;
}
