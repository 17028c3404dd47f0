/**
 * How long export, restore, import and the others take and how much memory, with media and history: see docs/operations.md.
 * `node -C production src/run.mjs tests/bench/operations.ts [--articles 10000] [--addresses 30000]`
 */
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { openCopy } from '../faults/operate.ts';
import { crawl } from '../support/crawl.ts';
import { picture, upload } from '../support/files.ts';
import { startService } from '../support/service.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '10000' }, addresses: { type: 'string', default: '30000' } },
});
const [articles, addresses] = [Number(values.articles), Number(values.addresses)];
const WORDS = 'spindle turret accuracy servo casting domestic core five-axis machining supplier market training'.split(
  ' ',
);

const print = (line: string) => void process.stdout.write(`${line}\n`);
const folder = await mkdtemp(path.join(os.tmpdir(), 'operations-'));
const at = (name: string) => path.join(folder, name);

/** Runs a command of the program on a data folder and prints what it took. */
async function command(data: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, ['-C', 'production', 'src/run.mjs', 'src/cli/archive.ts', ...args], {
    env: { ...process.env, DATABASE_URL: `file:${at(data)}`, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-500)));
  const begin = performance.now();
  let taken = { memory: 0, processor: 0 };
  const watch = setInterval(() => (taken = takenBy(child.pid) ?? taken), 100);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
  const [clock, processor] = [(performance.now() - begin) / 1000, taken.processor].map((one) => one.toFixed(1));
  print(`| ${args[0]} | ${clock} s | ${processor} s | ${Math.round(taken.memory / 1024)} MB |`);
}

/** The most memory that a process ever had, in KiB, and its processor time in seconds; null once it has ended. */
function takenBy(pid: number | undefined): { memory: number; processor: number } | null {
  try {
    const [user, system] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ').slice(11, 13);
    const memory = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return memory === undefined ? null : { memory: Number(memory), processor: (Number(user) + Number(system)) / 100 };
  } catch {
    return null;
  }
}

/** Every fiftieth article has a picture of its own in a corrected edition, every five hundredth is withdrawn. */
async function addHistory(): Promise<void> {
  const { payload, publisher, close } = await openCopy(at('data'));
  const { docs } = await payload.find({ collection: 'articles', limit: articles / 50, sort: 'id', depth: 0 });
  for (const [index, { id, title }] of docs.entries()) {
    const image = await upload(payload, `picture-${index}.png`, await picture(400 + index, index % 256));
    const data = { image, title: `${title} (corrected)`, _status: 'published' as const };
    await payload.update({ collection: 'articles', id, data, depth: 0 });
    if (index % 10 > 0) continue;
    const withdrawn = { stage: 'withdrawn' as const, withdrawal: { reason: 'Bench.' } };
    await payload.update({ collection: 'articles', id, data: withdrawn, depth: 0 });
  }
  await publisher.settle();
  await close();
}

async function writeRows(): Promise<void> {
  const file = createWriteStream(at('rows.jsonl'));
  const words = (seed: number) =>
    Array.from(
      { length: 300 },
      (_, n) => `${WORDS[(seed * 7 + n * 5) % WORDS.length]}${(seed * 7919 + n * 104_729) % 9973}`,
    );
  for (let n = 0; n < articles; n += 1) {
    const person = { name: `Author ${n % 300}`, position: 'CEO', organization: `Company ${n % 200} Co., Ltd.` };
    const body = words(n).join(' ');
    const day = `${2003 + (n % 20)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    const row = { externalId: `x${n}`, title: `Opinion ${n}`, publishedOn: day, source: 'Industry Daily', body };
    file.write(`${JSON.stringify({ ...row, authors: [person], topics: ['Machine tools'] })}\n`);
  }
  file.end();
  await finished(file);
}

async function answersOf(data: string): Promise<Map<string, string>> {
  const url = 'http://localhost:34567';
  const service = await startService({ DATABASE_URL: `file:${at(data)}`, PORT: '34567', PUBLIC_URL: url });
  try {
    return await crawl(url, [], url, addresses);
  } finally {
    await service.stop();
  }
}

try {
  print(`| ${articles} articles | clock | processor | most memory |\n| --- | --- | --- | --- |`);
  await command('data', 'synthesize', String(articles));
  await addHistory();
  await command('data', 'export', at('bag'));
  await command('data', 'export', at('bag.tar.gz'));
  await command('data', 'verify', at('bag'));
  await command('data', 'verify');
  await command('data', 'backup', at('backups'));
  await command('restored', 'restore', at('bag'));
  await command('restored', 'repair', '--from', at('bag'));
  const [before, after] = [await answersOf('data'), await answersOf('restored')];
  const others = [...before].filter(([address, answer]) => after.get(address) !== answer);
  print(`${before.size} answers compared, ${others.length} differ ${others.slice(0, 3).join('\n')}`);
  await command('import', 'create-admin', 'publisher@example.org');
  await writeRows();
  const from = ['import', at('rows.jsonl'), '--accept-similar'];
  await command('import', ...from, '--dry-run');
  await command('import', ...from, '--publish', '--as', 'publisher@example.org');
  await command('import', ...from, '--publish', '--as', 'publisher@example.org');
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
