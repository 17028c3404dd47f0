/** An archive out of its export: the same log, the same desk, and to readers the same answers, byte for byte. */
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'libsql';
import pino from 'pino';
import { openArchive } from '../../src/archive/openArchive.ts';
import { loadConfig } from '../../src/config.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { exportBag } from '../../src/program/export/exportBag.ts';
import { verifyBag } from '../../src/program/export/verifyBag.ts';
import { repairFrom } from '../../src/program/repair/repairFrom.ts';
import { restoreBag } from '../../src/program/restore/restoreBag.ts';
import { withUnpacked } from '../../src/program/restore/unpacked.ts';
import { readerSettings } from '../../src/server/readerSettings.ts';
import { crawl } from '../support/crawl.ts';
import { HIDDEN, makeHistory } from '../support/history.ts';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

const log = pino({ level: 'silent' });
let folder: string;
let bag: string;
let service: Service;
let live: Map<string, string>;
/** Addresses that no list names: an old slug, a withdrawn article. */
let hidden: string[];

const configOf = (data: string) => {
  const config = loadConfig({ DATABASE_URL: `file:${data}`, LOG_LEVEL: 'silent', PUBLIC_URL: service.url });
  if (config.engine.kind !== 'sqlite') throw new Error('not the embedded engine');
  return { ...config, engine: config.engine };
};
const exportTo = async (to: string, data: string, more: { since?: number; withPasswords?: boolean } = {}) => {
  const config = configOf(data);
  return exportBag({ to, config, settings: readerSettings(config), desk: deskConfig, log, ...more });
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'restore-'));
  service = await startService();
  await makeHistory(service);
  hidden = HIDDEN;
  live = await crawl(service.url, hidden);
  await service.stop();
  bag = path.join(folder, 'bag');
  await exportTo(bag, service.folder);
});
afterAll(async () => {
  await rm(service.folder, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

const linesOf = async (of: string, name: string) =>
  (await readFile(path.join(of, 'data', name), 'utf8')).split('\n').filter(Boolean).sort();
/** Versions get new ids below the hooks; everything else of them stays. */
const withoutOwnId = (line: string) => JSON.stringify({ ...(JSON.parse(line) as object), id: null });

test('when a bag is restored into an empty folder, then readers get every answer as before, byte for byte', async () => {
  const restored = path.join(folder, 'restored');
  const format = await restoreBag({ bag, config: configOf(restored), desk: deskConfig, log });
  expect(format.head.seq).toBeGreaterThan(7);
  const { port } = new URL(service.url);
  const again = await startService({ DATABASE_URL: `file:${restored}`, PORT: port, PUBLIC_URL: service.url });
  const answers = await crawl(service.url, hidden);
  await again.stop();
  expect(live.size).toBeGreaterThan(60);
  expect([...answers].filter(([address, answer]) => live.get(address) !== answer)).toEqual([]);
  expect([...answers.keys()].sort()).toEqual([...live.keys()].sort());
  expect(answers.get(hidden[0] as string)).toMatch(/^308 /);
  expect(answers.get(hidden[1] as string)).toMatch(/^410 /);

  const second = path.join(folder, 'second');
  await exportTo(second, restored);
  const names = (await readdir(path.join(bag, 'data', 'desk'))).filter((name) => name.endsWith('.jsonl'));
  for (const name of names) {
    const same = name.endsWith('.versions.jsonl') ? withoutOwnId : (line: string) => line;
    const [before, after] = [await linesOf(bag, `desk/${name}`), await linesOf(second, `desk/${name}`)];
    expect([name, after.map(same).sort()]).toEqual([name, before.map(same).sort()]);
  }
  for (const name of ['log.jsonl', 'media.jsonl', 'entities/author.jsonl', 'originals', 'uploads']) {
    const read = async (of: string) =>
      name.includes('.') ? readFile(path.join(of, 'data', name), 'utf8') : readdir(path.join(of, 'data', name));
    expect([name, await read(second)]).toEqual([name, await read(bag)]);
  }
});

test('when a bag is packed, then it is unpacked, verified and restored as well, and nothing but the file is left', async () => {
  const packed = path.join(folder, 'packed.tar.gz');
  await exportTo(packed, service.folder);
  const restored = path.join(folder, 'from-packed');
  const config = configOf(restored);
  const { head } = await withUnpacked(packed, (from) => restoreBag({ bag: from, config, desk: deskConfig, log }));
  const store = await openArchive({ place: { kind: 'sqlite', folder: restored }, readOnly: true });
  expect((await store.head()).sha256).toBe(head.sha256);
  await store.close();
  expect((await readdir(folder)).filter((name) => name.startsWith('packed'))).toEqual(['packed.tar.gz']);
});

test('when an increment is exported, then it says so, verifies, and is not taken for a whole archive', async () => {
  const increment = path.join(folder, 'increment');
  await exportTo(increment, service.folder, { since: 5 });
  const { problems, editions } = await verifyBag(increment);
  expect(problems).toEqual([]);
  expect(editions).toBe((await linesOf(bag, 'log.jsonl')).length - 5);
  expect((await linesOf(increment, 'desk/articles.jsonl')).length).toBeLessThan(
    (await linesOf(bag, 'desk/articles.jsonl')).length,
  );
  const config = configOf(path.join(folder, 'partial'));
  await expect(restoreBag({ bag: increment, config, desk: deskConfig, log })).rejects.toThrow(
    /only what came after edition 5/,
  );
  expect((await readdir(path.join(folder, 'partial'))).filter((name) => name !== 'secret')).toEqual([]);
  await expect(exportTo(path.join(folder, 'none'), service.folder, { since: 99 })).rejects.toThrow(/--since 99/);
});

test('when the data folder has something in it, then it stays as it is', async () => {
  const config = configOf(service.folder);
  const before = await readFile(path.join(service.folder, 'archive.db'));
  await expect(restoreBag({ bag, config, desk: deskConfig, log })).rejects.toThrow(
    /is not empty \(desk\.db, archive\.db/,
  );
  expect(await readFile(path.join(service.folder, 'archive.db'))).toEqual(before);
});

test('when passwords are asked for, then who had one can sign in after the restore, and no session is revived', async () => {
  const to = path.join(folder, 'with-passwords');
  await exportTo(to, service.folder, { withPasswords: true });
  const restored = path.join(folder, 'signs-in');
  await restoreBag({ bag: to, config: configOf(restored), desk: deskConfig, log });
  const again = await startService({ DATABASE_URL: `file:${restored}`, PUBLIC_URL: service.url });
  const data = { email: 'admin@example.org', password: 'correct horse battery' };
  expect((await again.payload.login({ collection: 'users', data })).token).toBeTruthy();
  await again.stop();
  expect(await readFile(path.join(to, 'data', 'desk', 'users.jsonl'), 'utf8')).not.toMatch(/sessions|resetPassword/);
});

/** Everything that a repair may touch, byte for byte. */
const contentOf = async (data: string) => {
  const db = new Database(path.join(data, 'archive.db'));
  const all = (sql: string) => db.prepare(sql).all();
  const tables = {
    log: all('SELECT seq, hex(id), number, kind, at, json FROM log'),
    media: all('SELECT sha256, extension, mime_type, name, hex(bytes) FROM media'),
    shown: all('SELECT hex(id), seq, slug, at, updated, card FROM articles'),
  };
  db.close();
  const files = (await readdir(data, { recursive: true })).filter((name) => /^(media|originals)\//.test(name)).sort();
  return { tables, files: await Promise.all(files.map(async (name) => [name, await readFile(path.join(data, name))])) };
};

test('when an archive is damaged in many places, then its bag puts all of it back byte for byte, and the run is recorded', async () => {
  const damaged = path.join(folder, 'damaged');
  await cp(service.folder, damaged, { recursive: true });
  const before = await contentOf(damaged);
  const uploads = (await readdir(path.join(damaged, 'media'))).sort();
  const run = (...sql: string[]) => {
    const db = new Database(path.join(damaged, 'archive.db'));
    sql.forEach((one) => db.exec(one));
    db.close();
  };
  const end = 'WHERE seq = (SELECT max(seq) FROM log)';
  run(
    `DELETE FROM log ${end}`,
    'UPDATE media SET bytes = zeroblob(9)',
    'DELETE FROM slugs',
    "UPDATE log SET json = '{' WHERE seq = 3",
  );
  await rm(path.join(damaged, 'media', uploads[0] ?? ''));
  await appendFile(path.join(damaged, 'originals', 'a.txt'), 'More.');
  const input = { bag, config: configOf(damaged), desk: deskConfig, log, isCopy: true };
  const rehearsal = await repairFrom({ ...input, isRehearsal: true });
  expect(rehearsal.repaired.length).toBeGreaterThanOrEqual(3);
  expect(await contentOf(damaged)).not.toEqual(before);

  const report = await repairFrom({ ...input, isRehearsal: false });
  expect(report).toMatchObject({ lost: [], findings: [], bagProblems: [] });
  const kinds = report.repaired.map((line) => line.replace(/^(edition|public) .*/, '$1'));
  expect(kinds.sort()).toEqual(['edition', 'edition', `media/${uploads[0]}`, 'originals/a.txt', 'public']);
  expect(await contentOf(damaged)).toEqual(before);
  const again = await repairFrom({ ...input, isRehearsal: false });
  expect(again).toMatchObject({ repaired: [], lost: [], findings: [] });
  const desk = new Database(path.join(damaged, 'desk.db'));
  const runs = desk
    .prepare("SELECT outcome, actor_name, log FROM runs WHERE kind = 'repair' ORDER BY started_at")
    .all();
  desk.close();
  expect(runs).toMatchObject([{ outcome: 'done', actor_name: 'command line' }, { outcome: 'done' }]);
  expect(runs[0]).toMatchObject({ log: expect.stringContaining('originals/a.txt') });
});

test('when the bag is damaged too, then only what is as it was is taken from it, and a bag whose manifests are not is refused', async () => {
  const [damaged, other] = [path.join(folder, 'damaged-too'), path.join(folder, 'damaged-bag')];
  await cp(service.folder, damaged, { recursive: true });
  await cp(bag, other, { recursive: true });
  await appendFile(path.join(other, 'data', 'originals', 'a.txt'), 'Otherwise.');
  const uploads = await readdir(path.join(damaged, 'media'));
  await rm(path.join(damaged, 'media', uploads[0] ?? ''));
  await rm(path.join(damaged, 'originals', 'a.txt'));
  const input = { bag: other, config: configOf(damaged), desk: deskConfig, log, isCopy: true, isRehearsal: false };
  const report = await repairFrom(input);
  expect(report.repaired).toEqual([`media/${uploads[0]}`]);
  expect(report.lost).toEqual(['originals/a.txt is missing']);
  expect(report.findings).toMatchObject([{ message: 'file a.txt: is missing' }]);
  expect(report.bagProblems.join()).toMatch(/data\/originals\/a\.txt does not match its sha256/);
  await writeFile(path.join(other, 'bag-info.txt'), 'Payload-Oxum: 1.1\n');
  await expect(repairFrom(input)).rejects.toThrow(/cannot be used:\nbag-info\.txt does not match its sha256/);
});
