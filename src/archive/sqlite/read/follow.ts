/** Keeping step with a file that is written elsewhere. */
import { readHead } from '../head.ts';
import type { Reading } from './reading.ts';

/** Reads anew what is kept in memory when somebody has written. @returns whether somebody had */
export function followHead({ connection, head, terms }: Pick<Reading, 'connection' | 'head' | 'terms'>): boolean {
  const [generation] = connection.sql<[number]>('SELECT generation FROM meta').get() ?? [0];
  if (generation === head.generation) return false;
  Object.assign(head, readHead(connection));
  terms.reload();
  return true;
}
