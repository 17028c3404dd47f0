/** From one machine to many: an embedded archive moved into MongoDB is to readers and staff the same. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mongoClient } from '../../src/archive/journal/connect.ts';
import { beginMove } from '../../src/archive/journal/server.ts';
import { loadConfig } from '../../src/config.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { moveArchive } from '../../src/program/move/moveArchive.ts';
import { startProgram } from '../../src/server/startProgram.ts';
import { crawl } from '../support/crawl.ts';
import { articleData, buildEntities } from '../support/desk.ts';
import { HIDDEN, makeHistory } from '../support/history.ts';
import { SILENT } from '../support/mongodb/journal.ts';
import { databaseName, describeMongodb } from '../support/mongodb/server.ts';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

const IMPORTED = [
  'title,language,author,organization,position,source,publishedOn,body',
  'Imported one,en,Sun Mei,Gear Works,Chief Executive,Gear Weekly,2024-05-06,Castings crack when nobody looks.',
  'Imported two,en,Sun Mei,Gear Works,Chief Executive,Gear Weekly,2024-05-07,Whoever exports gears learns customs.',
].join('\n');

/** Commands as an administrator runs them, beside the instance that has this folder. @returns what each printed. @throws it when it failed */
const commandsFor =
  (DATABASE_URL: string, DATA_FOLDER: string) =>
  async (...args: string[]): Promise<string> => {
    const settings = {
      DATABASE_URL,
      DATA_FOLDER,
      PAYLOAD_SECRET: 's'.repeat(32),
      MONGODB_WITHOUT_TRANSACTIONS: 'accept',
    };
    const program = ['-C', 'production', 'src/run.mjs', 'src/cli/archive.ts', ...args];
    const ended = promisify(execFile)(process.execPath, program, { env: { ...process.env, ...settings } });
    return ended.then(
      ({ stdout, stderr }) => stdout + stderr,
      ({ stdout, stderr }: { stdout: string; stderr: string }) => Promise.reject(new Error(stdout + stderr)),
    );
  };

describeMongodb('moving into MongoDB', (engine) => {
  let folder: string;
  let service: Service;
  let live: Map<string, string>;
  let redacted: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'move-'));
    service = await startService({ DATABASE_URL: `file:${path.join(folder, 'embedded')}` });
    await makeHistory(service);
    const [first] = await service.store
      .changes({ since: 0, limit: 1000 })
      .then((all) =>
        all
          .map((json) => JSON.parse(json) as { seq: number; article: { slug: string } })
          .filter(({ article }) => article.slug === 'corrected-twice'),
      );
    const { sha256 } = await service.store.redact({
      seq: first?.seq ?? 0,
      reason: 'Court order',
      at: new Date().toISOString(),
    });
    redacted = sha256;
    live = await crawl(service.url, HIDDEN);
    await service.stop();
  }, 180_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(service.folder, { recursive: true, force: true });
  });

  const from = () => {
    const embedded = loadConfig({
      DATABASE_URL: `file:${path.join(folder, 'embedded')}`,
      LOG_LEVEL: 'silent',
      PUBLIC_URL: service.url,
    });
    return embedded;
  };
  const to = (database: string) => {
    const config = loadConfig({
      ...{ DATABASE_URL: engine().url(database), DATA_FOLDER: path.join(folder, database), LOG_LEVEL: 'silent' },
      ...{ PORT: new URL(service.url).port, PUBLIC_URL: service.url, RATE_LIMIT: '0', PAYLOAD_SECRET: 's'.repeat(32) },
      MONGODB_WITHOUT_TRANSACTIONS: 'accept',
    });
    if (config.engine.kind !== 'mongodb') throw new Error('not MongoDB');
    return { ...config, engine: config.engine };
  };
  const move = (database: string) =>
    moveArchive({ from: from(), to: to(database), desk: deskConfig, log: SILENT, onProgress: () => undefined });

  test('when an archive was moved, then every answer is what it was, and publishing goes on from there', async () => {
    const database = databaseName();
    // What a move leaves that was cut: the next one begins anew.
    const client = await mongoClient(engine().url(database));
    await beginMove(client.db());
    await client.db().collection('articles').insertOne({ title: 'Half' });
    const config = to(database);
    await expect(startProgram({ config, desk: deskConfig(config), log: SILENT })).rejects.toThrow(
      /"archive move" again/,
    );
    await client.close();

    const moved = await move(database);
    expect(moved.missing).toEqual([]);
    expect(moved.head.sha256).toBe(redacted);
    await expect(move(database)).rejects.toThrow(/needs an empty one/);

    const program = await startProgram({ config, desk: deskConfig(config), log: SILENT });
    await program.publisher.settle();
    expect(await program.store.head()).toEqual(moved.head);
    const answers = await crawl(service.url, HIDDEN);
    expect([...answers].filter(([address, answer]) => live.get(address) !== answer)).toEqual([]);
    expect(answers.size).toBe(live.size);
    const { findings, uploads } = await program.check.run();
    expect(findings).toEqual([]);
    expect(uploads).toBe(2);

    const { payload, publisher, store } = program;
    const { docs } = await payload.find({ collection: 'articles', where: { title: { equals: 'Corrected twice' } } });
    const versions = await payload.countVersions({
      collection: 'articles',
      where: { parent: { equals: docs[0]?.id } },
    });
    expect(versions.totalDocs).toBe(3);
    const data = { ...articleData(await buildEntities(payload), 'After the move'), _status: 'published' as const };
    await payload.create({ collection: 'articles', data });
    await publisher.settle();
    expect((await store.head()).seq).toBe(moved.head.seq + 1);
    expect((await store.verify()).problems).toEqual([]);

    // Commands beside it: what they wrote and asked for is what the instances have.
    const bag = path.join(folder, 'bag');
    const command = commandsFor(config.engine.url, config.engine.folder);
    expect(await command('export', bag)).toMatch(/edition\(s\)/);
    const head = await store.head();
    const table = path.join(folder, 'table.csv');
    await writeFile(table, IMPORTED);
    const own = commandsFor(engine().url(`${database}_restored`), path.join(folder, 'restored'));
    const restored = own('restore', bag).catch((error: Error) => error.message);
    expect(await command('import', table, '--publish', '--as', config.ADMIN_EMAIL)).toMatch(/2 are in/);
    expect((await store.head()).seq).toBe(head.seq + 2);
    expect((await store.findArticle('imported-one'))?.status).toBe('public');
    expect(await command('verify')).toMatch(/verified, no problem/);
    expect(await restored).toContain(`${head.seq} edition(s)`);
    await expect(own('restore', bag)).rejects.toThrow(/needs an empty one/);
    await program.stop();
  }, 240_000);
});
