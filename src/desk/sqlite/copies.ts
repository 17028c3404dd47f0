/** Copies of an SQLite file that are whole while others write to it, and what a copy of the desk says of itself. */
import { pathToFileURL } from 'node:url';
import Database from 'libsql';

/** Writes the file as it is at this moment to `to`, which must not exist. */
export function copyDatabase(from: string, to: string): void {
  withDatabase(`${pathToFileURL(from).href}?mode=ro`, (db) => {
    db.exec('PRAGMA busy_timeout = 5000');
    db.prepare('VACUUM INTO ?').run([to]);
  });
}

export type DeskCopy = { articles: number; head: { seq: number; sha256: string } | null };

/** What a copy of desk.db holds, and the end of the log that it remembers. */
export function describeDesk(file: string): DeskCopy {
  return withDatabase(`${pathToFileURL(file).href}?mode=ro`, (db) => {
    const head = db.prepare('SELECT seq, sha256 FROM archive_head').get() as DeskCopy['head'] | undefined;
    const { articles } = db.prepare('SELECT count(*) AS articles FROM articles').get() as { articles: number };
    return { articles, head: head?.sha256 ? { seq: head.seq, sha256: head.sha256 } : null };
  });
}

/** A copy is made without a write-ahead file: before it is used it is told to have one again, as the program leaves its files. */
export function makeUsable(file: string): void {
  withDatabase(file, (db) => db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)'));
}

/** Nobody is signed in to a desk that was put back, and no link to a new password is still good. */
export function endSessions(file: string): void {
  withDatabase(file, (db) => {
    db.exec('DELETE FROM users_sessions');
    db.exec('UPDATE users SET reset_password_token = NULL, reset_password_expiration = NULL');
  });
}

function withDatabase<T>(name: string, work: (db: Database.Database) => T): T {
  const db = new Database(name);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
