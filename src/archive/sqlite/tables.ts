/** The tables of the archive. The log and what cannot be made from it are kept; the rest is the read model. */
import { ENTITY_KINDS } from '../../domain/lists.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { Connection } from './connection.ts';

/** Raised with every change of the read model, be it of its tables or of what is written there; kept in the file's user_version. */
export const SCHEMA_VERSION = 7;

const KEPT = `
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    json TEXT NOT NULL,
    UNIQUE (id, number)
  );
  CREATE TABLE media (
    sha256 TEXT PRIMARY KEY,
    extension TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    name TEXT
  );
  CREATE TABLE meta (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    generation INTEGER NOT NULL,
    at TEXT NOT NULL,
    next_release TEXT
  );
  INSERT INTO meta VALUES (1, 0, '1970-01-01T00:00:00.000Z', NULL);

  -- A term is what articles are listed by: an entity, a language, or everything. Profiles are put, or derived while none is.
  CREATE TABLE terms (
    term INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 0,
    is_put INTEGER NOT NULL DEFAULT 0,
    updated_at TEXT,
    name TEXT,
    folded TEXT,
    profile TEXT,
    -- when articles that name it last changed by it: its names, or a series' introduction
    seen_at TEXT,
    UNIQUE (kind, slug)
  );
  INSERT INTO terms (term, kind, slug) VALUES (0, 'all', '');
  CREATE TABLE attributes (
    kind TEXT NOT NULL,
    attribute TEXT NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (kind, attribute, slug)
  ) WITHOUT ROWID;
`;

/** What has no number comes last in its series. */
export const NO_INSTALMENT = Number.MAX_SAFE_INTEGER;

/** Keys order articles by day of publication, then id: see keys.ts. A withdrawn article keeps its row, without a card. */
const READ_MODEL = `
  CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    public_seq INTEGER NOT NULL,
    number INTEGER NOT NULL,
    slug TEXT NOT NULL,
    at TEXT NOT NULL,
    released TEXT NOT NULL,
    updated TEXT NOT NULL,
    parent BLOB,
    root BLOB NOT NULL,
    terms TEXT NOT NULL,
    is_public INTEGER NOT NULL,
    card TEXT,
    source_url TEXT AS (card ->> '$.sourceUrl') VIRTUAL,
    series TEXT AS (card ->> '$.series.slug') VIRTUAL,
    instalment INTEGER AS (coalesce(card ->> '$.series.instalment', ${NO_INSTALMENT})) VIRTUAL
  );
  CREATE INDEX articles_by_source_url ON articles (source_url) WHERE is_public = 1;
  CREATE INDEX articles_by_instalment ON articles (series, instalment) WHERE is_public = 1;
  CREATE INDEX articles_by_root ON articles (root) WHERE root <> id;
  -- What is counted by and put in order by, close together: rows are many pages apart.
  CREATE INDEX articles_as_columns ON articles (key, terms, released, updated) WHERE is_public = 1;
  CREATE TABLE slugs (slug TEXT PRIMARY KEY, id BLOB NOT NULL) WITHOUT ROWID;

  -- list: a term, or of a withdrawn article -1 - term
  CREATE TABLE by_date (list INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (list, key)) WITHOUT ROWID;
  -- axis: 0 by first release, of public articles; 1 by last edition, of all; 2 by last change for readers, of public articles
  CREATE TABLE by_instant (
    axis INTEGER NOT NULL,
    instant INTEGER NOT NULL,
    tie INTEGER NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (axis, instant, tie, key)
  ) WITHOUT ROWID;
  CREATE TABLE file_uses (sha256 TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sha256, seq)) WITHOUT ROWID;
  CREATE INDEX file_uses_by_seq ON file_uses (seq);
  -- Articles listed under a term after this key still show its names from before.
  CREATE TABLE stale (term INTEGER NOT NULL, at TEXT NOT NULL, key INTEGER NOT NULL);
  CREATE VIRTUAL TABLE search USING fts5(
    words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
  );
  -- What snippets are cut from, see searchIndex.ts: reading it out of an edition's JSON would take several times as long.
  CREATE TABLE texts (key INTEGER PRIMARY KEY, text BLOB NOT NULL);
  -- Merges are left to tidy.ts as far as can be; a bulk load is written in few large segments.
  INSERT INTO search (search, rank) VALUES ('automerge', 16), ('usermerge', 2), ('hashsize', 33554432);
`;

/** For SQL: the attributes of an entity are found by its kind first. */
export const KINDS = ENTITY_KINDS.map((kind) => `'${kind}'`).join(', ');

const TABLES = ['articles', 'slugs', 'by_date', 'by_instant', 'file_uses', 'stale', 'search', 'texts'];

/**
 * Makes the tables of an empty file. @returns whether the read model is that of this version: else it must be made anew
 * @throws ArchiveError store-unavailable when the file is not an archive's, or one of a newer program
 */
export function ensureSchema(connection: Connection, file: string): boolean {
  const [objects] = connection.sql<[number]>('SELECT count(*) FROM sqlite_schema').get() ?? [0];
  if (objects > 0) return readVersion(connection, file) === SCHEMA_VERSION;
  connection.transact(() => {
    connection.exec(`${KEPT} ${READ_MODEL} PRAGMA user_version = ${SCHEMA_VERSION};`);
  });
  return true;
}

/** @throws ArchiveError store-unavailable when the file is not an archive's, or not of this version of the program */
export function checkSchema(connection: Connection, file: string): void {
  if (readVersion(connection, file) === SCHEMA_VERSION) return;
  const message = `${file} was written by an older version of this program; npm start or rebuild brings it up to this one`;
  throw new ArchiveError('store-unavailable', message);
}

function readVersion(connection: Connection, file: string): number {
  const [version] = connection.sql<[number]>('PRAGMA user_version').get() ?? [0];
  if (version > 0 && version <= SCHEMA_VERSION) return version;
  const reason = version > SCHEMA_VERSION ? 'was written by a newer version of this program' : 'is not an archive';
  throw new ArchiveError('store-unavailable', `${file} ${reason}`);
}

/** Empties the read model and makes it that of this version; put profiles and media stay. Runs inside the caller's transaction. */
export function dropReadModel(connection: Connection): void {
  addColumn(connection, { table: 'terms', column: 'seen_at' });
  addColumn(connection, { table: 'media', column: 'name' });
  connection.exec(`
    ${TABLES.map((table) => `DROP TABLE IF EXISTS ${table};`).join(' ')}
    UPDATE terms SET count = 0;
    DELETE FROM terms WHERE is_put = 0 AND term <> 0;
    ${READ_MODEL}
    PRAGMA user_version = ${SCHEMA_VERSION};
  `);
}

/** To a kept table of an older version. */
function addColumn(connection: Connection, { table, column }: { table: string; column: string }): void {
  const columns = connection.sql<[string]>('SELECT name FROM pragma_table_info(?)').all(table).flat();
  if (!columns.includes(column)) connection.exec(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT`);
}
