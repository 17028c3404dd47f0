/** Accounts: who administers, passwords, what an editor may change of what readers see. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Payload } from 'payload';
import { articleData, buildEntities, openTestDesk, PASSWORD } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let payload: Payload;
beforeAll(async () => {
  desk = await openTestDesk();
  payload = desk.payload;
});
afterAll(() => desk.close());

const as = (who: keyof TestDesk['users']) => ({ user: desk.users[who], overrideAccess: false });
type Refusal = { status: number; data?: { errors?: { path: string }[] } };
const refused = (promise: Promise<unknown>): Promise<[number, string[]]> =>
  promise.then(
    () => [200, []],
    ({ status, data }: Refusal) => [status, (data?.errors ?? []).map(({ path }) => path)],
  );
const changeUser = (id: string, data: object, who: keyof TestDesk['users']) =>
  refused(payload.update({ collection: 'users', id, data, ...as(who) }));

describe('the last administrator', () => {
  test('when the only one gives up the role or is deleted, then it is refused, until there is a second', async () => {
    const { id } = desk.users.administrator;
    expect(await changeUser(id, { role: 'editor' }, 'administrator')).toEqual([400, ['role']]);
    expect((await refused(payload.delete({ collection: 'users', id, ...as('administrator') })))[0]).toBe(403);
    const second = await payload.create({
      collection: 'users',
      data: { name: 'Second', email: 'second@example.org', password: PASSWORD, role: 'administrator' },
    });
    expect(await changeUser(second.id, { role: 'editor' }, 'administrator')).toEqual([200, []]);
    expect(await changeUser(id, { role: 'publisher' }, 'administrator')).toEqual([400, ['role']]);
  });

  test('when two administrators demote each other at once, then one is left', async () => {
    const { id } = desk.users.administrator;
    const { docs } = await payload.find({ collection: 'users', where: { email: { equals: 'second@example.org' } } });
    const other = String(docs[0]?.id);
    await payload.update({ collection: 'users', id: other, data: { role: 'administrator' } });
    const demote = (user: string) =>
      refused(payload.update({ collection: 'users', id: user, data: { role: 'editor' } }));
    const answers = await Promise.all([demote(id), demote(other)]);
    expect(answers.map(([status]) => status).sort()).toEqual([200, 400]);
    await payload.update({ collection: 'users', id, data: { role: 'administrator' } });
  });
});

describe('passwords', () => {
  test('when one is short, then it is refused at its field, at creation and at a change', async () => {
    const data = { name: 'Short', email: 'short@example.org', password: '1234', role: 'editor' as const };
    expect(await refused(payload.create({ collection: 'users', data, ...as('administrator') }))).toEqual([
      400,
      ['password'],
    ]);
    const change = changeUser(desk.users.editor.id, { password: '机床机床', currentPassword: PASSWORD }, 'editor');
    expect(await change).toEqual([400, ['password']]);
  });

  test('when somebody changes their own, then only with the present one', async () => {
    const { id, email } = desk.users.editor;
    const password = 'another horse battery';
    expect(await changeUser(id, { password }, 'editor')).toEqual([400, ['currentPassword']]);
    expect(await changeUser(id, { password, currentPassword: 'a wrong guess' }, 'editor')).toEqual([
      400,
      ['currentPassword'],
    ]);
    await payload.login({ collection: 'users', data: { email, password: PASSWORD } });
    expect(await changeUser(id, { password, currentPassword: PASSWORD }, 'editor')).toEqual([200, []]);
    const stored = await payload.findByID({ collection: 'users', id });
    expect(JSON.stringify(stored)).not.toContain(password);
    await payload.login({ collection: 'users', data: { email, password } });
    await expect(payload.login({ collection: 'users', data: { email, password: PASSWORD } })).rejects.toThrow();
  });

  test('when an administrator sets one for somebody else, then no present one is asked for', async () => {
    expect(await changeUser(desk.users.editor.id, { password: PASSWORD }, 'administrator')).toEqual([200, []]);
  });
});

describe('a session', () => {
  const email = 'leaving@example.org';
  const signIn = async (password: string) => {
    const { token } = await payload.login({ collection: 'users', data: { email, password } });
    return async () => (await payload.auth({ headers: new Headers({ Authorization: `JWT ${token}` }) })).user;
  };

  test('when its account gets another role or password, or is deleted, then it counts at the next request', async () => {
    const data = { name: 'Leaving', email, password: PASSWORD, role: 'publisher' as const };
    const { id } = await payload.create({ collection: 'users', data });
    const first = await signIn(PASSWORD);
    expect(await first()).toMatchObject({ id, role: 'publisher' });
    await changeUser(id, { role: 'editor' }, 'administrator');
    expect(await first()).toMatchObject({ role: 'editor' });
    const password = 'another horse battery';
    await changeUser(id, { password }, 'administrator');
    expect(await first()).toBeNull();
    const second = await signIn(password);
    expect(await second()).toMatchObject({ id });
    await payload.delete({ collection: 'users', id });
    expect(await second()).toBeNull();
  });
});

test('when an editor changes what readers see of an entity, then it is refused once an article with it was published', async () => {
  const entities = await buildEntities(payload);
  const topic = (await payload.create({ collection: 'topics', data: { name: 'Spindles' } })).id;
  const broader = (await payload.create({ collection: 'topics', data: { name: 'Parts' } })).id;
  await payload.update({ collection: 'topics', id: topic, data: { parent: broader } });
  const rename = (collection: 'authors' | 'sources' | 'topics', id: string, who: keyof TestDesk['users']) =>
    refused(payload.update({ collection, id, data: { name: 'Renamed' }, ...as(who) })).then(([status]) => status);
  expect(await rename('authors', entities.author, 'editor')).toBe(200);
  const data = { ...articleData(entities, 'Public names'), topics: [topic], _status: 'published' as const };
  await payload.create({ collection: 'articles', data, ...as('publisher') });
  expect(await rename('authors', entities.author, 'editor')).toBe(403);
  expect(await rename('sources', entities.source, 'editor')).toBe(403);
  expect(await rename('topics', broader, 'editor')).toBe(403);
  expect(await rename('authors', entities.author, 'publisher')).toBe(200);
});
