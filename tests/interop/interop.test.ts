/**
 * Our feeds, OAI-PMH, citations and OpenAPI file as other people's programs read them. Debian: python3-feedparser,
 * libhttp-oai-perl, pandoc, a Java runtime; npm: @redocly/cli, @stoplight/spectral-cli, with their commands on the PATH, and
 * vnu-jar, its file named by VNU_JAR.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

const OFFLINE = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const PYTHON = '/usr/bin/python3';
const VNU = process.env.VNU_JAR ?? '';
const has = (command: string) => spawnSync(command, ['--version'], { env: OFFLINE }).status === 0;
const hasClients =
  spawnSync(PYTHON, ['-c', 'import feedparser']).status === 0 &&
  spawnSync('perl', ['-MHTTP::OAI', '-e', '1']).status === 0 &&
  ['pandoc', 'redocly', 'spectral', 'java'].every(has) &&
  existsSync(VNU);
if (!hasClients) {
  const clients = 'feedparser, HTTP::OAI, pandoc, redocly, spectral, java and vnu';
  process.stderr.write(`Interoperability is left out: ${clients} are not all installed.\n`);
}

test('when interoperability is required, then the clients are installed', () => {
  expect(hasClients || !process.env.REQUIRE_INTEROP).toBe(true);
});

(hasClients ? describe : describe.skip)('clients of other people', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  test('when they read the archive, then none of them complains', async () => {
    const checked = await promisify(execFile)(PYTHON, ['tests/interop/check.py', service.url]);
    const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(checked.stdout) ?? [];
    expect(Number(passed)).toBeGreaterThan(20);
    expect([failed, checked.stdout]).toEqual(['0', checked.stdout]);
  }, 120_000);

  test('when linters read the OpenAPI file by their recommended rules, then they find nothing', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'openapi-'));
    const run = (command: string, ...args: string[]) =>
      spawnSync(command, args, { cwd: folder, env: OFFLINE, encoding: 'utf8' });
    try {
      const text = await (await fetch(`${service.url}/v1/openapi.json`)).text();
      // A server on localhost is nothing to publish, and they say so.
      await writeFile(path.join(folder, 'openapi.json'), text.replaceAll(service.url, 'https://archive.example'));
      await writeFile(path.join(folder, 'rules.json'), '{ "extends": ["spectral:oas"] }');
      const redocly = run('redocly', 'lint', 'openapi.json', '--extends', 'recommended', '--format', 'json');
      expect(JSON.parse(redocly.stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 }, problems: [] });
      const spectral = run(
        'spectral',
        'lint',
        'openapi.json',
        '--ruleset',
        'rules.json',
        '--format',
        'json',
        '--quiet',
      );
      expect([JSON.parse(spectral.stdout), spectral.stderr]).toEqual([[], '']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);

  test('when the Nu HTML Checker reads the pages, then it finds neither error nor warning', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pages-'));
    const { data } = (await (await fetch(`${service.url}/v1/articles?limit=2`)).json()) as { data: { slug: string }[] };
    const pages = ['/docs', '/v1/articles/nowhere', ...data.map(({ slug }) => `/v1/articles/${slug}.html`)];
    try {
      const files = await Promise.all(
        pages.map(async (page, index) => {
          const answer = await fetch(service.url + page, { headers: { accept: 'text/html' } });
          const file = path.join(folder, `${index}.html`);
          await writeFile(file, await answer.text());
          return file;
        }),
      );
      const checked = spawnSync('java', ['-jar', VNU, '--format', 'json', ...files], { encoding: 'utf8' });
      const { messages } = JSON.parse(checked.stderr) as { messages: object[] };
      expect([pages.length, messages]).toEqual([4, []]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
