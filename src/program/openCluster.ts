/** One instance among many on MongoDB: its own copy of the archive follows the journal; with a desk it may be the one that publishes. */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { mongoClient } from '../archive/journal/connect.ts';
import { openLease, withLease } from '../archive/journal/lease.ts';
import type { Lease } from '../archive/journal/lease.ts';
import { openMongoJournal } from '../archive/journal/mongodb.ts';
import { openJournalArchive, refuseToWrite } from '../archive/journal/open.ts';
import type { JournalArchive } from '../archive/journal/open.ts';
import type { SearchThreads } from '../archive/sqlite/threads/longQuestions.ts';
import { checkDatabase, checkServer, MongodbError, prepareDatabase } from '../archive/journal/server.ts';
import type { Config, Engine } from '../config.ts';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import type { FollowStatus } from '../archive/journal/follow.ts';
import { holdDataFolder } from '../desk/sqlite/dataFolder.ts';
import type { Logger } from '../log.ts';
import { progressOf, UPGRADING } from '../progress.ts';
import type { Show } from '../progress.ts';
import { closing } from './closing.ts';
import type { Later } from './closing.ts';

export type MongodbPlace = Extract<Engine, { kind: 'mongodb' }>;

type Database = ReturnType<Awaited<ReturnType<typeof mongoClient>>['db']>;

export type Cluster = JournalArchive & {
  db: Database;
  lease: Lease;
  /** Does work that one instance at a time may do, once it is this one's turn. */
  alone: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Whether this instance was the first ever in this database. */
  isFirst: boolean;
};

const NO_TRANSACTIONS =
  'DATABASE_URL: the server has no replica set, so no transactions; a crash could leave a half-saved draft. ' +
  'MONGODB_WITHOUT_TRANSACTIONS=accept says that this is acceptable';

/** Said while a copy of the archive is brought up to the journal. */
export const FOLLOWING = 'Taking what the journal has';

export const followedFile = (folder: string): string => path.join(folder, 'followed.db');

type Opening = {
  place: MongodbPlace;
  log: Logger;
  later: Later;
  /** Makes nothing in the database. */
  readsOnly: boolean;
  needsTransactions?: boolean;
  /** Appends without the lease: of two who add the same step one is refused, and may try again. */
  ignoresLease?: boolean;
  threads?: SearchThreads;
  show?: Show;
};

/** For servers: a command asks nothing that others wait for. */
export function searchThreads({ SEARCH_THREADS }: Config, log: Logger): SearchThreads {
  return { count: SEARCH_THREADS, log };
}

/** @throws MongodbError, DataFolderError, ArchiveError; nothing is made in the database when it is not the right one */
export async function openCluster({
  place,
  log,
  later,
  readsOnly,
  needsTransactions = false,
  ignoresLease = false,
  threads,
  show = progressOf,
}: Opening): Promise<Cluster> {
  const client = await mongoClient(place.url).catch((error: Error) => {
    throw new MongodbError(`DATABASE_URL: ${error.message.split('\n', 1)[0]}`);
  });
  later(() => client.close());
  const db = client.db();
  const replicaSet = await checkServer({ client, db });
  if (needsTransactions && !replicaSet) throw new MongodbError(NO_TRANSACTIONS);
  const { isNew } = await checkDatabase(db);
  if (readsOnly && isNew) {
    throw new MongodbError(
      `DATABASE_URL: database ${db.databaseName} is empty; start an instance with SERVE=all first`,
    );
  }
  const isFirst = !readsOnly && (await prepareDatabase(db));
  later(holdDataFolder(place.folder));
  const holder = `${os.hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const lease = openLease({ db, holder, log });
  const archive = await openJournalArchive({
    journal: openMongoJournal({ db, writer: holder }),
    file: followedFile(place.folder),
    log,
    mayWrite: ignoresLease ? () => undefined : readsOnly ? refuseToWrite : lease.check,
    onUpgrade: show(UPGRADING),
    ...(threads && { threads }),
  });
  later(archive.store.close);
  const alone: Cluster['alone'] = (name, work) => withLease({ db, name, holder }, work);
  return { ...archive, db, lease, alone, isFirst };
}

export type OpenReader = { store: ArchiveStore; following: () => FollowStatus; close: () => Promise<void> };

/** An instance that answers readers and has no desk: it starts with what it has, with an empty folder once it has everything, and follows from then on. */
export async function openReader({
  config,
  log,
  show = progressOf,
}: {
  config: Config;
  log: Logger;
  show?: Show;
}): Promise<OpenReader> {
  const place = config.engine;
  if (place.kind !== 'mongodb') throw new MongodbError('SERVE: reader needs MongoDB');
  return closing(async (later) => {
    const { store, catchUp, follow, status } = await openCluster({
      ...{ place, log, later, readsOnly: true },
      threads: searchThreads(config, log),
      show,
    });
    // An empty copy would answer that there is nothing. What stops it half way is said once it follows.
    if (status().step === 0) await catchUp(show(FOLLOWING)).catch(() => undefined);
    follow();
    return { store, following: status };
  });
}
