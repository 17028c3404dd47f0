/** The search of the list of articles: by title, author, company, series, outlet and text, drafts included. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articleData, openTestDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { documentOf, link, list, text } from '../support/richText.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  const { payload } = desk;
  const make = async (collection: 'authors' | 'organizations' | 'sources' | 'series', en: string, zh: string) =>
    (await payload.create({ collection, data: { names: { en, zh } } as never })).id;
  const entities = {
    author: await make('authors', 'Jiang Baoquan', '蒋保权'),
    organization: await make('organizations', 'Spark Machine Tools', '星火机床'),
    source: await make('sources', 'Industry Daily', '工业日报'),
  };
  const series = await make('series', 'Opinions of the trade', '行业观点');
  const data = { ...articleData(entities, 'On spindles', '五轴联动的主轴'), series, instalment: 1 };
  await payload.create({ collection: 'articles', data, draft: true });
  const words = link('https://example.org', text('滚珠丝杠'));
  const deep = documentOf(list('ul', [list('ul', [words])]));
  await payload.create({
    collection: 'articles',
    data: { ...articleData(entities, 'On screws'), attributions: [], source: null, body: deep } as never,
    draft: true,
  });
  const other = { ...articleData(entities, 'Other'), attributions: [], source: null } as never;
  await payload.create({ collection: 'articles', data: other, draft: true });
});
afterAll(() => desk.close());

/** As the list asks: any of the fields that it searches. */
async function search(text: string): Promise<string[]> {
  const { listSearchableFields = [] } = desk.payload.collections.articles.config.admin;
  const where = { or: listSearchableFields.map((field) => ({ [field]: { like: text } })) };
  const as = { user: desk.users.editor, overrideAccess: false, draft: true, depth: 0 } as const;
  const { docs, totalDocs } = await desk.payload.find({ collection: 'articles', where, ...as });
  expect(totalDocs).toBe(docs.length);
  return docs.map(({ title }) => title);
}

test.each([
  ['spindles'],
  ['蒋保权'],
  ['Baoquan'],
  ['jbq'],
  ['星火'],
  ['Spark Machine'],
  ['行业观点'],
  ['工业日报'],
  ['五轴联动'],
])('when %s is looked for, then the draft that has it is found, once', async (text) => {
  expect(await search(text)).toEqual(['On spindles']);
});

test('when a word stands in a link of a list in a list, then it is found', async () => {
  expect(await search('滚珠丝杠')).toEqual(['On screws']);
});

test('when nothing has it, then nothing is found', async () => {
  expect(await search('齿轮')).toEqual([]);
});
