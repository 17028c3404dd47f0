/** The desk's database on MongoDB: Payload's adapter, with the same ids as on SQLite and a clear word on transactions. */
import { randomUUID } from 'node:crypto';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import type { Db } from 'mongodb';
import type { CollectionConfig, Config, FieldHook } from 'payload';
import { ensureFileIndexes } from './gridFiles.ts';
import { ensureModelIndexes } from './indexes.ts';
import { orderTransactions } from './transactions.ts';
import { openWriteTurns } from './turns.ts';

type Input = {
  url: string;
  /** The name of the server's replica set, null where it has none and so no transactions; asked when the desk connects. */
  findReplicaSet: () => Promise<string | null>;
};

export type MongoDesk = {
  adapter: Config['db'];
  /** The database that the adapter is connected to. @throws TypeError before it is */
  getDb: () => Db;
};

/** Unlike the adapter by itself this never goes on without transactions where there should be some. */
export async function mongoDesk({ url, findReplicaSet }: Input): Promise<MongoDesk> {
  const { mongooseAdapter } = await import('@payloadcms/db-mongodb');
  const inner = mongooseAdapter({
    url,
    // Related documents are read by queries of their own: not every server of the protocol has the joins.
    useJoinAggregations: false,
    transactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
    connectOptions: { serverSelectionTimeoutMS: 5000, w: 'majority', journal: true, autoIndex: false },
  });
  let opened: MongooseAdapter | null = null;
  const adapter: Config['db'] = {
    ...inner,
    init: (args) => {
      opened = inner.init(args) as unknown as MongooseAdapter;
      connectWhole(opened, findReplicaSet);
      return opened as unknown as ReturnType<typeof inner.init>;
    },
  };
  return { adapter, getDb: () => databaseOf(opened) };
}

function databaseOf(adapter: MongooseAdapter | null): Db {
  const db = adapter?.connection?.db;
  if (!db) throw new TypeError('the desk is not connected to its database');
  return db as unknown as Db;
}

/** Connected is who has transactions where the server has them, one after another in any case, and every index. */
function connectWhole(adapter: MongooseAdapter, findReplicaSet: Input['findReplicaSet']): void {
  const connect = adapter.connect?.bind(adapter);
  const { beginTransaction, commitTransaction, rollbackTransaction } = adapter;
  const own = { beginTransaction, commitTransaction, rollbackTransaction };
  const turns = openWriteTurns(() => databaseOf(adapter));
  adapter.connect = async (options) => {
    const replicaSet = await findReplicaSet();
    // Without the name in its options the adapter would go on without transactions, silently.
    if (replicaSet) adapter.connectOptions = { ...adapter.connectOptions, replicaSet };
    await connect?.(options);
    for (const model of [...Object.values(adapter.collections), ...Object.values(adapter.versions)]) {
      await ensureModelIndexes(databaseOf(adapter).collection(model.collection.name), model.schema.indexes());
    }
    await ensureFileIndexes(databaseOf(adapter));
    await turns.prepare();
    Object.assign(adapter, orderTransactions({ adapter, own, turns, hasTransactions: replicaSet !== null }));
  };
}

/** The collection with UUIDs as ids: the adapter would make ObjectIds, and the archive needs the same ids on both engines. */
export function withUuid(collection: CollectionConfig): CollectionConfig {
  const giveId: FieldHook = ({ operation, value }) => (operation === 'create' && !value ? randomUUID() : value);
  // A default value would be given anew to whatever is read without one, as versions are.
  const id = { name: 'id', type: 'text' as const, hooks: { beforeChange: [giveId] }, admin: { hidden: true } };
  // Payload marks what it has looked through, and a second desk in one process is handed the same objects.
  return { ...collection, _sanitized: false, fields: [id, ...collection.fields] } as CollectionConfig;
}
