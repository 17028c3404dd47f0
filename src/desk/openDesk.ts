/** Opens the desk: current schema, one Payload instance, the first administrator. */
import { randomBytes } from 'node:crypto';
import { getPayload } from 'payload';
import type { Payload, SanitizedConfig } from 'payload';
import { migrations } from '../../migrations/sqlite/index.ts';
import type { Config } from '../config.ts';
import { migrateDesk } from './migrate.ts';

/** Thrown when the chosen engine is not part of this version. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** @throws EngineError, MigrationError */
export async function openDesk(input: { config: Config; desk: Promise<SanitizedConfig> }): Promise<Payload> {
  const { dataFolder } = input.config;
  if (!dataFolder) {
    throw new EngineError('DATABASE_URL: the MongoDB engine is not part of this version yet; use file:<folder>');
  }
  await migrateDesk({ dataFolder, migrations });
  return getPayload({ config: await input.desk });
}

/**
 * Creates the first administrator when there is no account at all.
 * @returns the password when it was made here, to be shown once; null when nothing was created or it was given
 */
export async function ensureAdministrator(payload: Payload, config: Config): Promise<{ password: string } | null> {
  const { totalDocs } = await payload.count({ collection: 'users' });
  if (totalDocs > 0) return null;
  const password = config.ADMIN_PASSWORD ?? randomBytes(12).toString('base64url');
  await payload.create({
    collection: 'users',
    data: { name: 'Administrator', email: config.ADMIN_EMAIL, password, role: 'administrator' },
  });
  return config.ADMIN_PASSWORD ? null : { password };
}
