/** What can only be seen from above: rows that belong to nothing, counts of terms, and the files. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from '../connection.ts';
import { toUuid } from '../keys.ts';
import type { Reading } from '../read/reading.ts';
import { articleOf, damagedFiles, missingFiles } from '../repair/planFiles.ts';
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
  const say = (sha256: string, what: string) => {
    const id = articleOf(connection, sha256);
    const articleId = id && toUuid(id);
    const of = articleId ? ` (article ${articleId})` : '';
    report({ seq: 0, articleId, message: `file ${sha256}${of}: ${what}` });
  };
  for await (const sha256 of damagedFiles(connection)) say(sha256, 'its content does not match its hash');
  for (const sha256 of missingFiles(connection)) say(sha256, 'is missing');
}
