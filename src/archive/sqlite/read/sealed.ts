/** Editions as they are answered: only what still is what was sealed, or was removed as the log itself says. */
import { ArchiveError } from '../../../domain/errors.ts';
import type { EditionJson } from '../../ArchiveStore.ts';
import { isRedacted, isSealed } from '../../log/seal.ts';
import type { Connection } from '../connection.ts';

/** @throws ArchiveError edition-damaged */
export function checkSealed(connection: Connection, seq: number, json: EditionJson): EditionJson {
  if (isWhole(connection, seq, json)) return json;
  throw new ArchiveError('edition-damaged', `edition ${seq} is no longer what was sealed`);
}

/** The same within a list, which stays whole. */
export function sealedOrDamaged(connection: Connection, seq: number, json: EditionJson): EditionJson {
  return isWhole(connection, seq, json) ? json : JSON.stringify({ seq, damaged: true });
}

function isWhole(connection: Connection, seq: number, json: EditionJson): boolean {
  return isSealed(json, seq) || (isRedacted(json) && isNamed(connection, seq));
}

function isNamed(connection: Connection, seq: number): boolean {
  const named = `SELECT 1 FROM log AS l JOIN log AS r ON r.id = l.id AND r.kind = 'redacted' AND r.seq > l.seq
    WHERE l.seq = ? AND r.json ->> '$.record.seq' = l.seq`;
  return connection.sql<[number]>(named).get(seq) !== undefined;
}
