import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConfigError, loadConfig, settingsSchema } from '../src/config.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'config-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = (env: Record<string, string>) => loadConfig({ DATABASE_URL: `file:${folder}/data`, ...env });

describe('settings', () => {
  test('when nothing is set, then the defaults are those of one machine', () => {
    expect(load({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, PUBLIC_URL: 'http://localhost:3000' });
  });

  test('when several are wrong, then the error names all of them', () => {
    const wrong = { PORT: 'x', PUBLIC_URL: 'ftp://a', LOG_LEVEL: 'loud', ADMIN_PASSWORD: 'short', MAX_AGE: '-1' };
    expect(() => load(wrong)).toThrow(ConfigError);
    try {
      load(wrong);
    } catch (error) {
      for (const name of Object.keys(wrong)) expect((error as Error).message).toContain(`${name}: `);
    }
  });

  test('when MongoDB is chosen, then a secret of 32 characters is required', () => {
    const url = 'mongodb://localhost/archive?replicaSet=rs0';
    expect(() => load({ DATABASE_URL: url })).toThrow(/PAYLOAD_SECRET/);
    expect(() => load({ DATABASE_URL: url, PAYLOAD_SECRET: 'short' })).toThrow(/PAYLOAD_SECRET/);
    const { engine } = load({ DATABASE_URL: url, PAYLOAD_SECRET: 's'.repeat(32), DATA_FOLDER: '/var/own' });
    expect(engine).toEqual({ kind: 'mongodb', url, folder: '/var/own' });
    expect(() => load({ SERVE: 'reader' })).toThrow(/SERVE: reader needs MongoDB/);
    expect(() => load({ SERVE: 'desk' })).toThrow(/SERVE: desk needs MongoDB/);
  });

  test('when the embedded engine starts, then its secret is made once and readable by its owner alone', async () => {
    const first = load({}).PAYLOAD_SECRET;
    expect(load({}).PAYLOAD_SECRET).toBe(first);
    expect(first).toHaveLength(64);
    const { mode } = await stat(path.join(folder, 'data/secret'));
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });

  test('when the admin is built, then no secret is made', async () => {
    loadConfig({ DATABASE_URL: `file:${folder}/data`, NEXT_PHASE: 'phase-production-build' });
    await expect(stat(path.join(folder, 'data'))).rejects.toThrow();
  });
});

describe('documentation of the settings', () => {
  test.each(['docs/operations.md', '.env.example'])(
    'when a setting exists, then %s has it, its text and its default',
    async (file) => {
      const text = await readFile(file, 'utf8');
      for (const [name, schema] of Object.entries(settingsSchema.shape)) {
        expect(text).toContain(name);
        expect(text).toContain(schema.description ?? `description of ${name}`);
        const { defaultValue } = schema.def as { defaultValue?: unknown };
        if (defaultValue !== undefined) expect(text).toContain(String(defaultValue));
      }
    },
  );
});
