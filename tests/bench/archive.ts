/** The archives that are measured: synthetic, the same in every run. */
import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';
import type { AppendInput } from '../../src/archive/ArchiveStore.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { withProgress } from '../../src/progress.ts';

export const SEED = 1;
const BATCH = 2000;
const BEGIN = Date.parse('2026-07-01T00:00:00.000Z');
/** Milliseconds between two releases. */
const STEP = 5;

export const archiveFile = (folder: string, articles: number): string => path.join(folder, `archive-${articles}.db`);
export const rowsFile = (folder: string): string => path.join(folder, 'rows.db');

/**
 * Makes the archive of this size, its search index in few segments as some minutes after a load; one that is complete
 * already is used again, and one whose making was stopped is gone on with. Read once, the file is in the system's memory as far as that goes: no disk is measured.
 */
export async function buildArchive({ folder, articles }: { folder: string; articles: number }): Promise<void> {
  const file = archiveFile(folder, articles);
  if (!(await isComplete(file, articles))) await load(file, articles);
  await finished(createReadStream(file).resume());
}

async function load(file: string, articles: number): Promise<void> {
  const store = await openSqliteArchive({ file });
  const { editions } = await store.stats();
  await withProgress(`Archive of ${articles}`, async (progress) => {
    for (const entity of synthesizeEntities({ count: articles })) {
      await store.putEntity(entity, new Date(BEGIN).toISOString());
    }
    let batch: AppendInput[] = [];
    let done = 0;
    for (const { record } of synthesize({ seed: SEED, count: articles })) {
      const at = new Date(BEGIN + done * STEP).toISOString();
      done += 1;
      if (done <= editions) continue;
      batch.push({ kind: 'published', articleId: record.id, at, record, expectedEditions: 0 });
      if (batch.length < BATCH && done < articles) continue;
      await store.appendMany(batch);
      batch = [];
      progress(done, articles);
    }
  });
  await merged(file);
  await store.close();
}

/** Resolves when the store has not changed its search index for some seconds: it merges with short pauses. */
async function merged(file: string): Promise<void> {
  const archive = new Database(file, { readonly: true });
  const rows = archive.prepare('SELECT count(*) FROM search_idx').raw();
  for (let last = -1, same = 0; same < 5; await sleep(2000)) {
    const [count] = rows.get([]) as [number];
    same = count === last ? same + 1 : 0;
    last = count;
  }
  archive.close();
}

async function isComplete(file: string, articles: number): Promise<boolean> {
  try {
    const store = await openSqliteArchive({ file, readOnly: true });
    const { editions } = await store.stats();
    await store.close();
    return editions === articles;
  } catch {
    return false;
  }
}

/** The same cards in a table of nothing but key and JSON, in the order of the archive. */
export function buildRows({ folder, articles }: { folder: string; articles: number }): void {
  const archive = new Database(archiveFile(folder, articles), { readonly: true });
  const cards = archive.prepare('SELECT card FROM articles ORDER BY key').raw().all() as [string][];
  archive.close();
  rmSync(rowsFile(folder), { force: true });
  const rows = new Database(rowsFile(folder));
  rows.exec('CREATE TABLE rows (key INTEGER PRIMARY KEY, json TEXT NOT NULL); BEGIN');
  const insert = rows.prepare('INSERT INTO rows (json) VALUES (?)');
  for (const [card] of cards) insert.run([card]);
  rows.exec('COMMIT');
  rows.close();
}
