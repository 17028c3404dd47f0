/** What only a file can suffer: damage, the wrong file, another process, the end of the process. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { connect } from '../../src/archive/sqlite/connection.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { mergeSome } from '../../src/archive/sqlite/write/tidy.ts';
import {
  allSlugs,
  cardsOf,
  everything,
  idOf,
  instant,
  publication,
  publish,
  query,
  slugs,
  withdraw,
} from './support.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  file = join(folder, 'archive.db');
});
afterEach(() => rm(folder, { recursive: true }));

/** SHA-256 of the letter a. */
const OLD_FILE = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';

/** An archive of ten articles, one of them withdrawn, and then what is done to its file. */
async function archiveAfter(sql: string): Promise<void> {
  const store = await openSqliteArchive({ file });
  for (let n = 0; n < 10; n++) await publish(store, n);
  await withdraw(store, 9, instant(20));
  await store.close();
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

async function problemsAfter(sql: string): Promise<string[]> {
  await archiveAfter(sql);
  const store = await openSqliteArchive({ file, readOnly: true });
  const { problems } = await store.verify();
  await store.close();
  return problems.map(({ message }) => message);
}

const opening = (readOnly = false) => openSqliteArchive({ file, readOnly });

describe('opening', () => {
  test('when the file is no database, then it is damaged, in one line that names it', async () => {
    await writeFile(file, 'not a database '.repeat(1000));
    const message = expect.stringMatching(new RegExp(`^${file} [^\n]*$`));
    await expect(opening()).rejects.toMatchObject({ name: 'ArchiveError', code: 'store-damaged', message });
    await expect(opening(true)).rejects.toMatchObject({ code: 'store-damaged', message });
  });

  test('when the file is cut off, then it is damaged', async () => {
    await archiveAfter('PRAGMA wal_checkpoint(TRUNCATE)');
    await truncate(file, 8192);
    await expect(opening()).rejects.toMatchObject({ code: 'store-damaged' });
  });

  test('when pages in the middle are overwritten, then the question that meets them is told', async () => {
    await archiveAfter('PRAGMA wal_checkpoint(TRUNCATE)');
    const { size } = await stat(file);
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(size - 16_384, 0xa5), 0, size - 16_384, 16_384);
    await handle.close();
    const asking = async () => {
      const store = await opening(true);
      try {
        await store.verify();
      } finally {
        await store.close();
      }
    };
    await expect(asking()).rejects.toMatchObject({ code: 'store-damaged' });
  });

  test('when the folder is missing or the name is a folder, then the archive cannot be used', async () => {
    await expect(openSqliteArchive({ file: join(folder, 'none', 'a.db') })).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    await mkdir(file);
    await expect(opening()).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  test('when there is nothing to read, then opening for reading makes nothing', async () => {
    await expect(opening(true)).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('when a newer program wrote the file, then it is left alone', async () => {
    await archiveAfter('PRAGMA user_version = 99');
    const refusal = { code: 'store-unavailable', message: expect.stringContaining('newer') };
    await expect(opening()).rejects.toMatchObject(refusal);
    await expect(opening(true)).rejects.toMatchObject(refusal);
  });

  test('when an older version wrote the file, then its read model is made anew, and readers wait for that', async () => {
    await archiveAfter(`DROP TABLE texts; DELETE FROM by_date; DELETE FROM search;
      ALTER TABLE media DROP COLUMN name;
      INSERT INTO media VALUES ('${OLD_FILE}', 'png', 'image/png', x'61'); PRAGMA user_version = 1`);
    const refusal = { code: 'store-unavailable', message: expect.stringContaining('older') };
    await expect(opening(true)).rejects.toMatchObject(refusal);
    const steps: [number, number][] = [];
    const store = await openSqliteArchive({ file, onUpgrade: (...step) => void steps.push(step) });
    expect(steps).toEqual([[11, 11]]);
    expect((await store.verify()).problems).toEqual([]);
    expect(await slugs(store)).toHaveLength(9);
    const files = await store.listMedia({ after: null, limit: 10 });
    expect(files).toMatchObject([{ sha256: OLD_FILE, name: null, bytes: 1 }]);
    await store.close();
    await (await opening(true)).close();
  });

  test('when the file is another program’s database, then it is left alone', async () => {
    const database = new Database(file);
    database.exec('CREATE TABLE theirs (a)');
    database.close();
    await expect(opening()).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  test('when the archive is opened again, then everything is there', async () => {
    await archiveAfter('SELECT 1');
    const store = await opening();
    expect(await slugs(store)).toHaveLength(9);
    expect(await store.revision()).toMatchObject({ seq: 11, at: instant(20) });
    await publish(store, 30);
    expect((await store.verify()).problems).toEqual([]);
    await store.close();
  });
});

describe('reading only', () => {
  test('when something is to be written, then it is refused', async () => {
    await archiveAfter('SELECT 1');
    const store = await opening(true);
    await expect(publish(store, 50)).rejects.toMatchObject({ code: 'store-readonly' });
    await expect(store.rebuild()).rejects.toMatchObject({ code: 'store-readonly' });
    expect(await slugs(store)).toHaveLength(9);
    await store.close();
  });

  test('when another connection writes meanwhile, then the reader sees it at the next question', async () => {
    const writer = await opening();
    await publish(writer, 1);
    const reader = await opening(true);
    expect(await reader.countArticles({ ...everything, from: '2000-01-01' })).toBe(1);
    await publish(writer, 2, { topics: [{ slug: 'new', name: 'New' }] });
    expect(await reader.revision()).toEqual(await writer.revision());
    expect(await slugs(reader, { filters: { topic: ['new'] } })).toEqual(['article-2']);
    expect(await reader.countArticles({ ...everything, from: '2000-01-01' })).toBe(2);
    await reader.close();
    await writer.close();
  });
});

describe('verifying', () => {
  const title = `json = replace(json, 'Taking on the Mission', 'Taking on the mission')`;
  test.each([
    [
      `UPDATE log SET ${title} WHERE seq = 4`,
      /^edition 4 \(article .*, number 1\): sha256 does not match its content$/,
    ],
    [`UPDATE log SET json = substr(json, 1, 500) WHERE seq = 4`, /^edition 4 .* is not readable as JSON$/],
    [`UPDATE log SET json = replace(json, ',"number":', ', "number":') WHERE seq = 4`, /^edition 4 .* canonical JSON$/],
    [`UPDATE log SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 4`, /^edition 4 .* is not what the edition says$/],
    [`DELETE FROM log WHERE seq = 4`, /^edition 5 .* follows edition 3, editions in between are missing$/],
    [`DELETE FROM log WHERE seq = 10`, /^edition 11 .* edition number 1 of the article is missing$/],
    [`UPDATE articles SET card = replace(card, 'Mission', 'mission') WHERE slug = 'article-3'`, /^article .* its card/],
    [`UPDATE articles SET released = '2020-01-01T00:00:00.000Z' WHERE slug = 'article-3'`, /^article .* its card/],
    [`UPDATE articles SET is_public = 0, card = NULL WHERE slug = 'article-3'`, /^article .* is public or withdrawn/],
    [`UPDATE articles SET terms = '0,1' WHERE slug = 'article-3'`, /^article .* is listed under other terms/],
    [`DELETE FROM terms WHERE kind = 'topic' AND slug = 'machine-tools'`, /^article .* is listed under other terms/],
    [`UPDATE articles SET seq = 1 WHERE slug = 'article-3'`, /^article .* does not show its last edition$/],
    [`DELETE FROM articles WHERE slug = 'article-3'`, /^table articles has 9 rows where the log gives 10$/],
    [`DELETE FROM by_date WHERE list = 1 AND key = (SELECT max(key) FROM by_date)`, /is missing from a list$/],
    [`DELETE FROM by_date WHERE list = -2`, /is missing from a list$/],
    [`DELETE FROM by_instant WHERE axis = 0 AND tie = (SELECT min(tie) FROM by_instant)`, /is missing from a list$/],
    [`INSERT INTO by_date VALUES (77, 1)`, /^table by_date has 65 rows where the log gives 64$|^table by_date/],
    [
      `DELETE FROM search WHERE rowid = (SELECT key FROM articles WHERE slug = 'article-3')`,
      /is not indexed for search/,
    ],
    [`UPDATE texts SET text = x'41' WHERE key = (SELECT max(key) FROM texts)`, /is not indexed for search/],
    [`INSERT INTO texts VALUES (1, x'41')`, /^table texts has 10 rows where the log gives 9$/],
    [`DELETE FROM slugs WHERE slug = 'article-3'`, /^edition 4 .* its slug article-3 does not lead to the article$/],
    [`INSERT INTO slugs SELECT 'taken', id FROM articles LIMIT 1`, /^table slugs has 11 rows where the log gives 10$/],
    [`UPDATE terms SET count = count + 1 WHERE kind = 'topic'`, /^topic machine-tools counts 10 articles and has 9$/],
    [`INSERT INTO media VALUES ('${'0'.repeat(64)}', 'png', 'image/png', x'00', NULL)`, /^file 0+: its content/],
  ])('when %s, then verify says so', async (sql, message) => {
    expect(await problemsAfter(sql)).toContainEqual(expect.stringMatching(message));
  });

  test('when one byte of an edition is changed by hand, then nothing else is blamed', async () => {
    await archiveAfter(`UPDATE log SET json = replace(json, 'paragraph', 'paragraqh') WHERE seq = 4`);
    const store = await opening();
    const { problems } = await store.verify();
    expect(problems).toEqual([
      {
        seq: 4,
        articleId: idOf(3),
        message: `edition 4 (article ${idOf(3)}, number 1): sha256 does not match its content`,
      },
    ]);
    await store.close();
  });

  test('when an edition was changed, then it is damaged in the log, which stays whole, and alone is refused', async () => {
    await archiveAfter(`UPDATE log SET ${title} WHERE seq = 4; UPDATE log SET json = '{"broken' WHERE seq = 6;
      UPDATE log SET json = json_set(json, '$.record', NULL, '$.redacted', json('{"at":"x","reason":"y"}')) WHERE seq = 7`);
    const store = await opening();
    const log = (await store.changes({ since: 0, limit: 100 })).map((json) => JSON.parse(json));
    expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(log.filter(({ damaged }) => damaged)).toEqual([4, 6, 7].map((seq) => ({ seq, damaged: true })));
    const refused = { name: 'ArchiveError', code: 'edition-damaged' };
    await expect(store.editionAt(4)).rejects.toMatchObject(refused);
    await expect(store.getEdition({ articleId: idOf(3), number: 1 })).rejects.toMatchObject(refused);
    await expect(store.findArticle('article-3')).rejects.toMatchObject(refused);
    await expect(store.state(idOf(3))).rejects.toMatchObject(refused);
    expect((await store.findArticle('article-4'))?.status).toBe('public');
    await store.close();
  });

  test('when the bytes of a file are not those of its hash, then none of them is read', async () => {
    await archiveAfter(`INSERT INTO media VALUES ('${'0'.repeat(64)}', 'png', 'image/png', x'00', NULL)`);
    const store = await opening();
    const read = buffer(store.readMedia({ sha256: '0'.repeat(64) }));
    await expect(read).rejects.toMatchObject({ name: 'ArchiveError', code: 'media-damaged' });
    await store.close();
  });

  test('when the read model is damaged, then a rebuild repairs it', async () => {
    await archiveAfter(`DELETE FROM by_date; UPDATE articles SET card = '{}' WHERE is_public; DELETE FROM search;
      UPDATE terms SET count = 5; DELETE FROM slugs WHERE slug = 'article-1'; DELETE FROM by_instant;`);
    const store = await opening();
    expect((await store.verify()).problems).not.toEqual([]);
    await store.rebuild();
    expect((await store.verify()).problems).toEqual([]);
    expect(await slugs(store)).toHaveLength(9);
    await store.close();
  });
});

describe('size', () => {
  test('when lists are longer than what is sorted in memory, then their order is the same', async () => {
    const store = await opening();
    const count = 2600;
    const inputs = Array.from({ length: count }, (_, n) => ({
      ...publication(n, {
        language: n % 13 === 0 ? ('zh-Hans' as const) : ('en' as const),
        publishedOn: `20${10 + (n % 7)}-01-01`,
      }),
      at: instant(n * 7919 - Math.floor((n * 7919) / count) * count),
    }));
    await store.appendMany(inputs);
    const released = [...inputs]
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ record }) => 'slug' in record && record.slug);
    expect(await allSlugs(store, { sort: 'releasedAt', limit: 100 })).toEqual(released);
    expect(await allSlugs(store, { sort: '-releasedAt', limit: 90, text: 'paragraph' })).toEqual(released.toReversed());
    const english = await allSlugs(store, {
      sort: 'releasedAt',
      limit: 100,
      filters: { language: ['en'] },
      year: 2012,
    });
    expect(english).toEqual(released.filter((slug) => isEnglishOf2012(Number(String(slug).split('-')[1]))));
    const set = { filter: 'language', value: 'en' } as const;
    const harvested = await store.harvest({
      from: null,
      until: null,
      set,
      limit: 3000,
      after: null,
      withRecord: false,
    });
    expect(harvested).toHaveLength(2400);
    expect(await store.countArticles({ ...everything, text: 'paragraph' })).toBe(count);
    expect((await store.verify()).problems).toEqual([]);
    await store.close();
  });

  const isEnglishOf2012 = (n: number) => n % 13 !== 0 && n % 7 === 2;
});

test('when many search at once, then others are answered in between', async () => {
  const store = await opening();
  await publish(store, 1);
  const answered: string[] = [];
  const searches = Array.from({ length: 5 }, async () => {
    await store.listArticles(query({ text: 'spark' }));
    answered.push('search');
  });
  setImmediate(() => answered.push('other'));
  await Promise.all(searches);
  expect(answered.indexOf('other')).toBeLessThan(2);
  expect(answered).toHaveLength(6);
  await store.close();
});

describe('search segments', () => {
  test('when somebody reads an older state, then tidying after a write does not make everybody wait for him', async () => {
    const store = await opening();
    await publish(store, 1);
    const other = connect(file);
    other.exec('BEGIN');
    other.sql('SELECT count(*) FROM log').get();
    await publish(store, 2);
    const delays = monitorEventLoopDelay();
    delays.enable();
    await sleep(2000);
    delays.disable();
    // Waiting for the other would take as long as the store's busy timeout, five seconds.
    expect(delays.max / 1e9).toBeLessThan(3);
    other.exec('COMMIT');
    other.close();
    await store.close();
  }, 20_000);

  test('when they are merged, then few are left and search finds what it found', async () => {
    const store = await opening();
    for (let n = 0; n < 40; n++) await publish(store, n);
    await withdraw(store, 7, instant(50));
    const before = await store.listArticles(query({ text: 'paragraph', limit: 100 }));
    await store.close();
    const connection = connect(file);
    const segments = connection.sql<[number]>('SELECT count(DISTINCT segid) FROM search_idx');
    expect(segments.get()?.[0]).toBeGreaterThan(5);
    while (mergeSome({ connection }));
    expect(segments.get()?.[0]).toBeLessThanOrEqual(5);
    connection.close();
    const again = await opening();
    expect(await again.listArticles(query({ text: 'paragraph', limit: 100 }))).toEqual(before);
    expect((await again.verify()).problems).toEqual([]);
    await again.close();
  });
});

describe('the end of the process', () => {
  test('when it is killed while appending, then what was acknowledged is there and nothing is half there', async () => {
    for (let cycle = 0; cycle < 4; cycle++) {
      const child = spawn(
        process.execPath,
        ['-C', 'production', 'src/run.mjs', 'tests/contract/appendForever.ts', file],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      let acknowledged = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged = Number(line);
        if (acknowledged % 25 === 24 - cycle) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const store = await opening();
      expect((await store.revision()).seq).toBeGreaterThanOrEqual(acknowledged);
      expect((await store.verify()).problems).toEqual([]);
      expect(cardsOf(await store.listArticles(query({ limit: 100 })))).toHaveLength(
        Math.min(100, (await store.stats()).public),
      );
      await store.close();
    }
  }, 60_000);
});
