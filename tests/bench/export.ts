/**
 * `node -C production src/run.mjs tests/bench/export.ts [--articles 100000] [--folder <path>]`: what making the export costs, and what
 * readers of lists notice of it. Lists are asked at a steady rate, each a different one, before the making and during it.
 */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { buildArchive } from './archive.ts';
import { serve } from './processes.ts';
import type { Served } from './processes.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    folder: { type: 'string' },
    rate: { type: 'string', default: '200' },
  },
});
const articles = Number(values.articles);
if (values.folder) mkdirSync(values.folder, { recursive: true });
const folder = values.folder ?? (await mkdtemp(path.join(os.tmpdir(), 'bench-')));
const print = (line: string) => void process.stdout.write(`${line}\n`);

type Memory = { now: number; most: number };
type Loop = { p99: number; max: number };
const DAY = 86_400_000;
let asked = 0;
/** Another list each time: none is answered from memory. */
function nextPath(): string {
  const number = (asked += 1);
  const to = new Date(Date.UTC(2016, 0, 1) + (number % 3600) * DAY).toISOString().slice(0, 10);
  return `/v1/articles?from=2015-01-${String(1 + (Math.floor(number / 3600) % 28)).padStart(2, '0')}&to=${to}`;
}

/** Latencies of lists in milliseconds until `until` resolves. */
async function askLists(server: Served, until: Promise<unknown>) {
  await server.ask('watch');
  const requests = Array.from({ length: 50_000 }, () => ({ method: 'GET' as const, path: nextPath() }));
  const times: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const options = { url: server.url, connections: 10, duration: 3600, overallRate: Number(values.rate), requests };
    const instance = autocannon(options, (error) => (error ? reject(error) : resolve()));
    instance.on('response', (_client, _status, _bytes, time) => times.push(time));
    void until.finally(() => instance.stop());
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? NaN).toFixed(2);
  const { p99, max } = await server.ask<Loop>('loop');
  return `${times.length} lists, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; event loop delayed p99 ${p99.toFixed(1)} ms, at most ${max.toFixed(1)} ms`;
}

/** Asks until the file is there. */
async function makeExport(server: Served): Promise<{ seconds: number; bytes: number }> {
  const began = performance.now();
  for (;;) {
    const { status, headers } = await fetch(`${server.url}/v1/export/articles.jsonl.gz`, { method: 'HEAD' });
    if (status === 200)
      return { seconds: (performance.now() - began) / 1000, bytes: Number(headers.get('content-length')) };
    if (status !== 503) throw new Error(`the export is answered ${status}`);
  }
}

async function download(server: Served): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${server.url}/v1/export/articles.jsonl.gz`);
  const pieces = response.body?.getReader();
  while (pieces && !(await pieces.read()).done);
  return (performance.now() - began) / 1000;
}

let server: Served | null = null;
try {
  await buildArchive({ folder, articles });
  server = await serve({ kind: 'reader', folder, articles });
  const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
  const quiet = new Promise((resolve) => setTimeout(resolve, 10_000));
  print(`before: ${await askLists(server, quiet)}`);
  const before = await server.ask<Memory>('memory');
  const processor = await server.ask<number>('processor');
  const making = makeExport(server);
  const during = await askLists(server, making);
  const { seconds, bytes } = await making;
  const used = ((await server.ask<number>('processor')) - processor) / 1e6;
  const after = await server.ask<Memory>('memory');
  print(`during: ${during}`);
  print(`made in ${seconds.toFixed(1)} s (${used.toFixed(1)} s of processor time, the lists included): ${mb(bytes)}`);
  print(`memory: ${mb(before.now)} before, ${mb(after.most)} at most`);
  print(
    `sent in ${(await download(server)).toFixed(2)} s; memory then ${mb((await server.ask<Memory>('memory')).most)} at most`,
  );
} finally {
  server?.stop();
  if (!values.folder) await rm(folder, { recursive: true, force: true });
}
