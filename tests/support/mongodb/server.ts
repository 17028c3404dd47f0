/**
 * A server of MongoDB's protocol for tests: the one of MONGODB_TEST_URL, or one of the test file's own, a mongod or FerretDB.
 * Where none is to be had these tests are left out, in one line; with REQUIRE_MONGODB they fail instead.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { mongoClient } from '../../../src/archive/journal/connect.ts';
import { isInstalled, startFerretdb } from './ferretdb.ts';
import { removeTestJournals } from './journal.ts';
import { findMongod, startMongod } from './mongod.ts';

export type Engine = {
  name: string;
  /** Address of a database of this name. */
  url: (database: string) => string;
  /** Ends the server as a crash would; `start` starts it again on the same port with what it had. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

const { MONGODB_TEST_URL, REQUIRE_MONGODB } = process.env;

/** How a server is had here; null where there is none. */
function findEngine(): (() => Promise<Engine>) | null {
  if (MONGODB_TEST_URL) return async () => given(MONGODB_TEST_URL);
  const mongod = findMongod();
  if (mongod) return () => startMongod(mongod);
  return isInstalled() ? startFerretdb : null;
}

function given(text: string): Engine {
  const url = (database: string) => {
    const address = new URL(text);
    address.pathname = `/${database}`;
    return address.href;
  };
  const refuse = () => Promise.reject(new Error('the server of MONGODB_TEST_URL is not ours to kill'));
  return { name: 'MONGODB_TEST_URL', url, kill: refuse, start: refuse, stop: async () => undefined };
}

/** @param isKilled the tests kill the server, so one that is given will not do */
export function describeMongodb(name: string, tests: (engine: () => Engine) => void, { isKilled = false } = {}): void {
  const find = isKilled && MONGODB_TEST_URL ? null : findEngine();
  if (!find) {
    const missing = 'no MongoDB here: set MONGODB_TEST_URL or MONGODB_BINARY, or run .ci/ferretdb';
    describe(name, () => {
      if (REQUIRE_MONGODB) test('is tested on a server', () => Promise.reject(new Error(missing)));
      else test.skip(`(${missing})`, () => undefined);
    });
    return;
  }
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => void (engine = await find()), 60_000);
    afterAll(async () => {
      await removeTestJournals();
      await engine.stop();
    }, 60_000);
    tests(() => engine);
  });
}

/** A name that no other test has. */
export const databaseName = (): string => `test_${randomBytes(6).toString('hex')}`;

/** A database of its own; `dispose` removes it. */
export async function openDatabase(engine: Engine) {
  const client = await mongoClient(engine.url(databaseName()));
  const db = client.db();
  return {
    db,
    dispose: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
}
