import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from '@payloadcms/db-sqlite';
import Database from 'libsql';
import { migrations } from '../../migrations/sqlite/index.ts';
import { DataFolderError, holdDataFolder } from '../../src/desk/sqlite/dataFolder.ts';
import { MigrationError, migrateDesk } from '../../src/desk/sqlite/migrate.ts';
import type { Migration } from '../../src/desk/sqlite/migrate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'migrate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const desk = () => new Database(path.join(folder, 'desk.db'));
const query = (text: string): unknown[] => {
  const db = desk();
  try {
    return db.prepare(text).all();
  } finally {
    db.close();
  }
};

const NOW = '2026-01-01T00:00:00.000Z';
/** An author with a localized name, positions and a version: rows of every kind a rebuilt table could lose. */
async function filledDesk(): Promise<void> {
  await migrateDesk({ dataFolder: folder, migrations });
  const db = desk();
  db.exec(`
    INSERT INTO authors (id, slug, updated_at, created_at) VALUES ('a1', 'a', '${NOW}', '${NOW}');
    INSERT INTO authors_locales (name, _locale, _parent_id) VALUES ('李', 'zh-Hans', 'a1'), ('Li', 'en', 'a1');
    INSERT INTO authors_positions (_order, _parent_id, id) VALUES (1, 'a1', 'p1'), (2, 'a1', 'p2');
  `);
  db.close();
}
const contents = () => [
  query('SELECT * FROM authors'),
  query('SELECT * FROM authors_locales ORDER BY id'),
  query('SELECT * FROM authors_positions ORDER BY id'),
];

const plus = (name: string, up: (db: Parameters<Migration['up']>[0]['db']) => Promise<unknown>): Migration[] => [
  ...migrations,
  { name, up: async ({ db }) => void (await up(db)) },
];
const migrate = (list: Migration[]) => migrateDesk({ dataFolder: folder, migrations: list });

test('when the desk is new, then all migrations run once, and again none', async () => {
  expect(await migrate(migrations)).toEqual(migrations.map(({ name }) => name));
  expect(await migrate(migrations)).toEqual([]);
});

test('when a column is added, then a copy was made first and all rows are as they were', async () => {
  await filledDesk();
  await migrate(plus('add', (db) => db.run(sql`ALTER TABLE authors ADD COLUMN extra text`)));
  expect(query('SELECT id, slug FROM authors')).toEqual([{ id: 'a1', slug: 'a' }]);
  expect(query('SELECT name FROM authors_locales ORDER BY name')).toEqual([{ name: 'Li' }, { name: '李' }]);
  const [copy] = await readdir(path.join(folder, 'backups'));
  const backup = new Database(path.join(folder, 'backups', copy ?? ''));
  expect(backup.prepare('SELECT count(*) AS n FROM authors_positions').get()).toEqual({ n: 2 });
  backup.close();
});

test.each<[string, string]>([
  ['loses array rows', 'DELETE FROM authors_positions'],
  ['changes a value', "UPDATE authors_locales SET name = 'X' WHERE _locale = 'en'"],
  ['drops a table with rows', 'DROP TABLE authors_positions'],
  ['leaves dangling references', "UPDATE authors_positions SET _parent_id = 'nobody'"],
  ['fails', 'SELECT no_such_function()'],
])('when a migration %s, then it is refused and everything is as it was', async (what, statement) => {
  await filledDesk();
  const before = contents();
  const bad = plus(what, async (db) => {
    await db.run(sql`CREATE TABLE half_done (id text)`);
    await db.run(sql.raw(statement));
  });
  await expect(migrate(bad)).rejects.toThrow(MigrationError);
  expect(contents()).toEqual(before);
  expect(query("SELECT name FROM sqlite_master WHERE name = 'half_done'")).toEqual([]);
  expect(await migrate(migrations)).toEqual([]);
});

test('when the desk was pushed by a development server or is of a later version, then it is refused without a prompt', async () => {
  await filledDesk();
  await expect(migrate([])).rejects.toThrow(/newer version/);
  const db = desk();
  db.exec(
    `INSERT INTO payload_migrations (id, name, batch, updated_at, created_at) VALUES ('d', 'dev', -1, '${NOW}', '${NOW}')`,
  );
  db.close();
  await expect(migrate(migrations)).rejects.toThrow(/development/);
});

test('when the file is no database, then the error says so', async () => {
  await writeFile(
    path.join(folder, 'desk.db'),
    'this is not a database at all, but long enough to be read as one'.repeat(100),
  );
  await expect(migrate(migrations)).rejects.toThrow(/desk\.db is damaged/);
});

test('when a folder is held, then nobody else gets it until it is let go', () => {
  const release = holdDataFolder(folder);
  expect(() => holdDataFolder(folder)).toThrow(DataFolderError);
  release();
  holdDataFolder(folder)();
});

test('when a desk from before both names stood side by side is opened, then they do, in its earlier versions too', async () => {
  const earlier = migrations.slice(0, 2);
  await migrate(earlier);
  const db = desk();
  db.exec(`
    INSERT INTO authors (id, slug, updated_at, created_at) VALUES ('a1', 'li-wei', '${NOW}', '${NOW}');
    INSERT INTO authors_locales (name, _locale, _parent_id) VALUES ('李伟', 'zh-Hans', 'a1'), ('Li Wei', 'en', 'a1');
    INSERT INTO _authors_v (id, parent_id, version_slug, created_at, updated_at) VALUES ('v1', 'a1', 'li-wei', '${NOW}', '${NOW}');
    INSERT INTO _authors_v_locales (version_name, _locale, _parent_id) VALUES ('李伟', 'zh-Hans', 'v1');
  `);
  db.close();
  await migrate(migrations);
  expect(query('SELECT names_en, names_zh, search_text, revision FROM authors')).toEqual([
    { names_en: 'Li Wei', names_zh: '李伟', search_text: 'Li Wei 李伟 li wei liwei', revision: 0 },
  ]);
  expect(query('SELECT label FROM authors_locales ORDER BY _locale')).toEqual([
    { label: 'Li Wei · 李伟' },
    { label: '李伟 · Li Wei' },
  ]);
  expect(query('SELECT version_names_en, version_names_zh FROM _authors_v')).toEqual([
    { version_names_en: null, version_names_zh: '李伟' },
  ]);
  expect(query('SELECT version_label FROM _authors_v_locales')).toEqual([{ version_label: '李伟' }]);
});

test('when a desk from before files spoke both languages is opened, then each text is in the language it is written in', async () => {
  await migrate(
    migrations.slice(
      0,
      migrations.findIndex(({ name }) => name.endsWith('file_texts')),
    ),
  );
  const db = desk();
  const rows = [
    ['m1', 'A lathe'],
    ['m2', '一台 CNC 车床'],
    ['m3', ' '],
  ].map(([id, alt]) => `('${id}', '${alt}', '${NOW}', '${NOW}')`);
  db.exec(`INSERT INTO media (id, alt, updated_at, created_at) VALUES ${rows.join(', ')}`);
  db.close();
  await migrate(migrations);
  expect(query('SELECT id, alt, texts_en, texts_zh FROM media ORDER BY id')).toEqual([
    { id: 'm1', alt: 'A lathe', texts_en: 'A lathe', texts_zh: null },
    { id: 'm2', alt: '一台 CNC 车床', texts_en: null, texts_zh: '一台 CNC 车床' },
    { id: 'm3', alt: ' ', texts_en: null, texts_zh: null },
  ]);
});
