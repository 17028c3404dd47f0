/** The archives that are measured: synthetic, the same in every run. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';
import type { AppendInput } from '../../src/archive/ArchiveStore.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/store.ts';
import { withProgress } from '../../src/progress.ts';

export const SEED = 1;
const BATCH = 2000;
const BEGIN = Date.parse('2026-07-01T00:00:00.000Z');
/** Milliseconds between two releases. */
const STEP = 5;

export const archiveFile = (folder: string, articles: number): string => path.join(folder, `archive-${articles}.db`);
export const rowsFile = (folder: string): string => path.join(folder, 'rows.db');

/** Makes the archive of this size; one that is complete already is used again. */
export async function buildArchive({ folder, articles }: { folder: string; articles: number }): Promise<void> {
  const file = archiveFile(folder, articles);
  if (await isComplete(file, articles)) return;
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const store = await openSqliteArchive({ file });
  await withProgress(`Archive of ${articles}`, async (progress) => {
    for (const entity of synthesizeEntities({ count: articles })) {
      await store.putEntity(entity, new Date(BEGIN).toISOString());
    }
    let batch: AppendInput[] = [];
    let done = 0;
    for (const { record } of synthesize({ seed: SEED, count: articles })) {
      const at = new Date(BEGIN + done * STEP).toISOString();
      batch.push({ kind: 'published', articleId: record.id, at, record, expectedEditions: 0 });
      done += 1;
      if (batch.length < BATCH && done < articles) continue;
      await store.appendMany(batch);
      batch = [];
      progress(done, articles);
    }
  });
  await store.close();
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
