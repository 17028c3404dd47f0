/** Restoring a version of an article: what it was, it is again. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askDesk, articleData, buildEntities, openTestDesk, PASSWORD } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

async function restore(version: string): Promise<number> {
  const { config, payload } = desk;
  const account = { email: 'publisher@example.org', password: PASSWORD };
  const { token } = await payload.login({ collection: 'users', data: account });
  const request = new Request(`${config.PUBLIC_URL}/api/articles/versions/${version}?depth=0`, {
    method: 'POST',
    headers: { Authorization: `JWT ${token}` },
  });
  return (await askDesk(desk, request)).status;
}

const newest = (id: string) => desk.payload.findByID({ collection: 'articles', id, draft: true, depth: 0 });
async function firstVersion(id: string): Promise<string> {
  const where = { parent: { equals: id } };
  const { docs } = await desk.payload.findVersions({ collection: 'articles', where, sort: 'createdAt' });
  return docs[0]?.id ?? '';
}

test('when a version of an unfinished draft is restored, then the draft is as it was, whatever it lacks', async () => {
  const { payload } = desk;
  const data = { title: 'First words', language: 'en' as const };
  const { id } = await payload.create({ collection: 'articles', data, draft: true });
  await payload.update({ collection: 'articles', id, data: { title: 'Second words' }, draft: true });
  expect(await restore(await firstVersion(id))).toBe(200);
  expect(await newest(id)).toMatchObject({ title: 'First words', _status: 'draft', stage: 'draft' });
});

test('when a draft of a published article is restored, then readers keep the text they have', async () => {
  const { payload } = desk;
  const data = articleData(await buildEntities(payload), 'Draft words');
  const { id } = await payload.create({ collection: 'articles', data, draft: true });
  const publication = { title: 'Public words', _status: 'published' as const };
  await payload.update({ collection: 'articles', id, data: publication });
  expect(await restore(await firstVersion(id))).toBe(200);
  expect(await newest(id)).toMatchObject({ title: 'Draft words', _status: 'draft' });
  const { docs } = await payload.find({ collection: 'articles', where: { id: { equals: id } }, overrideAccess: false });
  expect(docs).toMatchObject([{ title: 'Public words', _status: 'published' }]);
});
