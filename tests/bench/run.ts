/**
 * `npm run bench -- [--articles 10000] [--seconds 4] [--folder <path>] [--beside <checkout>] [--journal <url>]`: see docs/performance.md.
 * `--seconds` is for one figure; `--beside` compares with another version of the program, installed in that folder.
 * `--journal` measures an instance that follows the journal in this MongoDB, whose database must be empty.
 * Archives are made in a temporary folder, or in one that is given: there they stay and are used again.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildArchive, buildRows } from './archive.ts';
import { compare } from './compare.ts';
import { buildBeside, compareVersions } from './beside.ts';
import { compareCrowd } from './crowd.ts';
import { compareWithQueries, fillJournal, timePublications, untilReady } from './journal/follower.ts';
import { compareSizes } from './growth.ts';
import { CONNECTIONS, ROUNDS } from './load.ts';
import { fillStockPayload, serve } from './processes.ts';
import type { Served } from './processes.ts';

/** The size at which other programs are compared; a larger archive is compared with one of this size. */
const COMPARED = 10_000;

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: String(COMPARED) },
    seconds: { type: 'string', default: '4' },
    folder: { type: 'string' },
    beside: { type: 'string' },
    journal: { type: 'string' },
  },
});
const [articles, seconds] = [Number(values.articles), Number(values.seconds)];
if (!(Number.isInteger(articles) && articles >= 100 && seconds >= 1)) {
  throw new Error('--articles must be a whole number from 100 on, --seconds at least 1');
}

const print = (line: string) => void process.stdout.write(`${line}\n`);
const running: Served[] = [];
if (values.folder) mkdirSync(values.folder, { recursive: true });
const folder = values.folder ?? (await mkdtemp(path.join(os.tmpdir(), 'bench-')));
const clean = async () => {
  for (const server of running.splice(0)) server.stop();
  if (!values.folder) await rm(folder, { recursive: true, force: true });
};
process.once('SIGINT', () => void clean().finally(() => process.exit(130)));

async function start(kind: string, of: number, address?: string): Promise<Served> {
  const server = await serve({ kind, folder, articles: of, ...(address && { address }) });
  running.push(server);
  return server;
}

async function compareWithOthers(): Promise<void> {
  await buildArchive({ folder, articles });
  buildRows({ folder, articles });
  for (const end of ['', '-wal', '-shm']) await rm(path.join(folder, `stock.db${end}`), { force: true });
  await fillStockPayload({ folder, articles });
  const reader = await start('reader', articles);
  const servers = {
    reader,
    bare: await start('bare', articles, reader.url),
    statement: await start('statement', articles),
    stock: await start('stock', articles),
  };
  await compare({ servers, articles, seconds, print });
}

async function compareWithVersion(checkout: string): Promise<void> {
  await buildArchive({ folder, articles });
  const theirs = await buildBeside({ folder, articles, checkout });
  const other = await serve({ kind: 'reader', folder: theirs, articles, checkout });
  running.push(other);
  await compareVersions({ reader: await start('reader', articles), other, articles, seconds, print });
}

async function compareWithEmbedded(url: string): Promise<void> {
  await buildArchive({ folder, articles });
  const writer = await fillJournal({ url, folder, articles, print });
  const follower = await start('follower', articles, url);
  await untilReady({ follower, print });
  await timePublications({ writer, follower, articles, print });
  await compareWithQueries({ url, folder, articles, follower, print });
  const other = await start('reader', articles);
  await compareVersions({ reader: follower, other, articles, seconds, print });
  await writer.store.close();
}

async function compareWithSmaller(): Promise<void> {
  for (const size of [COMPARED, articles]) await buildArchive({ folder, articles: size });
  const small = { articles: COMPARED, reader: await start('reader', COMPARED) };
  const large = { articles, reader: await start('reader', articles) };
  await compareSizes({ small, large, seconds, print });
  await compareCrowd({ archive: large, seconds, print });
}

try {
  const turns = `${seconds} s for each figure in ${ROUNDS} rounds by turns, medians of the rounds`;
  print(
    `${articles.toLocaleString('en')} articles, ${CONNECTIONS} connections, ${turns}; Node ${process.versions.node}`,
  );
  if (values.journal) await compareWithEmbedded(values.journal);
  else if (values.beside) await compareWithVersion(path.resolve(values.beside));
  else await (articles > COMPARED ? compareWithSmaller() : compareWithOthers());
} finally {
  await clean();
}
