/** `npm run bench -- [--articles 10000] [--seconds 4]`: our reader beside bare Express and stock Payload, in one run. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openSqliteArchive } from '../../src/archive/sqlite/store.ts';
import { synthesize, synthesizeEntities } from '../../seed/synthetic/synthesize.ts';
import { measure, memoryOf, startServer } from './measure.ts';
import type { Measured, Running } from './measure.ts';
import { pathsFor } from './paths.ts';
import { fillStockPayload } from './stockPayload.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { articles: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '4' } },
});
const count = Number(values.articles);
const seconds = Number(values.seconds);
/** Stock Payload is compared up to this size; beyond, only our own figures are of interest. */
const STOCK_MAX = 10_000;

const print = (line: string) => process.stdout.write(`${line}\n`);
const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
const running: Running[] = [];
const start = async (kind: string, body?: string) => {
  const server = await startServer(kind, folder, body);
  running.push(server);
  return server;
};

async function fillArchive(): Promise<void> {
  const store = await openSqliteArchive({ file: path.join(folder, 'archive.db') });
  const at = new Date().toISOString();
  for (const entity of synthesizeEntities({ count })) await store.putEntity(entity, at);
  let batch: Parameters<typeof store.appendMany>[0] = [];
  for (const { record } of synthesize({ seed: 1, count })) {
    batch.push({ kind: 'published', articleId: record.id, at, record, expectedEditions: 0 });
    if (batch.length < 500) continue;
    await store.appendMany(batch);
    batch = [];
  }
  await store.appendMany(batch);
  await store.close();
}

const row = (name: string, { rps, p50, p99 }: Measured, ratios: string) =>
  print(`| ${name} | ${Math.round(rps)} | ${p50} | ${p99} | ${ratios} |`);
const times = (ours: Measured, theirs: Measured, goal: number) => {
  const ratio = ours.rps / theirs.rps;
  return `${ratio.toFixed(2)} × (goal ${goal}: ${ratio >= goal ? 'met' : 'missed'})`;
};

async function compare(): Promise<void> {
  const cold = await start('cold');
  const hot = await start('reader');
  const paths = await pathsFor(cold.url, count);
  const body = await (await fetch(`${hot.url}/v1/articles`)).text();
  const bare = await start('bare', body);
  const statement = await start('statement');
  const stock = count <= STOCK_MAX ? await start('payload') : null;
  const of = (server: Running, list: string[]) => measure(server, list, seconds);

  print(`\n${count} articles, 10 connections, ${seconds} s each\n`);
  print('| what | requests/s | p50 ms | p99 ms | ratio |\n| --- | --- | --- | --- | --- |');
  const express = await of(bare, ['/']);
  row('bare Express, the same bytes', express, '');
  const list = stock && (await of(stock, ['/api/articles?limit=20&depth=1&sort=-publishedOn']));
  if (list) row('stock Payload, list of 20', list, '');
  const repeated = await of(hot, ['/v1/articles']);
  const stocked = list ? `; ${times(repeated, list, 20)} of stock Payload` : '';
  row('list, repeated', repeated, `${times(repeated, express, 0.8)} of bare Express${stocked}`);
  const prepared = await of(statement, ['/']);
  row('Express, one prepared statement', prepared, '');
  for (const name of ['list', 'filtered', 'deep'] as const) {
    const measured = await of(cold, paths[name]);
    const beside = list ? `; ${times(measured, list, 5)} of stock Payload` : '';
    row(`${name}, cold`, measured, `${times(measured, prepared, 0.7)} of one statement${beside}`);
  }
  row('one article, cold', await of(cold, paths.article), '');
  const contains = stock && (await of(stock, ['/api/articles?limit=20&depth=1&where[body][contains]=spindle']));
  if (contains) row('stock Payload, body contains', contains, '');
  for (const name of ['english', 'chinese'] as const) {
    const measured = await of(cold, paths[name]);
    const beside = contains ? `${times(measured, contains, 20)} of contains; ` : '';
    row(`search ${name}, cold`, measured, `${beside}p99 ${measured.p99 < 20 ? 'under' : 'over'} 20 ms`);
  }
  row('facets, cold', await of(cold, paths.facets), '');
  row('feed, cold', await of(cold, paths.feed), '');
  print(`\nResident memory of the reader: ${Math.round((await memoryOf(hot)) / 1024 / 1024)} MB`);
}

try {
  await fillArchive();
  if (count <= STOCK_MAX) await fillStockPayload(folder, count);
  await compare();
} finally {
  for (const server of running) server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
