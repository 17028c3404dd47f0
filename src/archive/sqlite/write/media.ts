/** Public files, kept under their hash. */
import type { MediaFile } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';

/** @returns false when the archive has the file already */
export function putMedia(connection: Connection, { sha256, extension, mimeType, bytes }: MediaFile): boolean {
  if (connection.sql<[number]>('SELECT 1 FROM media WHERE sha256 = ?').get(sha256)) return false;
  connection.sql('INSERT INTO media VALUES (?, ?, ?, ?)').run(sha256, extension, mimeType, bytes);
  return true;
}
