/** Is the archive what it was? The log against its own hashes, then everything made from the log against the log. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Problem } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';
import { loadTerms } from '../termTable.ts';
import { verifyArticle } from './verifyArticle.ts';
import { verifyCounts, verifyMedia } from './verifyCounts.ts';
import { createLogCheck } from './verifyLog.ts';
import type { LogRow } from './verifyLog.ts';

type OnProgress = (done: number, total: number) => void;

const BATCH = 200;

type Verified = { editions: number; redacted: number; problems: Problem[] };

/** @param connection one of its own: what it sees stays as it is at the start, whatever is written meanwhile */
export async function verify(connection: Connection, onProgress: OnProgress = () => undefined): Promise<Verified> {
  connection.exec('BEGIN');
  try {
    return await verifySnapshot(connection, onProgress);
  } finally {
    // Closing alone would not: the driver keeps what it read until later, and the file could not be brought together.
    connection.exec('ROLLBACK');
  }
}

async function verifySnapshot(connection: Connection, onProgress: OnProgress): Promise<Verified> {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const total = connection.sql<[number]>('SELECT count(*) FROM log').get()?.[0] ?? 0;

  const log = createLogCheck(connection, report);
  const editions = connection.sql<LogRow>(
    'SELECT seq, id, number, kind, at, json FROM log WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  let done = 0;
  for (let rows = editions.all(0, BATCH); rows.length > 0; rows = editions.all(log.last(), BATCH)) {
    for (const row of rows) log.check(row);
    done += rows.length;
    onProgress(done, total);
    await nextTurn();
  }

  const redacted = log.endRedactions();
  const terms = loadTerms(connection);
  const expected = { ...log.counts(), byDate: 0, byInstant: 0 };
  const articles = connection.sql<[Buffer]>('SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT ?');
  let after: Buffer = Buffer.alloc(0);
  for (let rows = articles.all(after, BATCH); rows.length > 0; rows = articles.all(after, BATCH)) {
    for (const [id] of rows) verifyArticle({ connection, terms }, { id, expected, report });
    after = rows.at(-1)?.[0] as Buffer;
    await nextTurn();
  }
  await verifyCounts({ connection, terms }, { expected, report });
  await verifyMedia(connection, report);
  return { editions: total, redacted, problems };
}
