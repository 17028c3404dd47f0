/** kill -9 and a full disk in the middle of export, backup, restore and import: nothing half counts as whole, and again it ends as it should. */
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeBackup } from '../../src/program/backup/makeBackup.ts';
import { listBackups, readManifest } from '../../src/program/backup/manifest.ts';
import { checkBackup } from '../../src/program/backup/restoreBackup.ts';
import { checkArchive, checkDesk } from '../../src/program/check.ts';
import { verifyBag } from '../../src/program/export/verifyBag.ts';
import { makeHistory } from '../support/history.ts';
import { startService } from '../support/service.ts';
import { openCopy, operate } from './operate.ts';
import type { Operation, Places } from './operate.ts';

/** How often each is killed; a run before a release has 30. */
const KILLS = Number(process.env.OPERATION_KILLS ?? 2);
const ROWS = 60;

let folder: string;
let base: string;
let bag: string;
let rows: string;
let whole: Awaited<ReturnType<typeof contentOf>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'operations-'));
  [base, bag, rows] = [path.join(folder, 'base'), path.join(folder, 'bag'), path.join(folder, 'rows.jsonl')];
  const service = await startService();
  await makeHistory(service);
  await service.stop();
  await cp(service.folder, base, { recursive: true });
  await rm(service.folder, { recursive: true });
  await operate('export', { data: base, other: bag });
  const row = (n: number) => ({
    ...{ externalId: `row-${n}`, title: `Row ${n}`, publishedOn: '2019-03-04', source: 'Bulk Daily' },
    ...{ authors: [{ name: `Author ${n % 9}` }], body: `Row ${n}: ${'its own words, '.repeat(300)}${n}.` },
  });
  const lines = Array.from({ length: ROWS }, (_, n) => `${JSON.stringify(row(n))}\n`);
  await writeFile(rows, lines.join(''));
  whole = await contentOf(base);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a data folder holds, after a check that everything in it is what it should be. */
async function contentOf(data: string) {
  const { payload, store, files, close } = await openCopy(data);
  try {
    const { findings } = await checkDesk(await checkArchive(store), { payload, store, files });
    expect(findings).toEqual([]);
    const count = async (collection: 'articles' | 'media' | 'originals') =>
      (await payload.count({ collection, trash: true })).totalDocs;
    const { public: open, editions } = await store.stats();
    const documents = [await count('articles'), await count('media'), await count('originals')];
    return { documents, head: await store.head(), open, editions };
  } finally {
    await close();
  }
}

/** @returns how long it took where it ended by itself, null where it was killed after `milliseconds` */
function runChild(operation: Operation, { data, other }: Places, milliseconds?: number): Promise<number | null> {
  const args = ['-C', 'production', 'src/run.mjs', 'tests/faults/operate.ts', 'child', operation, data, other];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let began = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('begins')) return;
      began = performance.now();
      if (milliseconds !== undefined) setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(performance.now() - began);
      else reject(new Error(`${operation} ended with ${code}`));
    });
  });
}

/** Places of one run of its own. */
async function placesOf(operation: Operation, name: string): Promise<Places> {
  const own = path.join(folder, `${operation}-${name}`);
  await mkdir(own);
  if (operation === 'import') await cp(base, path.join(own, 'data'), { recursive: true });
  const data = operation === 'import' || operation === 'restore' ? path.join(own, 'data') : base;
  const other = { export: path.join(own, 'bag'), backup: path.join(own, 'backups'), restore: bag, import: rows };
  return { data, other: other[operation] };
}

const isThere = async (name: string) => (await stat(name).catch(() => null)) !== null;

