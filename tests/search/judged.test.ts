/** What people ask, and what they must find and must not: recall and precision over all of it, and each query by itself. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { cardsOf, query } from '../contract/support.ts';
import { fillJudged } from './judgedArchive.ts';
import { JUDGED } from './judgedQueries.ts';

let folder: string;
let store: ArchiveStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'judged-'));
  store = await openSqliteArchive({ file: join(folder, 'archive.db') });
  await fillJudged(store);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const found = async (text: string) =>
  cardsOf(await store.listArticles(query({ text, limit: 10 }))).map(({ slug }) => slug);

describe.each(Object.entries(JUDGED))('%s', (_, queries) => {
  test.each(queries)('when %j is asked, then %j are found', async (text, wanted, unwanted = []) => {
    const slugs = await found(text);
    expect(slugs).toEqual(expect.arrayContaining(wanted));
    expect(slugs.filter((slug) => unwanted.includes(slug))).toEqual([]);
  });
});

test('when all is taken together, then recall and precision are what readers were promised', async () => {
  let [hits, wantedCount, shown, good] = [0, 0, 0, 0];
  for (const [text, wanted, , also = []] of Object.values(JUDGED).flat()) {
    const slugs = await found(text);
    hits += wanted.filter((slug) => slugs.includes(slug)).length;
    wantedCount += wanted.length;
    shown += slugs.length;
    good += slugs.filter((slug) => wanted.includes(slug) || also.includes(slug)).length;
  }
  expect(hits / wantedCount).toBeGreaterThanOrEqual(0.95);
  expect(good / shown).toBeGreaterThanOrEqual(0.9);
});

test('when something was found in another way than typed, then the match says how', async () => {
  const how = async (text: string) => (await store.listArticles(query({ text }))).matches?.[0]?.how;
  expect(await how('数控系统')).toBe('exact');
  expect(await how('jiang baoquan')).toBe('name');
  expect(await how('artificial intelligence')).toBe('synonym');
  expect(await how('五轴机床精度')).toBe('parts');
});

describe('suggestions', () => {
  const offered = async (text: string, limit = 10) =>
    (await store.suggest({ text, limit })).map(({ kind, slug }) => `${kind} ${slug}`);

  test.each([
    ['jiang', 'author jiang-baoquan'],
    ['蒋', 'author jiang-baoquan'],
    ['baoq', 'author jiang-baoquan'],
    ['SMT', 'organization shenyang'],
    ['人民', 'source peoples-daily'],
    ['ceo o', 'series ceo-opinions'],
    ['grindi', 'article grinding'],
    ['grinding gea', 'article grinding'],
    ['数控系', 'article shu-kong'],
  ])('when %j is typed, then %s is offered', async (text, wanted) => {
    expect(await offered(text)).toContain(wanted);
  });

  test.each(['', ' ', '%', '"', 'zzzz', 'a" OR b', '('.repeat(100)])(
    'when %j is typed, then nothing is',
    async (text) => {
      expect(await offered(text)).toEqual([]);
    },
  );

  test('when more fit than are asked for, then as many as were', async () => {
    expect(await offered('s', 2)).toHaveLength(2);
  });
});
