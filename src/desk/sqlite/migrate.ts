/**
 * Brings the desk's SQLite file to the current schema, or leaves it as it was.
 * All pending migrations are one transaction with foreign keys off; a copy is kept first, and the rows that were
 * there before must be there after, column by column, or nothing is committed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@libsql/client';
import type { Client } from '@libsql/client';
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql';
import type { MigrateUpArgs } from '@payloadcms/db-sqlite';
import { deskFile } from './sqliteDesk.ts';

export type Migration = { name: string; up: (args: MigrateUpArgs) => Promise<void> };

/** Thrown when a migration is refused or fails; the file is as it was. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Applies what is pending. @returns the names applied. @throws MigrationError */
export async function migrateDesk(input: { dataFolder: string; migrations: Migration[] }): Promise<string[]> {
  const file = deskFile(input.dataFolder);
  const isNew = !existsSync(file);
  const client = createClient({ url: `file:${file}` });
  try {
    const applied = await appliedMigrations(client);
    const pending = input.migrations.filter(({ name }) => !applied.includes(name));
    const unknown = applied.filter((name) => !input.migrations.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      throw new MigrationError(`${file} was written by a newer version of this program (${unknown.join(', ')})`);
    }
    if (pending.length === 0) return [];
    if (!isNew && applied.length > 0) await backUp(client, input.dataFolder, pending[0]?.name ?? '');
    await applyAll(client, pending, applied.length + 1);
    return pending.map(({ name }) => name);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (!/NOTADB|CORRUPT|malformed/i.test(`${code} ${message}`)) throw error;
    throw new MigrationError(`${file} is damaged: restore a backup`, { cause: error });
  } finally {
    client.close();
  }
}

async function appliedMigrations(client: Client): Promise<string[]> {
  const table = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'payload_migrations'",
  );
  if (table.rows.length === 0) return [];
  const { rows } = await client.execute('SELECT name, batch FROM payload_migrations ORDER BY created_at');
  if (rows.some(({ batch }) => Number(batch) < 0)) {
    throw new MigrationError('the desk was written by a development schema push; restore a backup made by migrations');
  }
  return rows.map(({ name }) => String(name));
}

async function backUp(client: Client, dataFolder: string, before: string): Promise<void> {
  const folder = path.join(dataFolder, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  await client.execute({ sql: 'VACUUM INTO ?', args: [path.join(folder, `desk-before-${before}-${stamp}.db`)] });
}

async function applyAll(client: Client, pending: Migration[], batch: number): Promise<void> {
  await client.execute('PRAGMA foreign_keys = OFF');
  await client.execute('BEGIN IMMEDIATE');
  try {
    const before = await fingerprint(client);
    const db = drizzle(client) as unknown as MigrateUpArgs['db'];
    for (const { name, up } of pending) {
      await up({ db } as MigrateUpArgs);
      const now = new Date().toISOString();
      await client.execute({
        sql: 'INSERT INTO payload_migrations (id, name, batch, updated_at, created_at) VALUES (?, ?, ?, ?, ?)',
        args: [crypto.randomUUID(), name, batch, now, now],
      });
    }
    await compare(client, before);
    await client.execute('COMMIT');
  } catch (error) {
    await client.execute('ROLLBACK').catch(() => undefined);
    if (error instanceof MigrationError) throw error;
    throw new MigrationError(`a migration failed, nothing was changed: ${(error as Error).message}`, { cause: error });
  }
}

type Fingerprint = Map<string, { columns: string[]; rows: number; hash: string }>;

/** Row count and content hash per table, over the given columns or all of them. */
async function fingerprint(client: Client, only?: Fingerprint): Promise<Fingerprint> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'payload_migrations'",
  );
  const result: Fingerprint = new Map();
  for (const name of rows.map((row) => String(row.name))) {
    const info = await client.execute(`SELECT name FROM pragma_table_info('${name}') ORDER BY name`);
    const present = info.rows.map((row) => String(row.name));
    const columns = only ? (only.get(name)?.columns ?? []).filter((column) => present.includes(column)) : present;
    if (columns.length === 0) continue;
    const list = columns.map((column) => `"${column}"`).join(', ');
    const content = await client.execute(`SELECT ${list} FROM "${name}" ORDER BY ${list}`);
    const hash = createHash('sha256');
    for (const row of content.rows) hash.update(JSON.stringify(columns.map((column) => row[column])));
    result.set(name, { columns, rows: content.rows.length, hash: hash.digest('hex') });
  }
  return result;
}

/** @throws MigrationError when a row or a value of a column that is still there is not what it was */
async function compare(client: Client, before: Fingerprint): Promise<void> {
  const after = await fingerprint(client, before);
  for (const [table, old] of before) {
    const now = after.get(table);
    const same = now && now.rows === old.rows && (now.columns.length < old.columns.length || now.hash === old.hash);
    if (old.rows > 0 && !same)
      throw new MigrationError(`a migration would change rows of ${table}; nothing was changed`);
  }
  const { rows } = await client.execute('PRAGMA foreign_key_check');
  if (rows.length > 0) throw new MigrationError('a migration would leave dangling references; nothing was changed');
}