/** What calls itself whole after a kill is whole; then the same again, and what there must be in the end. */
const ends: Record<Operation, (places: Places) => Promise<unknown>> = {
  async export(places) {
    const { other } = places;
    if (!(await isThere(other))) await operate('export', places);
    expect((await verifyBag(other)).problems).toEqual([]);
    expect(await readdir(path.dirname(other))).toEqual(['bag']);
  },
  async backup({ data, other }) {
    const { backup } = await makeBackup({ folder: data, target: other });
    for (const name of await listBackups(other)) {
      await checkBackup(path.join(other, name), await readManifest(path.join(other, name)));
    }
    expect(backup).toContain((await listBackups(other)).at(-1) as string);
    expect((await readdir(other)).filter((name) => name.startsWith('.'))).toEqual([]);
  },
  async restore(places) {
    const again = await operate('restore', places).catch((error: Error) => error);
    // A run that was killed at its very end has put everything in place.
    if (again instanceof Error) expect(again.message).toMatch(/is not empty \(desk\.db, archive\.db/);
    expect(await contentOf(places.data)).toEqual(whole);
    expect((await readdir(places.data)).filter((name) => name.startsWith('.'))).toEqual([]);
  },
  async import(places) {
    await operate('import', places);
    const content = await contentOf(places.data);
    const { documents, open, editions } = whole;
    expect(content.documents).toEqual([(documents[0] ?? 0) + ROWS, ...documents.slice(1)]);
    expect(content).toMatchObject({ open: open + ROWS, editions: editions + ROWS });
  },
};
const OPERATIONS = Object.keys(ends) as Operation[];

test.each(OPERATIONS)(
  `when %s is killed ${KILLS} times in different moments, then the same again ends as if it never was`,
  async (operation) => {
    const first = await placesOf(operation, 'whole');
    let duration = (await runChild(operation, first)) ?? 0;
    await ends[operation](first);
    let killed = 0;
    for (let round = 0; killed < KILLS && round < 3 * KILLS + 3; round += 1) {
      const places = await placesOf(operation, String(round));
      // Spread over the run, its last moments included; the golden ratio comes nowhere twice.
      const moment = duration * ((0.55 + round * 0.618) % 1);
      const took = await runChild(operation, places, moment);
      if (took === null) killed += 1;
      // It was quicker than its kill: the machine had less to do than before.
      else duration = took;
      await ends[operation](places);
      await rm(path.join(folder, `${operation}-${round}`), { recursive: true });
    }
    expect(killed).toBe(KILLS);
  },
  60_000 + KILLS * 60_000,
);

/** A disk of its own; only an administrator of the machine can make one. */
const withDisk = async (bytes: number, work: (disk: string) => Promise<void>) => {
  const disk = await mkdtemp(path.join(os.tmpdir(), 'disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', disk]);
  if (mounted.status !== 0) throw new Error(mounted.stderr.toString());
  try {
    await work(disk);
  } finally {
    spawnSync('umount', ['-l', disk]);
    await rm(disk, { recursive: true, force: true });
  }
};
const canMount = await withDisk(65_536, async () => undefined).then(
  () => true,
  () => false,
);
if (!canMount) process.stderr.write('Full disks are left out: this account cannot mount one.\n');

const MB = 1024 * 1024;
(canMount ? describe : describe.skip)('on a disk that is full', () => {
  const left = async (disk: string) => (await readdir(disk)).filter((name) => name !== 'lock.db' && name !== 'secret');

  test('when an archive is exported or backed up, then one line says so, and nothing is left', async () => {
    await withDisk(MB, async (disk) => {
      for (const name of ['bag', 'bag.tar.gz']) {
        const to = path.join(disk, name);
        await expect(operate('export', { data: base, other: to })).rejects.toThrow(/bag.*: the disk is full; no bag/);
        expect(await left(disk)).toEqual([]);
      }
      await expect(operate('backup', { data: base, other: disk })).rejects.toThrow(/the disk is full; no backup/);
      expect(await listBackups(disk)).toEqual([]);
      expect((await readdir(disk)).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });

  test('when a bag is restored, then one line says so, nothing is in place, and with room it is', async () => {
    await withDisk(MB, async (disk) => {
      const data = path.join(disk, 'data');
      await expect(operate('restore', { data, other: bag })).rejects.toThrow(/the disk is full; nothing was restored/);
      expect(await left(data)).toEqual([]);
      spawnSync('mount', ['-o', `remount,size=${64 * MB}`, disk]);
      await operate('restore', { data, other: bag });
      expect(await contentOf(data)).toEqual(whole);
    });
  });

  test('when many are imported, then one line says how many are in, and with room the same import brings the rest', async () => {
    await withDisk(64 * MB, async (disk) => {
      const data = path.join(disk, 'data');
      await cp(base, data, { recursive: true });
      const used = Number(spawnSync('df', ['-B1', '--output=used', disk]).stdout.toString().split('\n')[1]);
      spawnSync('mount', ['-o', `remount,size=${used + MB}`, disk]);
      await expect(operate('import', { data, other: rows })).rejects.toThrow(/are not: the disk is full/);
      spawnSync('mount', ['-o', `remount,size=${64 * MB}`, disk]);
      await ends.import({ data, other: rows });
    });
  });
});
