/** One desk, one log: an archive or a desk that was put back too old is refused before anything is published. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getPayload } from 'payload';
import type { Payload } from 'payload';
import pino from 'pino';
import { migrations } from '../../migrations/sqlite/index.ts';
import { openArchive } from '../../src/archive/openArchive.ts';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { NO_ARTICLE } from '../../src/domain/edition.ts';
import type { Edition } from '../../src/domain/edition.ts';
import { NO_PREVIOUS } from '../../src/domain/lists.ts';
import { HistoryError } from '../../src/publishing/history.ts';
import type { NewHistory } from '../../src/publishing/history.ts';
import { createPublisher } from '../../src/publishing/publisher.ts';
import { migrateDesk } from '../../src/desk/sqlite/migrate.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { articleData, buildEntities, deskFilesOf, testConfig } from '../support/desk.ts';

const log = pino({ level: 'silent' });
let folder: string;
let backups: string;
beforeEach(async () => {
  folder = (await testConfig()).folder;
  backups = await mkdtemp(path.join(os.tmpdir(), 'backups-'));
});
afterEach(async () => {
  for (const made of [folder, backups]) await rm(made, { recursive: true, force: true });
});

type Run = {
  payload: Payload;
  store: ArchiveStore;
  publish: (title: string) => Promise<string>;
  settle: () => Promise<void>;
};

/** The program without its server, from start to stop. */
async function run<T>(work: (run: Run) => Promise<T>, newHistory?: NewHistory): Promise<T> {
  const { config } = await testConfig({ DATABASE_URL: `file:${folder}` });
  await migrateDesk({ dataFolder: folder, migrations });
  // Payload keeps one instance for each key, also after it was closed.
  const payload = await getPayload({ config: await deskConfig(config), key: randomUUID() });
  const store = await openArchive({ place: { kind: 'sqlite', folder } });
  try {
    const publisher = await createPublisher({ payload, store, files: deskFilesOf(folder), log, newHistory });
    const entities = await buildEntities(payload);
    const publish = async (title: string) => {
      const data = { ...articleData(entities, title), _status: 'published' as const };
      const { id } = await payload.create({ collection: 'articles', data, depth: 0 });
      await publisher.settle();
      return id;
    };
    await publisher.reconcile();
    const result = await work({ payload, store, publish, settle: publisher.settle });
    await publisher.stop();
    return result;
  } finally {
    await payload.destroy();
    await store.close();
  }
}

function newHistory(reason: string | null): NewHistory & { told: (Edition | null)[] } {
  const told: (Edition | null)[] = [];
  return { reason, told, tell: (edition) => void told.push(edition) };
}

const ENDS = ['', '-wal', '-shm'];
/** A backup as it should be made: with what SQLite keeps beside the file. */
const copy = async (from: string, to: string) => {
  for (const end of ENDS) {
    await rm(`${to}${end}`, { force: true });
    if (existsSync(`${from}${end}`)) await copyFile(`${from}${end}`, `${to}${end}`);
  }
};
const keep = (name: string, as = name) => copy(path.join(folder, name), path.join(backups, as));
const putBack = (name: string, from = name) => copy(path.join(backups, from), path.join(folder, name));
const remove = async (name: string) => {
  for (const end of ENDS) await rm(path.join(folder, `${name}${end}`), { force: true });
};
const seq = () => run(async ({ store }) => (await store.revision()).seq);

