/** `archive export-articles`: public articles as one file, by the command as people call it. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { fill, idOf, numbered, published } from '../reader/support.ts';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'export-articles-'));
  const store = await openSqliteArchive({ file: path.join(folder, 'archive.db') });
  await fill({ store, count: 120 });
  await store.append(published(numbered(121, { title: '=1+1', language: 'zh-Hans', publishedOn: '2022-08-25' })));
  await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ended = { code: number; stdout: string; stderr: string };
async function command(...args: string[]): Promise<Ended> {
  const program = ['-C', 'production', 'src/run.mjs', 'src/cli/archive.ts', 'export-articles', ...args];
  const env = { ...process.env, DATABASE_URL: `file:${folder}`, PUBLIC_URL: 'https://archive.example' };
  try {
    return { code: 0, ...(await run(process.execPath, program, { env, maxBuffer: 1e8 })) };
  } catch (error) {
    return error as Ended;
  }
}
const at = (name: string) => path.join(folder, name);

it('when a table is asked for, then every article is in it, formulas are none, and the file is not replaced unasked', async () => {
  const first = await command(at('all.csv'), '--headings', 'zh-Hans');
  expect([first.code, first.stdout, first.stderr]).toEqual([0, '', `121 article(s) in ${at('all.csv')}\n`]);
  const rows = parse(await readFile(at('all.csv')), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(121);
  expect(rows[0]).toMatchObject({ 标题: "'=1+1", 发表日期: '2022-08-25' });
  const again = await command(at('all.csv'));
  expect([again.code, again.stderr]).toEqual([1, `${at('all.csv')} exists already; --force replaces it\n`]);
  expect((await command(at('all.csv'), '--force', '--year', '2022')).stderr).toContain('1 article(s)');
  expect((await readdir(folder)).filter((name) => name.endsWith('.half'))).toEqual([]);
}, 60_000);

it('when lines are asked for, then with texts, packed by the name, or to standard output', async () => {
  await command(at('all.jsonl.gz'), '--sort', 'publishedOn');
  const lines = gunzipSync(await readFile(at('all.jsonl.gz')))
    .toString()
    .trim()
    .split('\n');
  const articles = lines.map((line) => JSON.parse(line) as { id: string; url: string; body: { text: string } });
  expect(articles.map(({ id }) => id)).toEqual(Array.from({ length: 121 }, (_, index) => idOf(index + 1)));
  expect(articles[0]?.url).toBe('https://archive.example/v1/articles/opinion-1');
  expect(articles[0]?.body.text).not.toBe('');
  const printed = await command('-', '--format', 'jsonl', '--language', 'zh-Hans');
  expect(
    printed.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id),
  ).toEqual([idOf(121)]);
}, 60_000);

it('when citations of a list are asked for, then one file of them', async () => {
  await command(at('some.bib'), '--author', 'jiang-baoquan', '--limit', '110');
  const keys = [...(await readFile(at('some.bib'), 'utf8')).matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key);
  expect(new Set(keys).size).toBe(110);
  const found = await command('-', '--format', 'csl-json', '--q', '机床 OR machine', '--limit', '2');
  expect(JSON.parse(found.stdout)).toHaveLength(2);
  expect(JSON.parse((await command('-', '--format', 'csl-json', '--year', '1999')).stdout)).toEqual([]);
}, 60_000);

it('when options are wrong, then all of them are named, and nothing is written', async () => {
  const wrong = await command(at('wrong.csv'), '--year', '22', '--from', 'May', '--author', 'A B');
  expect(wrong.code).toBe(1);
  for (const name of ['--year: must be at least 1000', '--from: must be a day', '--author: value 1']) {
    expect(wrong.stderr).toContain(name);
  }
  expect((await command(at('wrong.docx'))).stderr).toContain('no format is known by this end');
  expect((await command(at('wrong.csv'), '--limit', '0')).stderr).toContain('--limit: must be');
  expect((await command(at('none/x.csv'))).stderr).toContain('cannot be written: ENOENT');
  expect((await readdir(folder)).filter((name) => name.startsWith('wrong'))).toEqual([]);
}, 60_000);
