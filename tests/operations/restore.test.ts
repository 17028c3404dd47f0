/** An archive out of its export: the same log, the same desk, and to readers the same answers, byte for byte. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { openArchive } from '../../src/archive/openArchive.ts';
import { loadConfig } from '../../src/config.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { exportBag } from '../../src/program/export/exportBag.ts';
import { verifyBag } from '../../src/program/export/verifyBag.ts';
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
