/** The desk's database on the embedded engine: one SQLite file, migrations only, transactions that hold. */
import path from 'node:path';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import type { SQLiteAdapter } from '@payloadcms/db-sqlite';
import { serializeTransactions } from './transactions.ts';

export const deskFile = (dataFolder: string): string => path.join(dataFolder, 'desk.db');

/** Payload's SQLite adapter for `data/desk.db` with transactions replaced (see transactions.ts). */
export function sqliteDesk(input: { dataFolder: string; migrationDir: string }): ReturnType<typeof sqliteAdapter> {
  const url = `file:${deskFile(input.dataFolder)}`;
  const inner = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    migrationDir: input.migrationDir,
    push: false,
    transactionOptions: {},
    wal: true,
    busyTimeout: 5000,
  });
  return {
    ...inner,
    init: (args) => {
      const adapter = inner.init(args);
      deleteNothingQuietly(adapter as unknown as SQLiteAdapter);
      serializeTransactions(adapter as unknown as SQLiteAdapter, url);
      return adapter;
    },
  };
}

/** Where nothing matches, the adapter asks again without the joins of its condition and fails: then there is nothing to delete. */
function deleteNothingQuietly(adapter: SQLiteAdapter): void {
  const deleteOne = adapter.deleteOne.bind(adapter);
  adapter.deleteOne = async (args) => {
    const { collection, req, where } = args;
    const found = await adapter.findOne({ collection, req, where });
    return found ? deleteOne(args) : (null as never);
  };
}
