/**
 * Makes what Payload derives from the collections: payload-types.ts, the admin's import map and, with a name,
 * a migration: `npm run generate`, `npm run generate -- add_field`. Run it after every change to a collection.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateImportMap, getPayload } from 'payload';
import { generateTypes } from 'payload/node';
import { loadConfig } from '../config.ts';
import { deskConfig } from '../payload.config.ts';

const migrationName = process.argv[2];
const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'generate-'));
const config = await deskConfig(
  loadConfig({ DATABASE_URL: `file:${dataFolder}`, PUBLIC_URL: 'http://localhost:3000' }),
);
await generateTypes(config, { log: false });
await generateImportMap(config, { log: false, force: true });
if (migrationName) {
  const payload = await getPayload({ config });
  await payload.db.createMigration({ migrationName, payload, forceAcceptWarning: true });
  await payload.destroy();
  useTypeImports(payload.db.migrationDir);
}
rmSync(dataFolder, { recursive: true });

/** Payload's template names what is not used and imports types as values, which our compiler settings refuse. */
function useTypeImports(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /^\d.*\.ts$/.test(file))) {
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8')
      .replace(/import \{ (MigrateUpArgs), (MigrateDownArgs), /, 'import { type $1, type $2, ')
      .replaceAll('({ db, payload, req }:', '({ db }:');
    writeFileSync(file, text);
  }
}
