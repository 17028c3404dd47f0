/** With TEST_ENGINE=mongodb: one server for all test files of a run, where none is given. The driver is read only then: not every Node that the quick suites run on takes it. */
import type { Engine } from './server.ts';

const holder = globalThis as { engineOfRun?: Engine };

export default async function startForRun(): Promise<void> {
  if (process.env.TEST_ENGINE !== 'mongodb' || process.env.MONGODB_TEST_URL) return;
  const { findMongod, startMongod } = await import('./mongod.ts');
  const { isInstalled, startFerretdb } = await import('./ferretdb.ts');
  const mongod = findMongod();
  if (!mongod && !isInstalled()) {
    throw new Error('TEST_ENGINE=mongodb: set MONGODB_TEST_URL or MONGODB_BINARY, or run .ci/ferretdb');
  }
  holder.engineOfRun = await (mongod ? startMongod(mongod) : startFerretdb());
  process.env.MONGODB_TEST_URL = holder.engineOfRun.url('');
}

/** Ends what `startForRun` started. */
export const stopAfterRun = async (): Promise<void> => holder.engineOfRun?.stop();
