/**
 * Clients generated from the OpenAPI file, compiled strictly and run. CLIENT_TOOLS: a folder whose node_modules hold
 * openapi-typescript, openapi-fetch, @hey-api/openapi-ts and typescript.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeAll, fill, numbered, published, serveArchive, withdraw } from '../reader/support.ts';
import type { Served } from '../reader/support.ts';

const run = promisify(execFile);
const tools = process.env.CLIENT_TOOLS;
if (!tools) process.stderr.write('Generated clients are left out: CLIENT_TOOLS is not set.\n');

test('when interoperability is required, then the generators are installed', () => {
  expect(tools !== undefined || !process.env.REQUIRE_INTEROP).toBe(true);
});

(tools ? describe : describe.skip)('clients generated from the OpenAPI file', () => {
  let served: Served;
  let folder: string;
  beforeAll(async () => {
    served = await serveArchive();
    await fill({ store: served.store, count: 5 });
    const gone = numbered(6, { slug: 'gone' });
    await served.store.append(published(gone));
    await withdraw({ store: served.store, record: gone });
    folder = await mkdtemp(path.join(tools ?? '', 'client-'));
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(path.join(folder, 'openapi.json'), await (await served.get('/v1/openapi.json')).text());
  });
  afterAll(async () => {
    await closeAll();
    await rm(folder, { recursive: true, force: true });
  });

  const command = (name: string, ...args: string[]) =>
    run(path.join(tools ?? '', 'node_modules/.bin', name), args, { cwd: folder });

  /** What the program prints once it is compiled. @throws what the compiler says */
  async function compileAndRun(program: string): Promise<unknown> {
    const source = path.join(folder, `${program}.ts`);
    const outfile = path.join(folder, `${program}.mjs`);
    await copyFile(`tests/clients/programs/${program}.ts.txt`, source);
    const options = ['--strict', '--noUncheckedIndexedAccess', '--skipLibCheck', '--noEmit', '--target', 'es2022'];
    const modules = ['--lib', 'es2022,dom,dom.iterable', '--module', 'esnext', '--moduleResolution', 'bundler'];
    await command('tsc', ...options, ...modules, source).catch((error: { stdout: string }) => {
      throw new Error(error.stdout);
    });
    await build({ entryPoints: [source], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'silent' });
    const { stdout } = await run(process.execPath, [outfile, served.url]);
    return JSON.parse(stdout);
  }

  const READ = {
    total: 5,
    years: 1,
    titles: ['Opinion 5 on machine tools', 'Opinion 4 on machine tools'],
    text: expect.any(Number),
    markdown: expect.any(Number),
    gone: [410, 'The author asked for it'],
    wrong: ['limit'],
  };

  test('when made by openapi-typescript, then it compiles and reads with openapi-fetch', async () => {
    await command('openapi-typescript', 'openapi.json', '-o', 'archive.ts');
    expect(await compileAndRun('openapiFetch')).toEqual(READ);
  }, 120_000);

  test('when made by hey-api, then it compiles and reads', async () => {
    await command('openapi-ts', '-i', 'openapi.json', '-o', 'hey');
    expect(await compileAndRun('heyApi')).toEqual(READ);
  }, 120_000);
});
