/** The list of synonyms that the desk put, beside the log: kept as one text, read anew only when it is another. */
import { FIRST_SYNONYMS } from '../../domain/synonyms.ts';
import type { SynonymRow } from '../../domain/synonyms.ts';
import { openSynonyms } from '../search/synonyms.ts';
import type { Synonyms } from '../search/synonyms.ts';
import type { Connection } from './connection.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS synonyms (
  only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL, json TEXT NOT NULL)`;

/** Archives of older versions have none; for whoever writes. */
export function ensureSynonyms(connection: Connection): void {
  connection.exec(TABLE);
}

/** @returns false when it was the same list already */
export function putSynonyms(connection: Connection, rows: SynonymRow[]): boolean {
  const json = JSON.stringify(rows);
  const [version, before] = connection.sql<[number, string]>('SELECT version, json FROM synonyms').get() ?? [0, null];
  if (before === json) return false;
  connection.sql('INSERT OR REPLACE INTO synonyms VALUES (1, ?, ?)').run(version + 1, json);
  return true;
}

/** Null where none was ever put. */
export function readSynonyms(connection: Connection): SynonymRow[] | null {
  if (!hasTable(connection)) return null;
  const row = connection.sql<[string]>('SELECT json FROM synonyms').get();
  return row ? (JSON.parse(row[0]) as SynonymRow[]) : null;
}

/** The list as it is now, in step with every write; the first list where none was put. */
export function followSynonyms(connection: Connection): () => Synonyms {
  const isThere = hasTable(connection);
  let known: { version: number; synonyms: Synonyms } | null = null;
  return () => {
    const [version] = (isThere && connection.sql<[number]>('SELECT version FROM synonyms').get()) || [0];
    if (known?.version !== version) {
      known = { version, synonyms: openSynonyms(readSynonyms(connection) ?? FIRST_SYNONYMS) };
    }
    return known.synonyms;
  };
}

function hasTable(connection: Connection): boolean {
  const [count] = connection.sql<[number]>("SELECT count(*) FROM sqlite_schema WHERE name = 'synonyms'").get() ?? [0];
  return count === 1;
}
