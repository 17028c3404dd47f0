/** Is this the server and the database that are meant? Asked before anything is made. */
import type { Db, MongoClient } from 'mongodb';
import { mongoClient } from './connect.ts';
import { ensureJournalIndexes, STEPS } from './mongodb.ts';

/** Thrown when MongoDB cannot be used; the message says why in one line. */
export class MongodbError extends Error {
  override readonly name = 'MongodbError';
}

/** MongoDB 6.0, as its protocol counts. */
const WIRE_VERSION = 17;
/** Milliseconds by which clocks may differ: instants of editions come from this one. */
const CLOCK_MS = 5000;

type Answer = { maxWireVersion: number; setName?: string; localTime: Date };

/**
 * Connects and looks around; nothing is made.
 * @returns the name of the replica set, null where there is none
 * @throws MongodbError
 */
export async function checkServer({ client, db }: { client: MongoClient; db: Db }): Promise<string | null> {
  if (db.databaseName === 'test') throw new MongodbError('DATABASE_URL: name the database, mongodb://host/NAME');
  const asked = Date.now();
  const answer = await client
    .db('admin')
    .command({ hello: 1 })
    .then(
      (found) => found as unknown as Answer,
      (error: Error) => Promise.reject(unusable(error)),
    );
  if (answer.maxWireVersion < WIRE_VERSION)
    throw new MongodbError('DATABASE_URL: the server is older than MongoDB 6.0');
  const between = asked + (Date.now() - asked) / 2;
  const apart = Math.abs(answer.localTime.getTime() - between);
  if (apart > CLOCK_MS) {
    throw new MongodbError(
      `the clocks of this machine and of MongoDB are ${Math.round(apart / 1000)} s apart; 5 s are the most`,
    );
  }
  return answer.setName ?? null;
}

function unusable(error: Error): MongodbError {
  const reason = error.message.split('\n', 1)[0];
  const isRefused = /auth/i.test(error.message);
  const what = isRefused ? 'user or password is wrong' : 'the server cannot be reached';
  return new MongodbError(`DATABASE_URL: ${what}: ${reason}`, { cause: error });
}

/** The database is empty or this archive's. @throws MongodbError */
export async function checkDatabase(db: Db): Promise<{ isNew: boolean }> {
  const found = await db
    .listCollections({}, { nameOnly: true })
    .toArray()
    .catch((error: Error) => Promise.reject(unusable(error)));
  const names = found.map(({ name }) => name);
  if (await isMoving(db)) {
    throw new MongodbError(
      'DATABASE_URL: an archive is being moved into this database, or that was cut: run "archive move" again',
    );
  }
  if (names.includes(STEPS)) return { isNew: false };
  if (names.length === 0) return { isNew: true };
  throw new MongodbError(
    `DATABASE_URL: database ${db.databaseName} holds collections of another application (${names.slice(0, 3).join(', ')})`,
  );
}

const MOVES = 'archive_moves';
const RUNNING = { _id: 'running' as never };

/** From now on until `endMove` nobody starts in this database. */
export async function beginMove(db: Db): Promise<void> {
  await db.collection(MOVES).insertOne({ ...RUNNING }, { writeConcern: { w: 'majority', j: true } });
}

export async function endMove(db: Db): Promise<void> {
  await db.collection(MOVES).deleteOne(RUNNING, { writeConcern: { w: 'majority', j: true } });
}

/** Whether a move into this database is under way, or was cut. */
export const isMoving = async (db: Db): Promise<boolean> => (await db.collection(MOVES).countDocuments(RUNNING)) > 0;

/** Empties a database that a move was cut in, and no other one. @returns whether it did. @throws MongodbError */
export async function forgetCutMove(db: Db): Promise<boolean> {
  const isCut = await isMoving(db).catch((error: Error) => Promise.reject(unusable(error)));
  if (isCut) await db.dropDatabase();
  return isCut;
}

/** Makes what is missing and waits until it is there. @returns true for the one instance that found nothing */
export async function prepareDatabase(db: Db): Promise<boolean> {
  const there = await db.listCollections({ name: STEPS }).toArray();
  const isFirst =
    there.length === 0 &&
    (await db.createCollection(STEPS).then(
      () => true,
      () => false,
    ));
  await ensureJournalIndexes(db);
  return isFirst;
}

/** The name of the server's replica set; null where it has none. @throws MongodbError */
export async function replicaSetOf(url: string): Promise<string | null> {
  const client = await mongoClient(url);
  try {
    return await checkServer({ client, db: client.db() });
  } finally {
    await client.close();
  }
}
