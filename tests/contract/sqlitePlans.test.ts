/** The cost of a list must not grow with the archive: no query of a list scans a table or sorts what it found. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import {
  findArticle,
  getEdition,
  listChanges,
  listEditions,
  readState,
} from '../../src/archive/sqlite/read/articles.ts';
import { openColumns } from '../../src/archive/sqlite/read/counts/columns.ts';
import { connect } from '../../src/archive/sqlite/connection.ts';
import type { Connection } from '../../src/archive/sqlite/connection.ts';
import { getEntity, listEntities } from '../../src/archive/sqlite/read/entities.ts';
import { countHarvest, harvest, listPublic } from '../../src/archive/sqlite/read/harvest.ts';
import { readHead } from '../../src/archive/sqlite/head.ts';
import { listPage } from '../../src/archive/sqlite/read/lists/lists.ts';
import { openNameIndex } from '../../src/archive/sqlite/read/search/nameIndex.ts';
import { openVocabulary } from '../../src/archive/sqlite/read/search/guess.ts';
import { followSynonyms } from '../../src/archive/sqlite/synonymTable.ts';
import type { Reading } from '../../src/archive/sqlite/read/reading.ts';
import { searchPage } from '../../src/archive/sqlite/read/search/search.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { loadTerms } from '../../src/archive/sqlite/termTable.ts';
import type { ArticleQuery } from '../../src/domain/query.ts';
import { idOf, publication, query } from './support.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  file = join(folder, 'archive.db');
  const store = await openSqliteArchive({ file });
  // More than are sorted in memory, so that the walks along an index are among the plans.
  await store.appendMany(
    Array.from({ length: 2100 }, (_, n) =>
      publication(n, { publishedOn: `20${10 + (n % 9)}-01-01`, topics: [{ slug: `t${n % 2}`, name: 't' }] }),
    ),
  );
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** Every plan of the statements that `ask` runs. */
async function plansOf(ask: (reading: Reading) => unknown): Promise<string[]> {
  const statements = new Set<string>();
  const connection = connect(file);
  const terms = loadTerms(connection);
  const listening: Connection = {
    ...connection,
    sql: (text) => {
      statements.add(text);
      return connection.sql(text);
    },
  };
  const columns = openColumns(listening);
  const names = openNameIndex(terms);
  const synonyms = followSynonyms(connection);
  const vocabulary = openVocabulary(listening);
  await ask({
    connection: listening,
    terms,
    names,
    head: readHead(connection),
    columns: columns.get,
    synonyms,
    vocabulary,
  });
  connection.close();
  expect(statements.size).toBeGreaterThan(0);
  const database = new Database(file);
  const plans = [...statements].flatMap((text) => database.prepare(`EXPLAIN QUERY PLAN ${text}`).all([]));
  database.close();
  return plans.map((plan) => (plan as { detail: string }).detail);
}

const author = { author: ['jiang-baoquan'] };
const after = { key: '2014-01-01', id: idOf(4) };
const released = { key: '2026-11-22T12:10:00.000Z', id: idOf(600) };
const LISTS: Record<string, Partial<ArticleQuery>> = {
  newest: {},
  oldest: { sort: 'publishedOn' },
  'with bodies': { withBody: true },
  'next page': { after },
  'one filter': { filters: author, after },
  'several values': { filters: { topic: ['t0', 't1'] }, after },
  'several filters': { filters: { ...author, topic: ['t0', 't1'], language: ['en'] }, after },
  'a year': { filters: author, year: 2014 },
  'dates, oldest first': { from: '2011-01-01', to: '2013-01-01', sort: 'publishedOn', after },
  'by release': { sort: '-releasedAt', after: released },
  'by release, filtered, few': { sort: 'releasedAt', filters: { topic: ['t0'] }, after: released },
  'by release, filtered, many': { sort: '-releasedAt', filters: { language: ['en'] }, year: 2014 },
  'by id': { ids: [idOf(4), idOf(600)] },
  'by id, filtered, oldest first': { ids: [idOf(4), idOf(600)], filters: author, sort: 'publishedOn', after },
  'by address, of a year': { sourceUrl: 'https://example.com/a', year: 2014, sort: '-releasedAt' },
  'by instalment': { filters: { series: ['ceo-opinions'] }, sort: 'instalment' },
  'by instalment, narrowed': {
    ...{ filters: { ...author, series: ['ceo-opinions', 'b'] }, ids: [idOf(4)], year: 2014, sort: 'instalment' },
    after: { key: 7, id: idOf(600) },
  },
  'text by relevance': { text: 'paragraph mission', filters: author },
  'text by date': { text: 'paragraph -turbine', sort: '-publishedOn', after, from: '2012-01-01' },
  'text by release': { text: 'paragraph', sort: '-releasedAt', after: released },
  'text by release, few': { text: 'paragraph', filters: { topic: ['t1'] }, sort: 'releasedAt' },
};

test.each(Object.entries(LISTS))(
  'when articles are listed (%s), then by index and already in order',
  async (_, list) => {
    const asked = query(list);
    const plans = await plansOf((reading) =>
      asked.text === null ? listPage(reading, asked) : searchPage(reading, asked),
    );
    for (const plan of plans) {
      expect(plan).not.toMatch(/TEMP B-TREE/);
      // Of FTS5 only a lookup of the expression (M), in order of rowid, is allowed; k are the keys of one page.
      expect(plan).not.toMatch(/^SCAN (?!\w+ VIRTUAL TABLE INDEX \d+:\S*M|k(?: VIRTUAL TABLE|$)|CONSTANT)/);
    }
  },
);

const OTHERS: Record<string, (reading: Reading) => unknown> = {
  article: ({ connection }) => findArticle(connection, 'article-7'),
  state: ({ connection }) => readState(connection, idOf(7)),
  edition: ({ connection }) => getEdition(connection, idOf(7), 1),
  editions: ({ connection }) => listEditions(connection, { articleId: idOf(7), limit: 5, before: null }),
  changes: ({ connection }) => listChanges(connection, { since: 9, limit: 5 }),
  entity: ({ connection }) => getEntity(connection, 'topic', 't1'),
  entities: ({ connection }) =>
    listEntities(connection, { kind: 'topic', terms: ['parent:x', 'parent:y'], text: 't', limit: 5, after: 'a' }),
  'all entities': ({ connection }) =>
    listEntities(connection, { kind: 'topic', terms: [], text: null, limit: 5, after: 'a' }),
  harvest: (reading) =>
    harvest(reading, { from: null, until: null, set: null, limit: 5, after: null, withRecord: true }),
  'harvest of a set': (reading) =>
    harvest(reading, {
      from: null,
      until: null,
      set: { filter: 'language', value: 'en' },
      limit: 5,
      after: null,
      withRecord: true,
    }),
  'size of a set': (reading) => countHarvest(reading, { filter: 'language', value: 'en' }),
  'public articles': ({ connection }) => listPublic(connection, { after: idOf(7), limit: 5 }),
  columns: (reading) => reading.columns(),
};

test.each(Object.entries(OTHERS))('when one asks for %s, then by index and already in order', async (_, ask) => {
  for (const plan of await plansOf(ask)) expect(plan).not.toMatch(/TEMP B-TREE|^SCAN (?!CONSTANT)/);
});
