/** Public files by their hash: what they are, and their bytes in pieces. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ArchiveError } from '../../../domain/errors.ts';
import type { MediaInfo, MediaRange } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';
import { KINDS } from '../tables.ts';

/** Bytes read at a time: a large file is never whole in memory, and others are answered in between. */
const PIECE = 1024 * 1024;

/** Withdrawn: an article had it, and neither a public one nor an entity has it now. */
const INFO = `SELECT sha256, extension, mime_type, name, length(bytes),
    EXISTS (SELECT 1 FROM file_uses AS u WHERE u.sha256 = media.sha256)
    AND NOT EXISTS (
      SELECT 1 FROM file_uses AS u JOIN log ON log.seq = u.seq JOIN articles AS a ON a.id = log.id
      WHERE u.sha256 = media.sha256 AND a.is_public = 1)
    AND NOT EXISTS (
      SELECT 1 FROM attributes WHERE kind IN (${KINDS}) AND attribute = 'file:' || media.sha256)
  FROM media`;
type InfoRow = [
  sha256: string,
  extension: string,
  mimeType: string,
  name: string | null,
  bytes: number,
  withdrawn: number,
];

const toInfo = ([sha256, extension, mimeType, name, bytes, withdrawn]: InfoRow): MediaInfo => ({
  ...{ sha256, extension, mimeType, name, bytes },
  withdrawn: withdrawn === 1,
});

export function mediaInfo(connection: Connection, sha256: string): MediaInfo | null {
  const row = connection.sql<InfoRow>(`${INFO} WHERE sha256 = ?`).get(sha256);
  return row ? toInfo(row) : null;
}

type Page = { after: string | null; limit: number };

export function listMedia(connection: Connection, { after, limit }: Page): MediaInfo[] {
  const rows = connection.sql<InfoRow>(`${INFO} WHERE sha256 > ? ORDER BY sha256 LIMIT ?`);
  return rows.all(after ?? '', limit).map(toInfo);
}

/** @throws ArchiveError media-damaged before the first piece */
export async function* readMedia(connection: Connection, range: MediaRange): AsyncGenerator<Buffer> {
  const info = mediaInfo(connection, range.sha256);
  if (!info) return;
  await checkBytes(connection, info);
  yield* pieces(connection, { ...range, end: Math.min(range.end ?? info.bytes, info.bytes) });
}

async function checkBytes(connection: Connection, { sha256, bytes }: MediaInfo): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of pieces(connection, { sha256, end: bytes })) hash.update(piece);
  if (hash.digest('hex') === sha256) return;
  throw new ArchiveError('media-damaged', `file ${sha256}: its content does not match its hash`);
}

async function* pieces(connection: Connection, { sha256, start = 0, end }: MediaRange & { end: number }) {
  const piece = connection.sql<[Buffer]>('SELECT substr(bytes, ?, ?) FROM media WHERE sha256 = ?');
  for (let at = start; at < end; at += PIECE) {
    if (at > start) await nextTurn();
    const [bytes] = piece.get(at + 1, Math.min(PIECE, end - at), sha256) ?? [Buffer.alloc(0)];
    yield bytes;
  }
}
