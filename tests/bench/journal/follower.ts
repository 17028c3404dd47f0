/** An instance that follows a journal, beside the embedded reader of the same articles; and the same questions put to the journal's server. */
import { get } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { synthesize } from '../../../seed/synthetic/synthesize.ts';
import { mongoClient } from '../../../src/archive/journal/connect.ts';
import { ensureJournalIndexes, openMongoJournal } from '../../../src/archive/journal/mongodb.ts';
import { openJournalArchive } from '../../../src/archive/journal/open.ts';
import type { JournalArchive } from '../../../src/archive/journal/open.ts';
import { tokenize } from '../../../src/archive/search/tokenize.ts';
import { openSqliteArchive } from '../../../src/archive/sqlite/open.ts';
import { storeContent } from '../../../src/program/move/storeContent.ts';
import { archiveFile, SEED } from '../archive.ts';
import type { Served } from '../processes.ts';
import { questionsFor } from '../requests.ts';
import { header, row, timeCell } from '../table.ts';

type Bench = { folder: string; articles: number; print: (line: string) => void };
type Journal = Bench & { url: string };

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Publications, and questions of a kind, one after another. */
const PUBLICATIONS = 100;
const ASKED = 200;
const COLLECTION = 'bench_articles';

const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);
const quantile = (times: number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? NaN;
const cells = (times: number[]): string[] => [0.5, 0.99, 1].map((share) => timeCell(quantile(times, share)));

/** A writer's own copy. The database must be empty: it is filled with the articles of the embedded archive. */
export async function fillJournal({ url, folder, articles, print }: Journal): Promise<JournalArchive> {
  const db = (await mongoClient(url)).db();
  if ((await db.listCollections().toArray()).length > 0) throw new Error('--journal: the database must be empty');
  await ensureJournalIndexes(db);
  const journal = openMongoJournal({ db, writer: 'bench' });
  const file = path.join(folder, `writer-${articles}.db`);
  const writer = await openJournalArchive({ journal, file, log: SILENT, mayWrite: () => undefined });
  const embedded = await openSqliteArchive({ file: archiveFile(folder, articles), readOnly: true });
  const began = performance.now();
  await writer.store.fill(await storeContent(embedded));
  await embedded.close();
  print(
    `\nJournal filled with ${articles.toLocaleString('en')} articles, and taken by the one who filled it: ${seconds(began)} s`,
  );
  return writer;
}

/** Resolves once the follower has everything; tells how long a new one takes. */
export async function untilReady({ follower, print }: { follower: Served; print: Bench['print'] }): Promise<void> {
  const began = performance.now();
  while ((await follower.ask<number>('behind')) > 0) await sleep(50);
  print(`A new instance has all of it after ${seconds(began)} s`);
}

type Publishing = { writer: JournalArchive; follower: Served; articles: number; print: Bench['print'] };

/** From the moment at which a publication is acknowledged to the moment at which another instance answers it. */
export async function timePublications({ writer, follower, articles, print }: Publishing): Promise<void> {
  const times: number[] = [];
  for (const { record } of synthesize({ seed: SEED, count: articles + PUBLICATIONS, from: articles })) {
    const input = { kind: 'published', articleId: record.id, record, expectedEditions: 0 } as const;
    const { article } = await writer.store.append({ ...input, at: new Date().toISOString() });
    const began = performance.now();
    while ((await statusOf(`${follower.url}/v1/articles/${article.slug}`)) !== 200) await sleep(5);
    times.push(performance.now() - began);
  }
  print(`\n${times.length} publications, readable on another instance\n`);
  print(`${header(['median ms', 'p99 ms', 'longest ms'])}\n${row(cells(times))}`);
}

/** Questions one after another, each another one: to the follower over HTTP, and to the server as queries with the indexes they need. */
export async function compareWithQueries({
  url,
  articles,
  follower,
  print,
}: Journal & { follower: Served }): Promise<void> {
  const client = await mongoClient(url);
  const db = client.db();
  await fillCollection(db, articles);
  const questions = questionsFor(articles);
  print(
    `\nOne question at a time\n\n${header(['question', 'follower p50 ms', 'p99', 'longest', 'query p50 ms', 'p99', 'longest'])}`,
  );
  const kinds = { list: 'list', filtered: 'filter by topic', chinese: 'search, Chinese', english: 'search, English' };
  for (const [kind, label] of Object.entries(kinds) as [keyof typeof kinds, string][]) {
    const asked = questions[kind].slice(1000, 1000 + ASKED).map((question) => question.path);
    const http = await timed(asked, (address) => statusOf(follower.url + address));
    const query = await timed(asked, (address) => ask(db, address));
    print(row([label, ...cells(http), ...cells(query)]));
  }
  await client.close();
}

/** Reads the whole answer, over a connection of its own: one that is kept may be closed while the bench prepares what comes next. */
function statusOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent: false }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.once('error', reject);
  });
}

async function timed(asked: string[], one: (address: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const address of asked) {
    const began = performance.now();
    await one(address);
    times.push(performance.now() - began);
  }
  return times;
}

/** Twenty articles in the order of the list, with the filters of the address. */
async function ask(db: Db, address: string): Promise<unknown[]> {
  const query = new URL(address, 'http://localhost').searchParams;
  const [topic, q] = [query.get('topic'), query.get('q')];
  const where = {
    publishedOn: { $gte: query.get('from'), $lte: query.get('to') },
    ...(topic && { topics: topic }),
    ...(q && { tokens: { $all: [...new Set(tokenize(q))] } }),
  };
  const options = { sort: { publishedOn: -1, _id: -1 } as const, limit: 20, projection: { json: 1 } };
  return db.collection(COLLECTION).find(where, options).toArray();
}

async function fillCollection(db: Db, articles: number): Promise<void> {
  const collection = db.collection<{ _id: string }>(COLLECTION);
  await collection.createIndexes([
    { key: { publishedOn: -1, _id: -1 } },
    { key: { topics: 1, publishedOn: -1, _id: -1 } },
    { key: { tokens: 1, publishedOn: -1, _id: -1 } },
  ]);
  let batch: ({ _id: string } & Record<string, unknown>)[] = [];
  for (const { record } of synthesize({ seed: SEED, count: articles })) {
    const text = JSON.stringify([record.title, record.summary, record.body]);
    const topics = record.topics.map(({ slug }) => slug);
    const { id, publishedOn } = record;
    batch.push({ _id: id, publishedOn, topics, tokens: [...new Set(tokenize(text))], json: JSON.stringify(record) });
    if (batch.length < 200) continue;
    await collection.insertMany(batch);
    batch = [];
  }
  if (batch.length > 0) await collection.insertMany(batch);
}
