/** How the program starts, refuses to start and stops: one clear line each, exit codes, no stack. */
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { startProgram } from '../support/program.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Ended = { code: number | null; output: string };

function run(entry: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['-C', 'production', 'src/run.mjs', entry, ...args], {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: `file:${folder}`, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
const server = (env: Record<string, string>) => run('src/server.ts', [], env);
const archive = (...args: string[]) => run('src/cli/archive.ts', args);

const noStack = (output: string) => expect(output).not.toMatch(/^\s+at .+:\d+:\d+/m);

describe('a start that cannot be', () => {
  test('when settings are wrong, then all are named', async () => {
    const { code, output } = await server({ PORT: 'many', LOG_LEVEL: 'loud', RATE_LIMIT: '-5' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'RATE_LIMIT']) expect(output).toContain(`${name}: `);
    noStack(output);
  }, 60_000);

  test('when the port is in use, then it says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, output } = await server({ PORT: String(port) });
    other.close();
    expect([code, output]).toEqual([1, expect.stringContaining(`${port} is already in use`)]);
    noStack(output);
  }, 60_000);

  test.each(['desk.db', 'archive.db'])(
    'when %s is damaged, then it is named',
    async (name) => {
      await writeFile(path.join(folder, name), 'not a database at all '.repeat(500));
      const { code, output } = await server({ PORT: '0' });
      expect([code, output]).toEqual([1, expect.stringMatching(new RegExp(`${name}.*damaged`))]);
      noStack(output);
    },
    60_000,
  );

  test('when the folder cannot be made or written, then it is named', async () => {
    await writeFile(path.join(folder, 'file'), '');
    const { code, output } = await server({ DATABASE_URL: `file:${folder}/file/data`, PORT: '0' });
    expect([code, output]).toEqual([1, expect.stringContaining(`${folder}/file/data`)]);
    noStack(output);
    // Root may write everywhere, so a read-only folder refuses nothing there.
    if (process.getuid?.() === 0) return;
    const locked = path.join(folder, 'locked');
    await mkdir(locked);
    await chmod(locked, 0o500);
    const refused = await server({ DATABASE_URL: `file:${locked}`, PORT: '0', PAYLOAD_SECRET: 's'.repeat(32) });
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining(locked)]);
  }, 60_000);

  test('when MongoDB cannot be reached, then it says so', async () => {
    const env = { DATABASE_URL: 'mongodb://localhost/x?replicaSet=rs0', PAYLOAD_SECRET: 's'.repeat(32), PORT: '0' };
    const { code, output } = await server(env);
    expect([code, output]).toEqual([1, expect.stringContaining('DATABASE_URL')]);
  }, 60_000);
});

describe('a running program', () => {
  test('when it holds its folder, then a second one is refused; when told to stop, then it ends with 0 and starts again', async () => {
    const program = await startProgram({ folder });
    expect((await server({ PORT: '0' })).output).toContain('in use by another process');
    expect((await archive('reconcile')).output).toContain('in use by another process');
    expect((await archive('stats', '--json')).output).toContain('"public":2');
    expect(await program.end()).toBe(0);
    const again = await startProgram({ folder });
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    expect(await again.end()).toBe(0);
  }, 300_000);
});

describe('verify', () => {
  test('when one byte of a stored edition is changed by hand, then it fails and names the edition', async () => {
    expect((await archive('seed')).code).toBe(0);
    expect(await archive('verify')).toEqual({
      code: 0,
      output: expect.stringContaining('2 edition(s) verified, no problem'),
    });

    const db = new Database(path.join(folder, 'archive.db'));
    const change = db.prepare("UPDATE log SET json = replace(json, 'is borrowed', 'is Borrowed') WHERE seq = 1");
    expect(change.run().changes).toBe(1);
    db.close();

    const { code, output } = await archive('verify', '--archive-only');
    expect(code).toBe(1);
    expect(output).toMatch(/edition 1 .*sha256/);
  }, 120_000);

  test('when the read model is lost, then rebuild makes it anew from the log', async () => {
    await archive('seed');
    const rebuilt = await archive('rebuild');
    expect(rebuilt).toEqual({ code: 0, output: expect.stringContaining('2 public article(s)') });
    expect((await archive('verify')).code).toBe(0);
  }, 120_000);

  test('when synthetic articles are added, then desk and archive agree, and a second run adds none', async () => {
    expect((await archive('synthesize', '60')).output).toContain('60 article(s) added');
    expect((await archive('synthesize', '60')).output).toContain('0 article(s) added');
    expect((await archive('verify')).output).toContain('60 edition(s) verified, no problem');
    expect((await archive('reconcile')).output).toContain('0 edition(s) made');
  }, 120_000);

  test('when a command is used wrongly, then the exit code is 2', async () => {
    expect((await archive('synthesize', 'many')).code).toBe(2);
    expect((await archive('no-such-command')).code).toBe(2);
  }, 60_000);
});
