/** Backups: whole while people work, found out when they are not, and put back as they were. */
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import type { Payload } from 'payload';
import { openArchive } from '../../src/archive/openArchive.ts';
import { loadConfig } from '../../src/config.ts';
import { readPeriod } from '../../src/desk/report/period.ts';
import { readReport } from '../../src/desk/report/readReport.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { withDeskCopy } from '../../src/program/deskCopy.ts';
import { makeBackup } from '../../src/program/backup/makeBackup.ts';
import { listBackups } from '../../src/program/backup/manifest.ts';
import { choose } from '../../src/program/backup/retention.ts';
import { restoreBackup } from '../../src/program/backup/restoreBackup.ts';
import { articleData, buildEntities } from '../support/desk.ts';
import { picture, upload } from '../support/files.ts';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let folder: string;
beforeAll(async () => {
  service = await startService();
  await upload(service.payload, 'one.png', await picture());
  const data = Buffer.from('Evidence.');
  await service.payload.create({
    collection: 'originals',
    data: { name: 'opinion.txt', sha256: createHash('sha256').update(data).digest('hex'), importedBy: 'test' },
    file: { name: 'opinion.txt', mimetype: 'text/plain', data, size: data.length },
  });
});
afterAll(() => service?.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const back = () => path.join(folder, 'backups');
const make = () => makeBackup({ folder: service.folder, target: back() });
const putBack = (backup: string) => {
  const into = path.join(folder, 'restored');
  return restoreBackup({ backup, folder: into });
};
const filesIn = async (place: string) =>
  (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

test('when articles are published during a backup, then desk and archive in it are of one moment, and it can be put back', async () => {
  const entities = await buildEntities(service.payload);
  const publish = async (title: string) => {
    const data = { ...articleData(entities, title), _status: 'published' as const };
    await service.payload.create({ collection: 'articles', data });
    await service.publisher.settle();
  };
  await service.payload.login({
    collection: 'users',
    data: { email: 'admin@example.org', password: 'correct horse battery' },
  });
  const [{ backup, manifest }] = await Promise.all([make(), publish('During the first'), publish('During the second')]);
  await putBack(backup);

  const restored = path.join(folder, 'restored');
  const desk = new Database(path.join(restored, 'desk.db'));
  const count = (what: string) => (desk.prepare(`SELECT count(*) AS n FROM ${what}`).get() as { n: number }).n;
  expect(count('users')).toBe(1);
  expect(count('users_sessions')).toBe(0);
  expect(count('articles')).toBe(manifest.articles);
  desk.close();
  const archive = await openArchive({ place: { kind: 'sqlite', folder: restored } });
  expect((await archive.verify()).problems).toEqual([]);
  expect((await archive.revision()).seq).toBe(manifest.head.seq);
  const live = await service.store.changes({ since: 0, limit: manifest.head.seq });
  expect(await archive.changes({ since: 0, limit: 1000 })).toEqual(live);
  await archive.close();
  expect(await readFile(path.join(restored, 'originals', 'opinion.txt'), 'utf8')).toBe('Evidence.');
  expect(await readFile(path.join(restored, 'media', 'one.png'))).toEqual(
    await readFile(path.join(service.folder, 'media', 'one.png')),
  );
});

test('when a report is asked for while the program runs, then it is the same from a copy, and nothing of that is left', async () => {
  const config = loadConfig({ DATABASE_URL: `file:${service.folder}`, LOG_LEVEL: 'silent' });
  if (config.engine.kind !== 'sqlite') throw new Error('not the embedded engine');
  const copied = { config: { ...config, engine: config.engine }, desk: deskConfig };
  const { period } = readPeriod({ from: '2020-01-01', to: '2029-12-31', timeZone: 'UTC', language: 'en' });
  const read = (payload: Payload) => readReport({ payload, user: null, period, language: 'en', timeZone: 'UTC' });
  const [beside, also] = await Promise.all([
    withDeskCopy(copied, read),
    withDeskCopy(copied, read).catch((error: Error) => error.message),
  ]);
  expect(beside).toEqual(await read(service.payload));
  expect(also).toMatch(/\.reading is in use by another process/);
  await expect(withDeskCopy(copied, () => Promise.reject(new Error('Cut.')))).rejects.toThrow('Cut.');
  expect((await readdir(service.folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  await service.payload.count({ collection: 'articles' });
});

test('when nothing was uploaded between two backups, then no file is kept twice', async () => {
  const first = await make();
  const before = await filesIn(path.join(back(), 'files'));
  const second = await make();
  expect(await filesIn(path.join(back(), 'files'))).toBe(before);
  expect(second.manifest.uploads).toEqual(first.manifest.uploads);
  expect(await listBackups(back())).toHaveLength(2);
});

test('when an earlier run was cut, then what it left is no backup and is gone after the next', async () => {
  const half = path.join(back(), '.half-2026-01-01T00-00-00-000Z');
  await cp(path.join(service.folder, 'media'), half, { recursive: true });
  expect(await listBackups(back())).toEqual([]);
  await make();
  expect((await readdir(back())).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('when the data folder is not empty, then nothing is put back and what is there stays', async () => {
  const { backup } = await make();
  await putBack(backup);
  await writeFile(path.join(folder, 'restored', 'media', 'new.txt'), 'new');
  await expect(putBack(backup)).rejects.toThrow(/restored is not empty \(desk\.db, archive\.db/);
  expect(await readFile(path.join(folder, 'restored', 'media', 'new.txt'), 'utf8')).toBe('new');
});

test('when putting back was cut half way, then it is made again whole', async () => {
  const { backup, manifest } = await make();
  const restored = path.join(folder, 'restored');
  await cp(backup, path.join(restored, '.restoring'), { recursive: true });
  await cp(path.join(backup, 'archive.db'), path.join(restored, 'archive.db'));
  await putBack(backup);
  const archive = await openArchive({ place: { kind: 'sqlite', folder: restored }, readOnly: true });
  expect((await archive.revision()).seq).toBe(manifest.head.seq);
  await archive.close();
  expect((await readdir(restored)).sort()).toEqual(expect.arrayContaining(['archive.db', 'desk.db', 'media']));
});

describe('a backup that was tampered with', () => {
  const spoil: [string, (backup: string, file: string) => Promise<unknown>, RegExp][] = [
    ['loses its manifest', (backup) => rm(path.join(backup, 'manifest.json')), /is not a backup/],
    [
      'has half a manifest',
      (backup) => writeFile(path.join(backup, 'manifest.json'), '{'),
      /manifest\.json is damaged/,
    ],
    ['loses a database', (backup) => rm(path.join(backup, 'archive.db')), /archive\.db is missing/],
    ['has a longer database', (backup) => appendFile(path.join(backup, 'desk.db'), 'x'), /desk\.db has \d+ bytes/],
    ['has another database', (backup) => flip(path.join(backup, 'desk.db')), /desk\.db is not what it was/],
    ['loses a file', (_backup, file) => rm(file), /one.*\.png is missing/],
    ['has another file', (_backup, file) => flip(file), /one.*\.png is not what it was/],
    ['names a file outside', (backup) => rename(backup), /manifest\.json is damaged/],
  ];
  const flip = async (file: string) => {
    const bytes = await readFile(file);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await writeFile(file, bytes);
  };
  const rename = async (backup: string) => {
    const file = path.join(backup, 'manifest.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"media/one.png"', '"media/../one.png"'));
  };

  test.each(spoil)('when it %s, then nothing is put back, and the file is named', async (_what, change, message) => {
    const { backup, manifest } = await make();
    const sha256 = manifest.uploads.find(({ name }) => name === 'media/one.png')?.sha256 ?? '';
    await change(backup, path.join(back(), 'files', sha256.slice(0, 2), sha256));
    await expect(putBack(backup)).rejects.toThrow(message);
    expect(await readdir(path.join(folder, 'restored')).catch(() => [])).toEqual([]);
  });
});

test('when backups are many, then the newest of each day, week and month stays as long as asked for', () => {
  const days = ['2026-01-15', '2026-02-10', '2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09', '2026-03-10'];
  const names = [...days.map((day) => `${day}T02-00-00-000Z`), '2026-03-10T20-00-00-000Z'];
  const kept = (daily: number, weekly: number, monthly: number) =>
    [...choose(names, { daily, weekly, monthly })].map((name) => name.slice(5, 13)).sort();
  expect(kept(0, 0, 0)).toEqual(['03-10T20']);
  expect(kept(2, 0, 0)).toEqual(['03-09T02', '03-10T20']);
  expect(kept(0, 2, 0)).toEqual(['03-08T02', '03-10T20']);
  expect(kept(0, 0, 3)).toEqual(['01-15T02', '02-10T02', '03-10T20']);
});
