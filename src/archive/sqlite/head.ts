/** Where the archive stands: the end of the log and what changes with every write. */
import { NO_PREVIOUS } from '../../domain/lists.ts';
import type { Connection } from './connection.ts';

export type Head = { seq: number; sha256: string; generation: number; at: string; nextRelease: string | null };

export function readHead(connection: Connection): Head {
  const [generation, at, nextRelease] = connection
    .sql<[number, string, string | null]>('SELECT generation, at, next_release FROM meta')
    .get() as [number, string, string | null];
  const last = connection
    .sql<[number, string]>('SELECT seq, substr(json, -66, 64) FROM log ORDER BY seq DESC LIMIT 1')
    .get();
  return { seq: last?.[0] ?? 0, sha256: last?.[1] ?? NO_PREVIOUS, generation, at, nextRelease };
}

/** Counts one write; part of every transaction that changes what readers may see. */
export function writeHead(connection: Connection, head: Head, at: string): void {
  head.generation += 1;
  head.at = at;
  connection
    .sql('UPDATE meta SET generation = ?, at = ?, next_release = ?')
    .run(head.generation, head.at, head.nextRelease);
}
