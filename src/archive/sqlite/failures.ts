/** What the database reports, in the archive's own codes and in one line that names the file. */
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveErrorCode } from '../../domain/errors.ts';

/** By the driver's code, or for want of one by the beginning of its message. */
const FAILURES: [RegExp, ArchiveErrorCode, string][] = [
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, 'store-damaged', 'is damaged'],
  [/^SQLITE_(READONLY|PERM|AUTH)/, 'store-readonly', 'cannot be written'],
  [/^SQLITE_(BUSY|LOCKED)/, 'store-locked', 'is in use by another process'],
  [
    /^SQLITE_(IOERR|CANTOPEN|FULL|NOMEM|PROTOCOL|NOLFS)|^The database connection is not open/,
    'store-unavailable',
    'cannot be used',
  ],
  [/^ConnectionFailed/, 'store-unavailable', 'cannot be opened'],
];

/** An error of the driver as an ArchiveError; any other, that of a wrong statement included, is a bug and stays as it is. */
export function toArchiveError(file: string, error: unknown): unknown {
  if (error instanceof ArchiveError) return error;
  // Not `instanceof Error`: what native code throws can be an Error of another realm.
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  const known = FAILURES.find(([pattern]) => pattern.test(code || message));
  if (!known) return error;
  const [, archiveCode, what] = known;
  return new ArchiveError(archiveCode, `${file} ${what}: ${message.split('\n')[0]}`, { cause: error });
}
