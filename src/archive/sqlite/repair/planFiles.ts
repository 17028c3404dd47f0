/** Public files that are missing or whose bytes are no longer those of their hash. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from '../connection.ts';
import { KINDS } from '../tables.ts';

/** Named by an edition or a profile, and not there. */
export function missingFiles(connection: Connection): string[] {
  const named = `SELECT sha256 FROM file_uses UNION
    SELECT substr(attribute, 6) FROM attributes WHERE kind IN (${KINDS}) AND attribute LIKE 'file:%'`;
  const rows = connection.sql<[string]>(
    `SELECT sha256 FROM (${named}) AS n WHERE NOT EXISTS (SELECT 1 FROM media WHERE media.sha256 = n.sha256) ORDER BY 1`,
  );
  return rows.all().flat();
}

export async function* damagedFiles(connection: Connection): AsyncGenerator<string> {
  const next = connection.sql<[string, Buffer]>(
    'SELECT sha256, bytes FROM media WHERE sha256 > ? ORDER BY sha256 LIMIT 1',
  );
  for (let file = next.get(''); file; file = next.get(file[0])) {
    const [sha256, bytes] = file;
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) yield sha256;
    await nextTurn();
  }
}

/** The article whose edition last named the file, null where only a profile does. */
export function articleOf(connection: Connection, sha256: string): Buffer | null {
  const row = connection.sql<[Buffer]>(
    'SELECT log.id FROM file_uses AS u JOIN log ON log.seq = u.seq WHERE u.sha256 = ? ORDER BY u.seq DESC LIMIT 1',
  );
  return row.get(sha256)?.[0] ?? null;
}
