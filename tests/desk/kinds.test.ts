/** Drafts are stored unfinished, but never with what is not of a field's kind: it is refused at that field, with what would be right. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CollectionSlug } from 'payload';
import { lexical } from '../../seed/lexical.ts';
import { askDesk, openTestDesk, PASSWORD } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
let token: string;
beforeAll(async () => {
  desk = await openTestDesk();
  const account = { email: 'publisher@example.org', password: PASSWORD };
  token = (await desk.payload.login({ collection: 'users', data: account })).token ?? '';
});
afterAll(() => desk.close());

async function create(collection: CollectionSlug, data: object) {
  const query = collection === 'articles' ? '?draft=true' : '';
  const { totalDocs: before } = await desk.payload.count({ collection });
  const response = await askDesk(
    desk,
    new Request(`${desk.config.PUBLIC_URL}/api/${collection}${query}`, {
      method: 'POST',
      headers: { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(data),
    }),
  );
  const answer = (await response.json()) as { errors?: { data?: { errors: { path: string; message: string }[] } }[] };
  const { totalDocs: after } = await desk.payload.count({ collection });
  const [refused] = answer.errors?.[0]?.data?.errors ?? [];
  return { status: response.status, stored: after - before, path: refused?.path, message: refused?.message };
}

test.each<[CollectionSlug, object, string, RegExp]>([
  ['articles', { title: { a: 1 } }, 'title', /text/],
  ['articles', { title: 5 }, 'title', /text/],
  ['articles', { title: ['a'] }, 'title', /text/],
  ['articles', { summary: { a: 1 } }, 'summary', /text/],
  ['articles', { language: {} }, 'language', /text/],
  ['articles', { publishedOn: {} }, 'publishedOn', /text/],
  ['articles', { releaseAt: ['2026-12-01'] }, 'releaseAt', /text/],
  ['articles', { rights: 'all' }, 'rights', /object/],
  ['articles', { rights: null }, 'rights', /object/],
  ['articles', { rights: { text: {} } }, 'rights.text', /text/],
  ['articles', { instalment: 'first' }, 'instalment', /number/],
  ['articles', { source: { a: 1 } }, 'source', /id/],
  ['articles', { topics: 'x' }, 'topics', /list of ids/],
  ['articles', { topics: [{ a: 1 }] }, 'topics', /list of ids/],
  ['articles', { attachments: [{}] }, 'attachments', /list of ids/],
  ['articles', { attributions: [5] }, 'attributions', /list of objects/],
  ['articles', { attributions: [{}, { position: {} }] }, 'attributions.1.position', /text/],
  ['articles', { corrections: [{ on: '2024-01-01', note: {} }] }, 'corrections.0.note', /text/],
  ['articles', { review: { word: {} } }, 'review.word', /text/],
  ['articles', { formerSlugs: 'x' }, 'formerSlugs', /list of texts/],
  ['articles', { body: 'Machine tools' }, 'body', /root/],
  ['articles', { body: { root: 5 } }, 'body', /root/],
  ['authors', { name: {} }, 'name', /text/],
  ['authors', { name: 'A', aliases: [{ name: 'B' }] }, 'aliases', /list of texts/],
  ['authors', { name: 'A', positions: 'engineer' }, 'positions', /list of objects/],
  ['series', { name: 'S', introduction: 'Why' }, 'introduction', /root/],
  ['comments', { text: 'x', article: {} }, 'article', /id/],
  ['comments', { text: {} }, 'text', /text/],
])('when %s get %j, then it is refused at %s and nothing is stored', async (collection, data, path, message) => {
  expect(await create(collection, data)).toEqual({
    ...{ status: 400, stored: 0, path },
    message: expect.stringMatching(message),
  });
});

test('when everything is of its kind, then in the ways that JSON and forms have for it, nothing among them, it is stored', async () => {
  const source = await desk.payload.create({ collection: 'sources', data: { name: 'Outlet' } });
  const data = {
    ...{ title: 'Right', summary: '', byline: null, instalment: '3', attributions: 0, appearances: '0', topics: [] },
    ...{ source, body: lexical([{ paragraph: 'Text' }]), rights: {}, corrections: [] },
  };
  expect(await create('articles', data)).toMatchObject({ status: 201, stored: 1 });
});
