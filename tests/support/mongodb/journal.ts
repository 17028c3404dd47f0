/** A journal of a test's own. */
import pino from 'pino';
import type { Db } from 'mongodb';
import { ensureJournalIndexes, openMongoJournal } from '../../../src/archive/journal/mongodb.ts';
import type { Journal } from '../../../src/archive/journal/Journal.ts';
import { openDatabase } from './server.ts';
import type { Engine } from './server.ts';

export const SILENT = pino({ level: 'silent' });

export type TestJournal = { db: Db; journal: Journal; dispose: () => Promise<void> };

type Database = Awaited<ReturnType<typeof openDatabase>>;
const idle: Database[] = [];

/** An empty journal. To make a database takes longer than most tests, so the next test gets the last one's, emptied. */
export async function openTestJournal(engine: Engine): Promise<TestJournal> {
  const database = idle.pop() ?? (await openDatabase(engine));
  const { db } = database;
  await ensureJournalIndexes(db);
  const dispose = async () => {
    for (const { name } of await db.listCollections().toArray()) await db.collection(name).deleteMany({});
    idle.push(database);
  };
  return { db, journal: openMongoJournal({ db, writer: 'one' }), dispose };
}

/** Removes what `openTestJournal` made: once, after the last test. */
export async function removeTestJournals(): Promise<void> {
  for (const { dispose } of idle.splice(0)) await dispose();
}
