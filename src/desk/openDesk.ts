/** Opens the desk: current schema, one Payload instance, the first administrator. */
import { randomBytes } from 'node:crypto';
import { getPayload } from 'payload';
import type { Payload, SanitizedConfig } from 'payload';
import type { Db } from 'mongodb';
import { mongodbMigrations } from '../../migrations/mongodb/index.ts';
import { migrations } from '../../migrations/sqlite/index.ts';
import { migrateMongoDesk } from './mongodb/migrate.ts';
import { migrateDesk } from './sqlite/migrate.ts';
import { inTransaction } from './writeBelowHooks.ts';

/** Where the desk is kept: in one file of a folder on a local disk, or in a database that instances share. */
export type DeskPlace =
  | { kind: 'sqlite'; folder: string }
  | { kind: 'mongodb'; db: Db; isNew: boolean; alone: <T>(work: () => Promise<T>) => Promise<T> };

/** @throws MigrationError, DeskVersionError */
export async function openDesk(input: {
  place: DeskPlace;
  desk: SanitizedConfig | Promise<SanitizedConfig>;
  /** Names a desk beside the one that the admin of this process works on. */
  key?: string | undefined;
}): Promise<Payload> {
  const { place } = input;
  if (place.kind === 'sqlite') await migrateDesk({ dataFolder: place.folder, migrations });
  else await migrateMongoDesk({ ...place, migrations: mongodbMigrations });
  return getPayload({ config: await input.desk, ...(input.key !== undefined && { key: input.key }) });
}

/** Closes a desk that was opened by this key, so that the next one of the same key is opened anew: Payload keeps each by its key. */
export async function closeDesk({ payload, key = 'default' }: { payload: Payload; key?: string | undefined }) {
  await payload.destroy();
  (globalThis as { _payload?: Map<string, unknown> })._payload?.delete(key);
}

/**
 * Creates the first administrator when there is no account at all.
 * @returns the password when it was made here, to be shown once; null when nothing was created or it was given
 */
export async function ensureAdministrator(
  payload: Payload,
  first: { email: string; password: string | undefined },
): Promise<{ password: string } | null> {
  const password = first.password ?? randomBytes(12).toString('base64url');
  // Looked for and created in one transaction: instances that start together make one account.
  const isCreated = await inTransaction(payload, async ({ req }) => {
    // Not counted: where nothing is asked for, MongoDB's adapter answers an estimate.
    const { docs } = await payload.find({ collection: 'users', limit: 1, depth: 0, pagination: false, req });
    if (docs.length > 0) return false;
    const data = { name: 'Administrator', email: first.email, password, role: 'administrator' as const };
    await payload.create({ collection: 'users', data, req });
    return true;
  });
  return isCreated && !first.password ? { password } : null;
}