describe('the archive', () => {
  test('when it is missing or an older copy, then the start is refused until the right one is back', async () => {
    await run(({ publish }) => publish('First'));
    await keep('archive.db');
    await run(({ publish }) => publish('Second'));
    await keep('archive.db', 'newest.db');

    await putBack('archive.db');
    await expect(seq()).rejects.toThrow(HistoryError);
    await remove('archive.db');
    await expect(seq()).rejects.toThrow(/ends at edition 0.*backup of archive\.db.*adopt --new-history/);
    await expect(seq()).rejects.toThrow(HistoryError);
    await putBack('archive.db', 'newest.db');
    expect(await seq()).toBe(2);
  });

  test('when another archive has taken its place, then adopting it is an entry of its log, and an event', async () => {
    const known = await run(async ({ publish, store }) => (await publish('Only one'), store.head()));
    await remove('archive.db');
    const { reason, tell, told } = newHistory('The disk was lost');
    const made = await run(
      async ({ store, payload }) => {
        const { docs } = await payload.find({ collection: 'audit-events', where: { about: { equals: 'archive' } } });
        const log = (await store.changes({ since: 0, limit: 9 })).map((json) => JSON.parse(json) as Edition);
        const { problems } = await store.verify();
        return { log, problems, details: docs.map(({ detail }) => detail) };
      },
      { reason, tell },
    );
    expect(made.log).toEqual([
      expect.objectContaining({ kind: 'adopted', article: NO_ARTICLE, previous: NO_PREVIOUS }),
      expect.objectContaining({ kind: 'published', seq: 2, previous: told[0]?.sha256 }),
    ]);
    expect(made.log[0]).toEqual(told[0]);
    expect(told[0]?.record).toMatchObject({ known, reason: 'The disk was lost' });
    expect(made.problems).toEqual([]);
    expect(made.details).toEqual([
      expect.stringMatching(/remembered edition 1 .* went on from 0 .*edition 1 of the log/),
    ]);
    expect(await seq()).toBe(2);
  });

  test('when nothing broke, then nothing is adopted, and the log stays as it is', async () => {
    const known = await run(async ({ publish, store }) => (await publish('Only one'), store.head()));
    const { reason, tell, told } = newHistory(null);
    expect(await run(({ store }) => store.head(), { reason, tell })).toEqual(known);
    expect(told).toEqual([null]);
  });

  test('when the process died before the desk remembered the last edition, then the next start goes on', async () => {
    const id = await run(({ publish }) => publish('Known'));
    await run(async ({ payload, publish }) => {
      const before = await payload.findGlobal({ slug: 'archive-head' });
      await publish('Published, not remembered');
      await payload.update({ collection: 'articles', id, data: { title: 'Known, corrected', _status: 'published' } });
      await payload.updateGlobal({ slug: 'archive-head', data: { seq: before.seq, sha256: before.sha256 } });
      throw new Error('killed');
    }).catch(() => undefined);
    expect(await seq()).toBe(3);
  });
});

describe('an older desk', () => {
  test('when it still has public what the log holds withdrawn, then it is refused', async () => {
    const id = await run(({ publish }) => publish('Withdrawn later'));
    await keep('desk.db');
    const withdrawal = { stage: 'withdrawn' as const, withdrawal: { reason: 'A wrong figure.' } };
    await run(({ payload }) => payload.update({ collection: 'articles', id, data: withdrawal }));
    await putBack('desk.db');
    await expect(seq()).rejects.toThrow(/desk.*older.*backup of desk\.db/);
  });

  test('when it was adopted all the same, then the withdrawal stays until the article is published again', async () => {
    const id = await run(({ publish }) => publish('Withdrawn for good'));
    await keep('desk.db');
    const withdrawal = { stage: 'withdrawn' as const, withdrawal: { reason: 'A wrong figure.' } };
    await run(({ payload }) => payload.update({ collection: 'articles', id, data: withdrawal }));
    await putBack('desk.db');
    const look = async ({ store, payload }: Run) => {
      const { docs } = await payload.find({ collection: 'problems', where: { document: { equals: id } } });
      return { status: (await store.findArticle('withdrawn-for-good'))?.status, problems: docs.length };
    };
    expect(await run(look, newHistory(null))).toEqual({ status: 'withdrawn', problems: 1 });
    const restored = await run(async (opened) => {
      await opened.payload.update({ collection: 'articles', id, data: { _status: 'published' } });
      await opened.settle();
      return look(opened);
    });
    expect(restored).toEqual({ status: 'public', problems: 0 });
  });
});
