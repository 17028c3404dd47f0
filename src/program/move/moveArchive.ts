/** An embedded archive into an empty MongoDB: desk, files and log as they are, compared before anybody may start there. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Payload, SanitizedConfig } from 'payload';
import { mongoClient } from '../../archive/journal/connect.ts';
import {
  beginMove,
  checkDatabase,
  checkServer,
  endMove,
  forgetCutMove,
  isMoving,
  MongodbError,
} from '../../archive/journal/server.ts';
import type { ArchiveStore } from '../../archive/ArchiveStore.ts';
import type { Config } from '../../config.ts';
import { gridFiles } from '../../desk/mongodb/gridFiles.ts';
import { closeDesk, openDesk } from '../../desk/openDesk.ts';
import type { Logger } from '../../log.ts';
import { closing } from '../closing.ts';
import { followedFile, openCluster } from '../openCluster.ts';
import type { MongodbPlace } from '../openCluster.ts';
import { openProgram } from '../openProgram.ts';
import { compareDesks } from './compareDesks.ts';
import { copyDesk, copyFiles } from './copyDesk.ts';
import { storeContent } from './storeContent.ts';

export type MoveInto = Config & { engine: MongodbPlace };
type Moving = {
  /** The embedded archive, which no program uses meanwhile; it stays as it is. */
  from: Config;
  to: MoveInto;
  desk: (config: Config) => Promise<SanitizedConfig>;
  log: Logger;
  onProgress: (step: 'desk' | 'archive', done: number) => void;
};

export type Moved = { head: { seq: number; sha256: string }; documents: number; missing: string[] };

/** Thrown when what arrived is not what was there; nothing is left in the database then. */
export class MoveError extends Error {
  override readonly name = 'MoveError';
}

/** @throws MongodbError when the database is not empty; DataFolderError while a program uses one of the folders; HistoryError; MoveError */
export async function moveArchive(moving: Moving): Promise<Moved> {
  const { from, to, desk, log } = moving;
  await emptied(to.engine);
  const source = await openProgram({ config: from, desk: () => desk(from), log, isCopy: true });
  try {
    return await intoEmptyDatabase(moving, source);
  } finally {
    await source.close();
  }
}

type Source = Awaited<ReturnType<typeof openProgram>>;

async function intoEmptyDatabase({ to, desk, log, onProgress }: Moving, source: Source): Promise<Moved> {
  const place = to.engine;
  const needsTransactions = to.MONGODB_WITHOUT_TRANSACTIONS === 'refuse';
  const target = await closing(async (later) => {
    const cluster = await openCluster({ place, log, later, readsOnly: false, needsTransactions, ignoresLease: true });
    if (!cluster.isFirst) {
      throw notEmpty(cluster.db.databaseName);
    }
    await beginMove(cluster.db);
    const key = randomUUID();
    const { db, alone } = cluster;
    const payload = await openDesk({
      place: { kind: 'mongodb', db, isNew: true, alone: (work) => alone('migrations', work) },
      desk: await desk(to),
      key,
    });
    later(() => closeDesk({ payload, key }));
    return { ...cluster, payload };
  });
  try {
    let documents = 0;
    await copyDesk({ from: source.payload, to: target.payload }, () => onProgress('desk', (documents += 1)));
    const missing = await copyFiles({ desk: source.payload, from: source.files, to: gridFiles(() => target.db) });
    await target.store.fill(await storeContent(source.store), (done) => onProgress('archive', done));
    await refuseDifference({ source, target });
    await endMove(target.db);
    return { head: await target.store.head(), documents, missing };
  } finally {
    await target.close();
  }
}

type Compared = { payload: Payload; store: ArchiveStore };

/** @throws MoveError */
async function refuseDifference({ source, target }: { source: Compared; target: Compared }): Promise<void> {
  const different = await compareDesks(source.payload, target.payload);
  const [here, there] = [await source.store.head(), await target.store.head()];
  if (here.sha256 !== there.sha256)
    different.push(`the log ends at ${here.seq} (${here.sha256}), there at ${there.seq}`);
  const counted = async ({ store }: Compared) => {
    const { bytes: _bytes, ...counts } = await store.stats();
    return JSON.stringify(counts);
  };
  const [own, arrived] = [await counted(source), await counted(target)];
  if (own !== arrived) different.push(`the archive holds ${own}, there ${arrived}`);
  if (different.length > 0) throw new MoveError(`What arrived is not what was there:\n${different.join('\n')}`);
}

/** Before work that would be in vain. @throws MongodbError when the database is another's or has an archive already */
export async function refuseUsedDatabase({ url }: MongodbPlace): Promise<void> {
  const client = await mongoClient(url);
  try {
    const db = client.db();
    await checkServer({ client, db });
    // A move that was cut is begun anew.
    if (!(await isMoving(db)) && !(await checkDatabase(db)).isNew) throw notEmpty(db.databaseName);
  } finally {
    await client.close();
  }
}

const notEmpty = (name: string) =>
  new MongodbError(`DATABASE_URL: database ${name} has an archive; moving or restoring needs an empty one`);

/** A move that was cut is made again from its beginning. */
async function emptied({ url, folder }: MongodbPlace): Promise<void> {
  const client = await mongoClient(url);
  try {
    if (!(await forgetCutMove(client.db()))) return;
    for (const end of ['', '-wal', '-shm']) await rm(`${followedFile(folder)}${end}`, { force: true });
  } finally {
    await client.close();
  }
}
