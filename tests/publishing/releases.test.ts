/** Planned releases by a clock that the test moves: each exactly once, or visibly refused, whatever happened in between. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import type { Where } from 'payload';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { createPublisher } from '../../src/publishing/publisher.ts';
import type { Publisher } from '../../src/publishing/publisher.ts';
import { articleData, buildEntities, deskFilesOf, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

/** All planned articles of a test are due at this minute. */
const DUE = '2099-03-01T01:00:00.000Z';
const AFTER = '2099-03-01T01:00:01.000Z';

let desk: TestDesk;
let store: ArchiveStore;
let publisher: Publisher;
let entities: Awaited<ReturnType<typeof buildEntities>>;
let clock = '2099-03-01T00:59:00.000Z';

beforeAll(async () => {
  desk = await openTestDesk();
  store = await openSqliteArchive({ file: path.join(desk.folder, 'archive.db') });
  entities = await buildEntities(desk.payload);
  publisher = await openPublisher();
});
afterAll(async () => {
  await publisher.stop();
  await store.close();
  await desk.close();
});

function openPublisher(): Promise<Publisher> {
  const { payload, folder } = desk;
  const log = pino({ level: 'silent' });
  return createPublisher({ payload, store, files: deskFilesOf(folder), log, now: () => new Date(clock) });
}

type Account = TestDesk['users']['publisher'];

/** As the desk does it: written, then approved for the minute, by that person. */
async function plan(title: string, user: Account = desk.users.publisher, more: object = {}): Promise<string> {
  const data = { ...articleData(entities, title), ...more };
  const as = { user, overrideAccess: false, depth: 0, draft: true } as const;
  const { id } = await desk.payload.create({ collection: 'articles', data, ...as });
  await approve(id, user);
  return id;
}
const approve = (id: string, user: Account = desk.users.publisher, more: object = {}) =>
  desk.payload.update({
    ...{
      collection: 'articles',
      id,
      data: { stage: 'approved', releaseAt: DUE, ...more },
      user,
      overrideAccess: false,
    },
    ...{ depth: 0, draft: true },
  });

async function account(name: string): Promise<Account> {
  const data = { name, email: `${name}@example.org`, password: 'correct horse battery', role: 'publisher' as const };
  return { ...(await desk.payload.create({ collection: 'users', data })), collection: 'users' as const };
}

/** How often it was published, by the audit log, and whether readers have it. */
async function outcome(id: string): Promise<[number, boolean]> {
  const where: Where = { and: [{ document: { equals: id } }, { action: { in: ['published', 'corrected'] } }] };
  const { totalDocs } = await desk.payload.count({ collection: 'audit-events', where });
  const rows = await store.listPublic({ after: null, limit: 500 });
  return [totalDocs, rows.some((row) => row.id === id)];
}
const problems = async () => {
  const { docs } = await desk.payload.find({ collection: 'problems', depth: 0, pagination: false });
  return docs.map(({ document, scheduledFor }) => [document, scheduledFor]);
};

test('when ten are due in the same minute and one cannot be released, then ten go out once and one is shown with its time', async () => {
  const good = await Promise.all(Array.from({ length: 10 }, (_, index) => plan(`Due ${index}`)));
  const author = (await desk.payload.create({ collection: 'authors', data: { name: 'Soon gone' } })).id;
  const bad = await plan('Cannot go out', undefined, { attributions: [{ author }] });
  await desk.payload.db.deleteOne({ collection: 'authors', where: { id: { equals: author } } });
  await publisher.tick();
  expect(await outcome(good[0] ?? '')).toEqual([0, false]);

  clock = AFTER;
  await Promise.all([publisher.tick(), publisher.tick()]);
  await publisher.settle();
  for (const id of good) expect(await outcome(id)).toEqual([1, true]);
  expect(await outcome(bad)).toEqual([0, false]);
  expect(await problems()).toEqual([[bad, DUE]]);
  await desk.payload.update({ collection: 'articles', id: bad, data: { stage: 'draft' }, draft: true });
  await publisher.tick();
  expect(await problems()).toEqual([]);
});

test('when the program is stopped in the middle and started again, then each goes out once', async () => {
  clock = '2099-03-01T00:59:00.000Z';
  const ids = await Promise.all(Array.from({ length: 6 }, (_, index) => plan(`Interrupted ${index}`)));
  clock = AFTER;
  const firstRun = publisher.tick();
  while ((await Promise.all(ids.map(outcome))).every(([times]) => times === 0)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const stopped = publisher.stop();
  publisher = await openPublisher();
  await publisher.tick();
  await Promise.all([firstRun, stopped]);
  await publisher.settle();
  for (const id of ids) expect(await outcome(id)).toEqual([1, true]);
});

test('when who planned it is an editor by now, or has no account any more, then it goes out as it was approved', async () => {
  clock = '2099-03-01T00:59:00.000Z';
  const [demoted, deleted] = [await account('demoted'), await account('deleted')];
  const ids = [await plan('Planned by an editor of today', demoted), await plan('Planned by nobody', deleted)];
  await desk.payload.update({ collection: 'users', id: demoted.id, data: { role: 'editor' } });
  await desk.payload.delete({ collection: 'users', where: { id: { equals: deleted.id } } });
  clock = AFTER;
  await publisher.tick();
  await publisher.settle();
  for (const id of ids) expect(await outcome(id)).toEqual([1, true]);
});

test('when a public article waits for its correction and is withdrawn meanwhile, then it stays withdrawn', async () => {
  clock = '2099-03-01T00:59:00.000Z';
  const data = { ...articleData(entities, 'Withdrawn meanwhile'), _status: 'published' as const };
  const { id } = await desk.payload.create({ collection: 'articles', data, depth: 0 });
  await desk.payload.update({ collection: 'articles', id, data: { title: 'Corrected' }, draft: true });
  await approve(id, desk.users.publisher, { smallRepair: true });
  const withdrawal = { reason: 'No longer true.' };
  await desk.payload.update({ collection: 'articles', id, data: { stage: 'withdrawn', withdrawal } });
  clock = AFTER;
  await publisher.tick();
  await publisher.settle();
  expect(await outcome(id)).toEqual([1, false]);
  expect(await problems()).toEqual([]);
});
