/** Opaque cursors: a position and a checksum of position and query, so that one of another query is refused. */
import { createHash } from 'node:crypto';
import { invalidParameters } from './readQuery.ts';

export const CURSOR_MAX = 500;

/** What a cursor holds besides its checksum: any JSON scalars. */
export type CursorParts = (string | number)[];

/** `query` is any text that is equal for equal queries. */
export function writeCursor({ query, parts }: { query: string; parts: CursorParts }): string {
  return Buffer.from(JSON.stringify([checksum({ query, parts }), ...parts])).toString('base64url');
}

/** The parts of a cursor written for the same query, or null without a cursor.
 *  @throws HttpProblem invalid-parameters when it was changed or belongs to another query */
export function readCursor({ query, cursor }: { query: string; cursor: string | undefined }): CursorParts | null {
  if (cursor === undefined) return null;
  const parts = openCursor({ query, cursor });
  if (parts) return parts;
  throw invalidParameters([{ parameter: 'cursor', code: 'invalid', message: 'not a cursor of this query' }]);
}

/** The parts of a cursor written for the same query, or null. */
export function openCursor({ query, cursor }: { query: string; cursor: string }): CursorParts | null {
  const [sum, ...parts] = readCursorParts(cursor) ?? [];
  return sum === checksum({ query, parts }) ? parts : null;
}

/** Checksum and parts of what has the form of a cursor, else null. */
export function readCursorParts(cursor: string): CursorParts | null {
  const bytes = Buffer.from(cursor, 'base64url');
  if (cursor.length > CURSOR_MAX || bytes.toString('base64url') !== cursor) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString());
    const sound = Array.isArray(value) && value.length > 1 && value.every(isScalar) && isAsWritten(value, bytes);
    return sound ? value : null;
  } catch {
    return null;
  }
}

const isAsWritten = (value: unknown, bytes: Buffer): boolean => JSON.stringify(value) === bytes.toString();

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function checksum({ query, parts }: { query: string; parts: CursorParts }): string {
  return createHash('sha256')
    .update(JSON.stringify([query, parts]))
    .digest('base64url')
    .slice(0, 16);
}
