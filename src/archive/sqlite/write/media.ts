/** Public files, kept under their hash. */
import type { MediaFile } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';

/** @returns false when the archive has the file already */
export function putMedia(connection: Connection, { sha256, extension, mimeType, name, bytes }: MediaFile): boolean {
  if (connection.sql<[number]>('SELECT 1 FROM media WHERE sha256 = ?').get(sha256)) return false;
  const row = connection.sql('INSERT INTO media (sha256, extension, mime_type, name, bytes) VALUES (?, ?, ?, ?, ?)');
  row.run(sha256, extension, mimeType, name, bytes);
  return true;
}
