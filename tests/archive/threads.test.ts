/** Threads that search and count: the same answers as without them, of the newest state, whatever becomes of a thread. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { openThreads } from '../../src/archive/sqlite/threads/threads.ts';
import { cardsOf, everything, instant, publication, publish, query, slugs, withdraw } from '../contract/support.ts';

const FACETS = ['author', 'source', 'year'] as const;
const text = (body: string) => ({ body: { html: `<p>${body}</p>`, text: body, markdown: body } });
const facets = { selection: { ...everything, text: 'spindle' }, facets: [...FACETS] };

let folder: string;
let file: string;
let store: ArchiveStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threads-'));
  file = join(folder, 'archive.db');
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const openWithThreads = () => openSqliteArchive({ file, threads: { count: 2, from: 0 } });
const fill = (target: ArchiveStore) =>
  target.appendMany(Array.from({ length: 30 }, (_, n) => publication(n, text(`A spindle, number ${n}.`))));
const answers = async (of: ArchiveStore) => {
  const page = await of.listArticles(query({ text: 'spindle', withBody: true }));
  return {
    page: { ...page, cards: String(page.cards), bodies: String(page.bodies) },
    isBuffer: Buffer.isBuffer(page.cards),
    total: await of.countArticles({ ...everything, text: 'spindle' }),
    facets: await of.countFacets(facets),
    suggested: await of.suggest({ text: 'a', limit: 5 }),
  };
};

test('when threads answer, then they say what is said without them', async () => {
  const plain = await openSqliteArchive({ file });
  await fill(plain);
  const expected = await answers(plain);
  await plain.close();
  store = await openWithThreads();
  expect(await answers(store)).toEqual(expected);
  expect(expected).toMatchObject({ total: 30, isBuffer: true, page: { isCut: false } });
});

test('when something was published, withdrawn or rebuilt, then the next answer has it', async () => {
  store = await openWithThreads();
  await fill(store);
  const seen = async () => {
    const [page, total, counted] = await Promise.all([
      slugs(store, { text: 'quill' }),
      store.countArticles({ ...everything, text: 'quill' }),
      store.countFacets({ selection: { ...everything, text: 'quill' }, facets: ['author'] }),
    ]);
    return [page, total, counted?.author?.map(({ slug, count }) => `${slug} ${count}`)];
  };
  expect(await seen()).toEqual([[], 0, []]);
  for (const n of [40, 41]) {
    const author = { slug: `author-of-${n}`, name: `Author ${n}` };
    const attributions = [{ author, position: null, organization: null }];
    await publish(store, n, { ...text('The quill moves.'), attributions });
  }
  expect(await seen()).toEqual([['article-41', 'article-40'], 2, ['author-of-40 1', 'author-of-41 1']]);
  await withdraw(store, 41, instant(50));
  expect(await seen()).toEqual([['article-40'], 1, ['author-of-40 1']]);
  await store.putSynonyms([['plume', 'quill']], instant(51));
  expect(await slugs(store, { text: 'plume' })).toEqual(['article-40']);
  await store.rebuild();
  expect(await seen()).toEqual([['article-40'], 1, ['author-of-40 1']]);
});

test('when many ask at once, then each gets the answer to its own question', async () => {
  store = await openWithThreads();
  await fill(store);
  const asked = Array.from({ length: 30 }, async (_, n) => {
    const page = await store.listArticles(query({ text: `"number ${n}"` }));
    return cardsOf(page).map(({ slug }) => slug);
  });
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 30 }, (_, n) => [`article-${n}`]));
});

const search = (words: string) => ({ name: 'listArticles', input: query({ text: words }) }) as const;
const never = () => Promise.reject(new Error('asked here'));
/** Threads that end the moment they are asked something, the first `fatal` times; after that good ones. */
const starting = (fatal: number) => {
  const workers: Worker[] = [];
  const startThread = (...made: ConstructorParameters<typeof Worker>) => {
    const worker = workers.length < fatal ? new Worker(FATAL, { eval: true }) : new Worker(...made);
    workers.push(worker);
    return worker;
  };
  return { workers, startThread };
};
const FATAL = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => process.exit(1)); parentPort.postMessage({ ready: true });`;

test('when a thread dies over a question, then another answers it and takes its place', async () => {
  store = await openSqliteArchive({ file });
  await fill(store);
  const { workers, startThread } = starting(1);
  const losses: unknown[] = [];
  const log = { warn: (fields: object) => void losses.push(fields) };
  const threads = openThreads({ file, count: 1, answerHere: never, log, startThread });
  expect(await threads.ask(search('"number 7"'))).toMatchObject({ isCut: false, matches: [{ how: 'exact' }] });
  expect(workers).toHaveLength(2);
  expect(losses).toMatchObject([{ question: 'listArticles' }]);
  await threads.close();
});

test('when threads die over one question again and again, then it is refused as unavailable and the next is answered', async () => {
  store = await openSqliteArchive({ file });
  await fill(store);
  const { workers, startThread } = starting(2);
  const threads = openThreads({ file, count: 1, answerHere: never, startThread });
  await expect(threads.ask(search('spindle'))).rejects.toMatchObject({ code: 'store-unavailable' });
  expect(await threads.ask(search('spindle'))).toMatchObject({ isCut: false });
  expect(workers).toHaveLength(3);
  await threads.close();
});

test('when no thread can be started, then questions are answered where they are asked', async () => {
  store = await openSqliteArchive({ file });
  const startThread = () => new Worker('process.exit(1)', { eval: true });
  const threads = openThreads({ file, count: 2, answerHere: async () => 'here', startThread });
  expect(await threads.ask(search('spindle'))).toBe('here');
  await threads.close();
  await expect(threads.ask(search('spindle'))).rejects.toMatchObject({ code: 'store-unavailable' });
});

test('when the store is closed while threads work, then what waits is refused and nothing is left running', async () => {
  store = await openSqliteArchive({ file });
  await fill(store);
  const { workers, startThread } = starting(0);
  const threads = openThreads({ file, count: 1, answerHere: never, startThread });
  await threads.ask(search('spindle'));
  const asked = [1, 2, 3].map(() => threads.ask(search('spindle')));
  const settled = Promise.allSettled(asked);
  await threads.close();
  expect((await settled).filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(2);
  expect(workers.map(({ threadId }) => threadId)).toEqual([-1]);
});
