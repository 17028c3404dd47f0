import { pathToFileURL } from 'node:url';
import type { Edition } from '../../domain/edition.ts';
import { NO_PREVIOUS } from '../../domain/lists.ts';
import { connect } from './connection.ts';

/** The last edition of the log, of whichever version of this program the rest of the file is. */
export function readLogEnd(file: string): { seq: number; sha256: string } {
  const connection = connect(`${pathToFileURL(file).href}?mode=ro`);
  try {
    const row = connection.sql<[number, string]>('SELECT seq, json FROM log ORDER BY seq DESC LIMIT 1').get();
    return row ? { seq: row[0], sha256: (JSON.parse(row[1]) as Edition).sha256 } : { seq: 0, sha256: NO_PREVIOUS };
  } finally {
    connection.close();
  }
}
