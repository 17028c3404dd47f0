/** The desk's database on MongoDB: Payload's adapter, with the same ids as on SQLite and a clear word on transactions. */
import { randomUUID } from 'node:crypto';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import type { CollectionConfig, Config } from 'payload';
import { endRequests } from '../projectionRequests.ts';

type Input = {
  url: string;
  /** The name of the server's replica set, null where it has none and so no transactions; asked when the desk connects. */
  findReplicaSet: () => Promise<string | null>;
};

/** Unlike the adapter by itself this never goes on without transactions where there should be some. */
export async function mongoDesk({ url, findReplicaSet }: Input): Promise<Config['db']> {
  const { mongooseAdapter } = await import('@payloadcms/db-mongodb');
  const inner = mongooseAdapter({
    url,
    // Related documents are read by queries of their own: not every server of the protocol has the joins.
    useJoinAggregations: false,
    transactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
    connectOptions: { serverSelectionTimeoutMS: 5000, w: 'majority', journal: true, autoIndex: false },
  });
  return {
    ...inner,
    init: (args) => {
      const adapter = inner.init(args) as unknown as MongooseAdapter;
      deliverAfterCommit(adapter, findReplicaSet);
      return adapter as unknown as ReturnType<typeof inner.init>;
    },
  };
}

/** What was asked for in a transaction is handed over once it is committed; without transactions, after the whole operation. */
function deliverAfterCommit(adapter: MongooseAdapter, findReplicaSet: Input['findReplicaSet']): void {
  const { commitTransaction, rollbackTransaction } = adapter;
  const end =
    (finish: typeof commitTransaction, isCommitted: boolean): typeof commitTransaction =>
    async (id) => {
      const transaction = await id;
      await finish.call(adapter, id);
      if (transaction) endRequests({ transaction, isCommitted });
    };
  adapter.commitTransaction = end(commitTransaction, true);
  adapter.rollbackTransaction = end(rollbackTransaction, false);
  const connect = adapter.connect?.bind(adapter);
  adapter.connect = async (options) => {
    const replicaSet = await findReplicaSet();
    // Without the name in its options the adapter would go on without transactions, silently.
    if (replicaSet) adapter.connectOptions = { ...adapter.connectOptions, replicaSet };
    await connect?.(options);
    await ensureIndexes(adapter);
    // An id without a session: Payload says when an operation is over, and the adapter does it as single writes.
    if (!replicaSet) adapter.beginTransaction = async () => randomUUID();
  };
}

/** One after another and waited for: by itself the adapter builds them all at once, behind the first requests. */
async function ensureIndexes({ collections, versions }: MongooseAdapter): Promise<void> {
  for (const model of [...Object.values(collections), ...Object.values(versions)]) await model.ensureIndexes();
}

/** The collection with UUIDs as ids: the adapter would make ObjectIds, and the archive needs the same ids on both engines. */
export function withUuid(collection: CollectionConfig): CollectionConfig {
  const id = { name: 'id', type: 'text' as const, defaultValue: () => randomUUID(), admin: { hidden: true } };
  // Payload marks what it has looked through, and a second desk in one process is handed the same objects.
  return { ...collection, _sanitized: false, fields: [id, ...collection.fields] } as CollectionConfig;
}
