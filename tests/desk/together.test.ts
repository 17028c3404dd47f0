/** Rules that look at other documents hold when changes meet: on one instance, and on two that share a desk. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Payload } from 'payload';
import { ensureAdministrator } from '../../src/desk/openDesk.ts';
import { articleData, buildEntities, openBeside, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { picture, upload } from '../support/files.ts';

/** So many at once. */
const MANY = 8;

let desk: TestDesk;
let beside: Awaited<ReturnType<typeof openBeside>>;
let entities: Awaited<ReturnType<typeof buildEntities>>;
beforeAll(async () => {
  desk = await openTestDesk();
  beside = await openBeside(desk);
  entities = await buildEntities(desk.payload);
});
afterAll(async () => {
  await beside.close();
  await desk.close();
});

const as = (who: keyof TestDesk['users']) => ({ user: desk.users[who], overrideAccess: false, depth: 0 });
type Refusal = { status?: number; data?: { errors?: { path: string }[] } };

/** Asks all at once, every second one on the other instance. @returns what came of each: 200, or the status and its fields */
const atOnce = (asks: ((payload: Payload) => Promise<unknown>)[]): Promise<string[]> =>
  Promise.all(
    asks.map((ask, n) =>
      ask(n % 2 === 0 ? desk.payload : beside.payload).then(
        () => '200',
        ({ status, data }: Refusal) => [status, ...(data?.errors ?? []).map(({ path }) => path)].join(' '),
      ),
    ),
  );
const times = <T>(make: (n: number) => T): T[] => Array.from({ length: MANY }, (_, n) => make(n));
const outcome = (one: string, others: string) => [one, ...Array<string>(MANY - 1).fill(others)].sort();

test('when administrators demote or delete each other, then one is left', async () => {
  const { id: first } = desk.users.administrator;
  const data = { name: 'Second', email: 'second@example.org', password: 'correct horse battery' };
  const second = await desk.payload.create({ collection: 'users', data: { ...data, role: 'administrator' } });
  const demote = (id: string) => (payload: Payload) =>
    payload.update({ collection: 'users', id, data: { role: 'editor' } });
  const remove = (id: string) => (payload: Payload) => payload.delete({ collection: 'users', id });
  for (const [one, other, refused] of [
    [demote, demote, '400 role'],
    [remove, demote, '403|400 role'],
  ] as const) {
    for (const id of [first, second.id])
      await desk.payload.update({ collection: 'users', id, data: { role: 'administrator' } });
    const [kept = '', lost = ''] = (await atOnce([one(second.id), other(first)])).sort();
    expect(kept).toBe('200');
    expect(lost).toMatch(new RegExp(`^(${refused})$`));
  }
  await desk.payload.update({ collection: 'users', id: first, data: { role: 'administrator' } });
});

test('when many ask for the same instalment of a series, then one has it', async () => {
  const { id: series } = await desk.payload.create({ collection: 'series', data: { name: 'CEO opinions' } });
  const save = (n: number) => (payload: Payload) => {
    const data = { ...articleData(entities, `Instalment by ${n}`), series, instalment: 7 };
    return payload.create({ collection: 'articles', data, draft: true, depth: 0 });
  };
  expect((await atOnce(times(save))).sort()).toEqual(outcome('200', '400 instalment'));
});

test('when many articles, or authors, have one name, then each has an address of its own; one given by hand is had once', async () => {
  const article = (more: object) => (payload: Payload) =>
    payload.create({ collection: 'articles', data: { ...articleData(entities, 'Lathes'), ...more }, draft: true });
  expect(await atOnce(times(() => article({})))).toEqual(times(() => '200'));
  const author = (payload: Payload) => payload.create({ collection: 'authors', data: { name: 'Wang Fang' } });
  expect(await atOnce(times(() => author))).toEqual(times(() => '200'));
  for (const [collection, name] of [
    ['articles', { title: { equals: 'Lathes' } }],
    ['authors', { name: { equals: 'Wang Fang' } }],
  ] as const) {
    const { docs } = await desk.payload.find({ collection, where: name, draft: true, limit: 0, depth: 0 });
    expect(new Set(docs.map(({ slug }) => slug)).size).toBe(MANY);
  }
  const own = await atOnce(times((n) => article({ title: `Spindles ${n}`, slug: 'spindles' })));
  expect(own.sort()).toEqual(outcome('200', '400 slug'));
});

test('when one approves while others save the version they opened, then one save is stored and the rest are told', async () => {
  const data = { ...articleData(entities, 'In review'), stage: 'in-review' as const };
  const { id, revision } = await desk.payload.create({ collection: 'articles', data, draft: true, depth: 0 });
  const approve = (payload: Payload) =>
    payload.update({ collection: 'articles', id, data: { stage: 'approved', revision }, ...as('publisher') });
  const save = (n: number) => (payload: Payload) =>
    payload.update({ collection: 'articles', id, data: { title: `Changed by ${n}`, revision }, ...as('editor') });
  const answers = await atOnce(times((n) => (n === 0 ? approve : save(n))));
  expect(answers.filter((answer) => answer === '200')).toHaveLength(1);
  // Whoever finds it approved meanwhile is told that first.
  expect(answers.filter((answer) => answer !== '200').every((answer) => /^40[39]$/.test(answer))).toBe(true);
  const stored = await desk.payload.findByID({ collection: 'articles', id, draft: true, depth: 0 });
  expect(stored.revision).toBe(Number(revision) + 1);
});

test('when a file is deleted while articles begin to show it, then it goes before all of them or stays', async () => {
  const image = await upload(desk.payload, 'shared.png', await picture());
  const show = (n: number) => (payload: Payload) =>
    payload.create({ collection: 'articles', data: { ...articleData(entities, `Shows ${n}`), image }, draft: true });
  const remove = (payload: Payload) => payload.delete({ collection: 'media', id: image, ...as('publisher') });
  const [deletion, ...saves] = await atOnce(times((n) => (n === 0 ? remove : show(n))));
  const isThere = (await desk.payload.count({ collection: 'media', where: { id: { equals: image } } })).totalDocs === 1;
  expect([deletion, isThere, [...new Set(saves)]]).toEqual(
    deletion === '200' ? ['200', false, ['400 image']] : ['403', true, ['200']],
  );
});

test('when instances start together on an empty desk, then one account is made', async () => {
  const { payload } = desk;
  const { docs } = await payload.find({ collection: 'users', limit: 0, depth: 0 });
  for (const { id } of docs) await payload.db.deleteOne({ collection: 'users', where: { id: { equals: id } } });
  const made: unknown[] = [];
  const first = { email: 'admin@example.org', password: undefined };
  const ensure = async (one: Payload) => void made.push(await ensureAdministrator(one, first));
  expect(await atOnce(times(() => ensure))).toEqual(times(() => '200'));
  expect(made.filter((one) => one !== null)).toHaveLength(1);
  expect((await payload.find({ collection: 'users', depth: 0 })).docs).toHaveLength(1);
});
