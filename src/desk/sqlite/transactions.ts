/**
 * Transactions for Payload's SQLite adapter that hold under parallel saves and a killed process.
 *
 * The adapter's own ones open a new connection each time, fail with SQLITE_BUSY in parallel and swallow a failed COMMIT.
 * Here all writes go through one connection, one transaction after the other; a COMMIT that fails is thrown.
 */
import { randomUUID } from 'node:crypto';
import { createClient } from '@libsql/client';
import type { Client } from '@libsql/client';
import type { SQLiteAdapter } from '@payloadcms/db-sqlite';
import { drizzle as connectDrizzle } from '@payloadcms/db-sqlite/drizzle/libsql';
import { endRequests } from '../projectionRequests.ts';
import { createLock, unavailable } from '../writeLock.ts';

type Session = SQLiteAdapter['sessions'][string];
type WriteArgs = { req?: { transactionID?: unknown } };

/** Every adapter method that writes: without a transaction of its caller each runs in one of its own. */
const WRITES = [
  'create',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const;

/** Replaces the adapter's transaction methods; its own connection is left to readers, who see committed rows only. */
export function serializeTransactions(adapter: SQLiteAdapter, url: string): void {
  const lock = createLock();
  let client: Client | null = null;
  let drizzle: unknown;
  const writer = async (): Promise<Client> => {
    if (client) return client;
    client = createClient({ url });
    await client.execute('PRAGMA synchronous = FULL');
    await client.execute('PRAGMA busy_timeout = 5000');
    drizzle = connectDrizzle(client, { schema: adapter.schema });
    return client;
  };

  adapter.beginTransaction = async () => {
    const unlock = await lock();
    try {
      await (await writer()).execute('BEGIN IMMEDIATE');
    } catch (error) {
      unlock();
      throw unavailable('The desk cannot be written to at the moment', error);
    }
    const id = randomUUID();
    const end = async () => unlock();
    adapter.sessions[id] = { db: drizzle, resolve: end, reject: end } as unknown as Session;
    return id;
  };

  const finish = async (incoming: unknown, statement: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    const id = String(await incoming);
    const session = adapter.sessions[id];
    if (!session) return;
    Reflect.deleteProperty(adapter.sessions, id);
    let isCommitted = false;
    try {
      await (await writer()).execute(statement);
      isCommitted = statement === 'COMMIT';
    } catch (error) {
      if (statement === 'COMMIT') {
        await client?.execute('ROLLBACK').catch(() => undefined);
        throw unavailable('The change could not be stored', error);
      }
    } finally {
      await session.resolve();
      endRequests({ transaction: id, isCommitted });
    }
  };
  adapter.commitTransaction = (id) => finish(id, 'COMMIT');
  adapter.rollbackTransaction = (id) => finish(id, 'ROLLBACK');

  wrapWrites(adapter);
  const destroy = adapter.destroy?.bind(adapter);
  adapter.destroy = async () => {
    // After the write in progress, such as the event of a refusal, which nobody waits for.
    const unlock = await lock();
    try {
      // Everything is in desk.db afterwards, so that a copy of that file alone is whole; on a full disk it stays where it is.
      await (await writer()).execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
      client?.close();
      client = null;
    } finally {
      unlock();
    }
    await destroy?.();
  };
}

function wrapWrites(adapter: SQLiteAdapter): void {
  for (const name of WRITES) {
    const write = adapter[name].bind(adapter) as (args: WriteArgs) => Promise<unknown>;
    const wrapped = async (args: WriteArgs) => {
      if (adapter.sessions[String(await args.req?.transactionID)]) return write(args);
      const transactionID = await adapter.beginTransaction();
      try {
        const req = Object.create(args.req ?? null, { transactionID: { value: transactionID } });
        const result = await write({ ...args, req });
        await adapter.commitTransaction(transactionID as string);
        return result;
      } catch (error) {
        await adapter.rollbackTransaction(transactionID as string);
        throw error;
      }
    };
    (adapter as unknown as Record<string, unknown>)[name] = wrapped;
  }
}
