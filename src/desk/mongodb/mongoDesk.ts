/** The desk's database on MongoDB: Payload's adapter, with the same ids as on SQLite and a clear word on transactions. */
import { randomUUID } from 'node:crypto';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import type { Db } from 'mongodb';
import type { CollectionConfig, Config, FieldHook } from 'payload';
import { endRequests } from '../projectionRequests.ts';
import { transactionEnded } from '../transactionEnd.ts';
import { ensureFileIndexes } from './gridFiles.ts';
import { ensureModelIndexes } from './indexes.ts';

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
      deliverAfterCommit(opened);
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

/** What was asked for in a transaction is handed over once it is committed; without transactions, after the whole operation. */
function deliverAfterCommit(adapter: MongooseAdapter): void {
  const { commitTransaction, rollbackTransaction } = adapter;
  const onError = (err: unknown) =>
    adapter.payload.logger.warn({ err, msg: 'files of a change that has ended could not be tidied up' });
  const end =
    (finish: typeof commitTransaction, endsAs: boolean): typeof commitTransaction =>
    async (id) => {
      const transaction = await id;
      let isCommitted = false;
      try {
        const session = adapter.sessions[String(transaction)] as unknown as Session | undefined;
        await finish.call(adapter, id).catch((error: unknown) => askAgain(session, error));
        isCommitted = endsAs;
      } finally {
        if (transaction) {
          endRequests({ transaction, isCommitted });
          await transactionEnded({ transaction, isCommitted, onError });
        }
      }
    };
  adapter.commitTransaction = end(commitTransaction, true);
  adapter.rollbackTransaction = end(rollbackTransaction, false);
}

type Session = { commitTransaction: () => Promise<unknown> };
const COMMITS = 3;

/** A commit whose answer was lost is asked for again: it is made once, however often. @throws the last error */
async function askAgain(session: Session | undefined, error: unknown): Promise<void> {
  let last = error;
  for (let tries = 0; tries < COMMITS; tries += 1) {
    const labels = (last as { errorLabels?: string[] }).errorLabels ?? [];
    if (!session || !labels.includes('UnknownTransactionCommitResult')) break;
    const again = await session.commitTransaction().then(
      () => null,
      (failure: unknown) => ({ failure }),
    );
    if (!again) return;
    last = again.failure;
  }
  throw last;
}

/** Connected is who has transactions where the server has them, and every index. */
function connectWhole(adapter: MongooseAdapter, findReplicaSet: Input['findReplicaSet']): void {
  const connect = adapter.connect?.bind(adapter);
  adapter.connect = async (options) => {
    const replicaSet = await findReplicaSet();
    // Without the name in its options the adapter would go on without transactions, silently.
    if (replicaSet) adapter.connectOptions = { ...adapter.connectOptions, replicaSet };
    await connect?.(options);
    for (const model of [...Object.values(adapter.collections), ...Object.values(adapter.versions)]) {
      await ensureModelIndexes(databaseOf(adapter).collection(model.collection.name), model.schema.indexes());
    }
    await ensureFileIndexes(databaseOf(adapter));
    // An id without a session: Payload says when an operation is over, and the adapter does it as single writes.
    if (!replicaSet) adapter.beginTransaction = async () => randomUUID();
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
