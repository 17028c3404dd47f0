/** What the database reports, in the archive's own codes and in one line that names the file. */
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveErrorCode } from '../../domain/errors.ts';

const CODES: [RegExp, ArchiveErrorCode, string][] = [
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, 'store-damaged', 'is damaged'],
  [/^SQLITE_(READONLY|PERM|AUTH)/, 'store-readonly', 'cannot be written'],
  [/^SQLITE_(BUSY|LOCKED)/, 'store-locked', 'is in use by another process'],
  [/^SQLITE_/, 'store-unavailable', 'cannot be used'],
];

/** An error of the driver as an ArchiveError; any other as it is. */
export function toArchiveError(file: string, error: unknown): unknown {
  if (error instanceof ArchiveError || !(error instanceof Error)) return error;
  if (error instanceof SyntaxError) return failure('store-damaged', file, 'is damaged', error);
  const code = 'code' in error ? String(error.code) : '';
  const known = CODES.find(([pattern]) => pattern.test(code));
  if (known) return failure(known[1], file, known[2], error);
  return error.message.startsWith('ConnectionFailed')
    ? failure('store-unavailable', file, 'cannot be opened', error)
    : error;
}

function failure(code: ArchiveErrorCode, file: string, what: string, cause: Error): ArchiveError {
  const [line] = cause.message.split('\n');
  return new ArchiveError(code, `${file} ${what}: ${line}`, { cause });
}
