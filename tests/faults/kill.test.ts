/**
 * kill -9 while publishing, again and again, with a ledger outside: nothing acknowledged is lost, nothing is half public.
 * KILL_CYCLES sets how often.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@jest/globals';
import Database from 'libsql';
import pino from 'pino';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { loadConfig } from '../../src/config.ts';
import { openDesk } from '../../src/desk/openDesk.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { createPublisher } from '../../src/publishing/publisher.ts';
import { deskFilesOf } from '../support/desk.ts';

const CYCLES = Number(process.env.KILL_CYCLES ?? 25);
type Acknowledged = { id: string; title: string; stage: 'published' | 'withdrawn' };

/** Runs the child until it acknowledged a few changes, kills it somewhere in the next one, returns what it acknowledged. */
function publishAndKill(folder: string, cycle: number): Promise<Acknowledged[]> {
  const child = spawn(
    process.execPath,
    ['-C', 'production', 'src/run.mjs', 'tests/faults/publish.ts', folder, String(cycle)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ledger: Acknowledged[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const entry = JSON.parse(line) as Acknowledged & { ready?: true };
      if (!entry.ready) ledger.push(entry);
      if (ledger.length === cycle % 5) setTimeout(() => child.kill('SIGKILL'), (cycle * 7) % 45);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(ledger);
      else reject(new Error(`the child ended by itself in cycle ${cycle} with code ${code}`));
    });
  });
}

test(`when the program is killed ${CYCLES} times while publishing, then every acknowledged change is there, whole`, async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kill-'));
  const ledger = new Map<string, Acknowledged>();
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    for (const entry of await publishAndKill(folder, cycle)) ledger.set(entry.id, entry);
  }
  expect(ledger.size).toBeGreaterThan(CYCLES);

  const config = loadConfig({ DATABASE_URL: `file:${folder}`, LOG_LEVEL: 'silent' });
  const payload = await openDesk({ place: { kind: 'sqlite', folder }, desk: deskConfig(config) });
  const store = await openSqliteArchive({ file: path.join(folder, 'archive.db') });
  const log = pino({ level: 'silent' });
  const publisher = await createPublisher({ payload, store, files: deskFilesOf(folder), log });
  await publisher.reconcile();

  const lost: string[] = [];
  for (const { id, title, stage } of ledger.values()) {
    const state = await store.state(id);
    // The last change may have been stored without its acknowledgement; never the other way round.
    const isWithdrawn = state?.edition.kind === 'withdrawn';
    const isThere = stage === 'withdrawn' ? isWithdrawn : state?.record?.title.startsWith(title);
    if (!isThere) lost.push(`${stage} ${title}: ${state?.edition.kind} ${state?.record?.title}`);
  }
  expect(lost).toEqual([]);
  expect((await store.verify()).problems).toEqual([]);
  await publisher.stop();
  await store.close();
  await payload.destroy();

  const db = new Database(path.join(folder, 'desk.db'));
  const one = (sql: string) => Object.values(db.prepare(sql).get() as Record<string, unknown>)[0];
  expect(one('PRAGMA integrity_check')).toBe('ok');
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  const withoutOneLatest = `SELECT count(*) FROM articles a WHERE
      (SELECT count(*) FROM _articles_v v WHERE v.parent_id = a.id AND v.latest = 1) <> 1`;
  expect(one(withoutOneLatest)).toBe(0);
  expect(
    one(
      'SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM articles_attributions r WHERE r._parent_id = a.id)',
    ),
  ).toBe(0);
  db.close();
  await rm(folder, { recursive: true, force: true });
}, 900_000);
