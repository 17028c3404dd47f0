/** Names in two languages: written side by side, shown and found in both, kept as the public record has them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

type Locale = 'en' | 'zh-Hans';
const author = (id: string, locale: Locale | 'all' = 'en') =>
  desk.payload.findByID({ collection: 'authors', id, locale, depth: 0 });
const found = async (collection: 'authors' | 'topics', text: string, locale: Locale = 'en') => {
  const where = { and: [{ label: { like: text } }] };
  const { docs } = await desk.payload.find({ collection, where, locale, depth: 0 });
  return docs.map(({ slug }) => slug);
};

test('when both names are given at once, then each language has its own and shows the other beside it', async () => {
  const data = { names: { en: 'Jiang Baoquan', zh: '蒋宝泉' }, aliases: ['老蒋'] };
  const { id } = await desk.payload.create({ collection: 'authors', data: data as never });
  expect((await author(id, 'all')).name).toEqual({ en: 'Jiang Baoquan', 'zh-Hans': '蒋宝泉' });
  expect((await author(id)).label).toBe('Jiang Baoquan · 蒋宝泉');
  expect((await author(id, 'zh-Hans')).label).toBe('蒋宝泉 · Jiang Baoquan');
  for (const text of ['蒋宝', 'baoquan', 'jiangbaoquan', 'jbq', '老蒋']) {
    expect([text, await found('authors', text), await found('authors', text, 'zh-Hans')]).toEqual([
      text,
      ['jiang-baoquan'],
      ['jiang-baoquan'],
    ]);
  }
});

test('when a name exists only in Chinese, then it is shown and found whatever the content language', async () => {
  const data = { names: { zh: '周建国' } };
  for (const locale of ['en', 'zh-Hans'] as const) {
    const { id } = await desk.payload.create({ collection: 'authors', data: data as never, locale });
    expect([(await author(id)).label, (await author(id, 'zh-Hans')).label]).toEqual(['周建国', '周建国']);
    expect((await author(id, 'all')).names).toEqual({ en: null, zh: '周建国' });
    const bio = { bio: 'Founded a works.' };
    await desk.payload.update({ collection: 'authors', id, data: bio, locale: 'en' });
    expect((await author(id, 'all')).name).toEqual({ en: '', 'zh-Hans': '周建国' });
  }
  expect(await found('authors', '周建国')).toEqual(expect.arrayContaining(['zhou-jian-guo', 'zhou-jian-guo-2']));
});

test('when a program writes one language, then the other is as it was', async () => {
  const { id } = await desk.payload.create({ collection: 'topics', data: { name: 'Spindles' } });
  await desk.payload.update({ collection: 'topics', id, data: { name: '主轴' }, locale: 'zh-Hans' });
  const topic = await desk.payload.findByID({ collection: 'topics', id, locale: 'all', depth: 0 });
  expect(topic).toMatchObject({
    name: { en: 'Spindles', 'zh-Hans': '主轴' },
    names: { en: 'Spindles', zh: '主轴' },
    label: { en: 'Spindles · 主轴', 'zh-Hans': '主轴 · Spindles' },
  });
  expect(await found('topics', 'zhuzhou')).toEqual(['spindles']);
});

test.each<[string, object]>([
  ['none', {}],
  ['blanks', { names: { en: ' ', zh: '　' } }],
])('when %s is given as a name, then it is refused at its field', async (_what, data) => {
  const creating = desk.payload.create({ collection: 'sources', data: data as never });
  await expect(creating).rejects.toMatchObject({ data: { errors: [{ path: 'names.en' }, { path: 'names.zh' }] } });
});

test('when an earlier version is restored, then it has the names of that version in both languages', async () => {
  const { payload } = desk;
  const data = { names: { en: 'North Lathe', zh: '北方机床' } };
  const { id } = await payload.create({ collection: 'organizations', data: data as never });
  await payload.update({ collection: 'organizations', id, data: { names: { en: 'Northern Lathe', zh: '北方' } } });
  const { docs } = await payload.findVersions({
    collection: 'organizations',
    where: { parent: { equals: id } },
    sort: 'createdAt',
  });
  await payload.restoreVersion({ collection: 'organizations', id: docs[0]?.id ?? '' });
  const organization = await payload.findByID({ collection: 'organizations', id, locale: 'all', depth: 0 });
  expect(organization).toMatchObject({
    name: { en: 'North Lathe', 'zh-Hans': '北方机床' },
    label: { 'zh-Hans': '北方机床 · North Lathe' },
    revision: 3,
  });
});

test.each(['authors', 'organizations', 'sources', 'series', 'topics', 'users'] as const)(
  'when two people save one of %s from the same state, then the second gets 409 and nothing is overwritten',
  async (collection) => {
    const { payload, users } = desk;
    const account = { name: 'Wang', email: 'wang@example.org', password: 'correct horse battery' };
    const data = collection === 'users' ? account : { name: `Wang of ${collection}` };
    const { id, revision } = await payload.create({ collection, data: data as never });
    const save = (name: string) => {
      const change = { revision, ...(collection === 'users' ? { name } : { names: { en: name } }) };
      return payload.update({ collection, id, data: change as never, user: users.administrator });
    };
    await save('First');
    await expect(save('Second')).rejects.toMatchObject({ status: 409 });
    expect(await payload.findByID({ collection, id, depth: 0 })).toMatchObject({ name: 'First' });
  },
);

test.each([
  ['zh', 'zh-Hans'],
  ['en', 'en'],
])('when somebody whose admin speaks %s signs in, then the content language is %s', async (language, expected) => {
  const { payload, users } = desk;
  const req = { headers: new Headers({ 'Accept-Language': language }), i18n: { language } };
  const data = { email: users.editor.email, password: 'correct horse battery' };
  await payload.login({ collection: 'users', data, req: req as never });
  const where = { key: { equals: 'locale' }, 'user.value': { equals: users.editor.id } };
  const { docs } = await payload.find({ collection: 'payload-preferences', where });
  expect(docs.map(({ value }) => value)).toEqual([expected]);
});
