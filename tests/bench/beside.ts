/** The reader of this checkout beside that of another one, each with the same articles in an archive of its own. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { LABELS } from './compare.ts';
import { archiveFile, SEED } from './archive.ts';
import { takeTurns } from './load.ts';
import type { Runner } from './load.ts';
import type { Served } from './processes.ts';
import { questionsFor } from './requests.ts';
import { header, rateCell, ratioCell, row, timeCell, processorCell } from './table.ts';

type Beside = { folder: string; articles: number; checkout: string };
type Versions = {
  reader: Served;
  other: Served;
  articles: number;
  seconds: number;
  print: (line: string) => void;
};

type Page = { data: { slug: string }[]; links: { next: string | null } };

const COLUMNS = [
  'request',
  'req/s',
  'p50 ms',
  'p99 ms',
  'CPU µs',
  'other req/s',
  'p50 ms',
  'p99 ms',
  'CPU µs',
  'ratio',
];
const GOAL = { atLeast: 0.95 };

/**
 * Lets the other version make its archive: it must not read one that this version made.
 * @returns the folder it lies in
 */
export async function buildBeside({ folder, articles, checkout }: Beside): Promise<string> {
  const theirs = path.join(folder, 'beside');
  mkdirSync(theirs, { recursive: true });
  const command = ['-C', 'production', 'src/run.mjs', 'src/cli/archive.ts', 'synthesize', String(articles)];
  await promisify(execFile)(process.execPath, [...command, '--archive-only', '--seed', String(SEED)], {
    cwd: checkout,
    env: { ...process.env, DATABASE_URL: `file:${theirs}` },
    maxBuffer: Infinity,
  });
  // Older versions leave what they wrote last in the -wal file.
  for (const end of ['', '-wal', '-shm'].filter((end) => existsSync(path.join(theirs, `archive.db${end}`)))) {
    renameSync(path.join(theirs, `archive.db${end}`), archiveFile(theirs, articles) + end);
  }
  return theirs;
}

/** What this version does a second, divided by what the other one does: of repeated requests, and of ever different ones. */
export async function compareVersions({ reader, other, articles, seconds, print }: Versions): Promise<void> {
  const questions = questionsFor(articles);
  for (const isCold of [false, true]) {
    print(`\n${isCold ? 'Every request a different one' : 'Repeated requests'}\n\n${header(COLUMNS)}`);
    for (const kind of Object.keys(LABELS) as (keyof typeof LABELS)[]) {
      const asked = questions[kind].map(({ path }) => path);
      const runners: Runner[] = [];
      for (const server of [reader, other]) {
        const all = kind === 'article' ? await articlesOf(server, asked.length) : asked;
        runners.push({ server, paths: isCold ? all : all.slice(all.length >> 1).slice(0, 1), isCold });
      }
      const { figures, ratios } = await takeTurns({ runners, seconds });
      const cells = figures.flatMap((one) => [rateCell(one), timeCell(one.p50), timeCell(one.p99), processorCell(one)]);
      print(row([LABELS[kind], ...cells, ratioCell(ratios[1] ?? NaN, GOAL)]));
    }
  }
}

/** Each version gives slugs of its own: they follow what it knows of names. */
async function articlesOf({ url }: Served, count: number): Promise<string[]> {
  const paths: string[] = [];
  let next: string | null = '/v1/articles?limit=100&fields=slug';
  while (next && paths.length < count) {
    const page = (await (await fetch(new URL(next, url))).json()) as Page;
    paths.push(...page.data.map(({ slug }) => `/v1/articles/${slug}`));
    next = page.links.next && new URL(page.links.next).pathname + new URL(page.links.next).search;
  }
  return paths;
}
