/** What can only be seen from above: rows that belong to nothing, counts of terms, and the files. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from '../connection.ts';
import type { Reading } from '../read/reading.ts';
import type { Expected } from './verifyArticle.ts';
import type { Report } from './verifyLog.ts';
import { ALL } from '../termTable.ts';

export async function verifyCounts(
  { connection, terms }: Pick<Reading, 'connection' | 'terms'>,
  { expected, report }: { expected: Expected; report: Report },
): Promise<void> {
  const problem = (message: string) => report({ seq: 0, articleId: null, message });
  const rows = (table: string) => connection.sql<[number]>(`SELECT count(*) FROM ${table}`).get()?.[0];
  const tables: [string, number][] = [
    ['articles', expected.articles],
    ['slugs', expected.slugs],
    ['by_date', expected.byDate],
    ['by_instant', expected.byInstant],
    ['search', terms.get(ALL).count],
    ['texts', terms.get(ALL).count],
  ];
  for (const [table, count] of tables) {
    const found = rows(table);
    if (found !== count) problem(`table ${table} has ${found} rows where the log gives ${count}`);
    await nextTurn();
  }
  const listed = connection.sql<[number]>('SELECT count(*) FROM by_date WHERE list = ?');
  for (const { term, kind, slug, count } of terms.all()) {
    const found = listed.get(term)?.[0];
    if (found !== count) problem(`${kind} ${slug} counts ${count} articles and has ${found}`);
  }
}

export async function verifyMedia(connection: Connection, report: Report): Promise<void> {
  const next = connection.sql<[string, Buffer]>(
    'SELECT sha256, bytes FROM media WHERE sha256 > ? ORDER BY sha256 LIMIT 1',
  );
  for (let file = next.get(''); file; file = next.get(file[0])) {
    const [sha256, bytes] = file;
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      report({ seq: 0, articleId: null, message: `file ${sha256}: its content does not match its hash` });
    }
    await nextTurn();
  }
}
