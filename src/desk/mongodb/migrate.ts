/** Brings a desk on MongoDB to the current version: each migration once, by whichever instance comes first. */
import type { Db } from 'mongodb';

const APPLIED = 'desk_migrations';

type Migration = { name: string; up: (db: Db) => Promise<void> };
type Applied = { _id: string; at: Date };

/** Thrown when the desk is of a newer version, or a migration fails; what it did not get to is done at the next start. */
export class DeskVersionError extends Error {
  override readonly name = 'DeskVersionError';
}

type Input = {
  db: Db;
  migrations: Migration[];
  /** Nothing was ever saved in this desk, so that there is nothing to change. */
  isNew: boolean;
  /** Does the work while no other instance does. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
};

/** @returns the names applied. @throws DeskVersionError */
export async function migrateMongoDesk({ db, migrations, isNew, alone }: Input): Promise<string[]> {
  const applied = db.collection<Applied>(APPLIED);
  const pending = async () => {
    const names = (await applied.find().toArray()).map(({ _id }) => _id);
    const unknown = names.filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      throw new DeskVersionError(`the desk was written by a newer version of this program (${unknown.join(', ')})`);
    }
    return migrations.filter(({ name }) => !names.includes(name));
  };
  if ((await pending()).length === 0) return [];
  return alone(async () => {
    // Another instance may have done them while this one waited.
    const missing = await pending();
    for (const { name, up } of missing) {
      if (!isNew) await up(db).catch((error: Error) => Promise.reject(failure(name, error)));
      await applied.insertOne({ _id: name, at: new Date() }, { writeConcern: { w: 'majority', j: true } });
    }
    return missing.map(({ name }) => name);
  });
}

function failure(name: string, error: Error): DeskVersionError {
  return new DeskVersionError(`migration ${name} failed and is tried again at the next start: ${error.message}`, {
    cause: error,
  });
}
