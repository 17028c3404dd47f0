/** Our feeds, OAI-PMH and citations as other people's clients read them (Debian: python3-feedparser, libhttp-oai-perl, pandoc). */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

const PYTHON = '/usr/bin/python3';
const hasClients =
  spawnSync(PYTHON, ['-c', 'import feedparser']).status === 0 &&
  spawnSync('perl', ['-MHTTP::OAI', '-e', '1']).status === 0 &&
  spawnSync('pandoc', ['--version']).status === 0;
if (!hasClients)
  process.stderr.write('Interoperability is left out: feedparser, HTTP::OAI and pandoc are not all installed.\n');

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
});
