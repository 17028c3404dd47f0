/** Nothing used disappears: files that something shows stay, and readers see a change of one by a publisher's hand. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { articleData, buildEntities } from '../support/desk.ts';
import { picture, upload } from '../support/files.ts';
import { getJson, startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';
import type { User } from '../../src/payload-types.ts';

let service: Service;
let entities: Awaited<ReturnType<typeof buildEntities>>;
const staff = {} as Record<'editor' | 'publisher', User & { collection: 'users' }>;
beforeAll(async () => {
  service = await startService();
  entities = await buildEntities(service.payload);
  for (const role of ['editor', 'publisher'] as const) {
    const data = { name: role, email: `${role}@example.org`, password: 'correct horse battery', role };
    staff[role] = { ...(await service.payload.create({ collection: 'users', data })), collection: 'users' };
  }
});
afterAll(() => service.close());

const as = (who: 'editor' | 'publisher') => ({ user: staff[who], overrideAccess: false });
const article = (title: string, more: object = {}, draft = true) =>
  service.payload.create({
    collection: 'articles',
    data: { ...articleData(entities, title), ...more },
    draft,
    depth: 0,
  });
const shownInBody = (id: string) => ({
  root: {
    ...articleData(entities, '').body.root,
    children: [{ type: 'upload', version: 3, format: '', relationTo: 'media', value: id, fields: null, id: 'a' }],
  },
});

describe('deleting a file', () => {
  const users: [string, (id: string) => Promise<unknown>][] = [
    ['the image of a draft', (image) => article('Shows it', { image })],
    ['an attachment', (id) => article('Shows it', { attachments: [id] })],
    ['in a text', (id) => article('Shows it', { body: shownInBody(id) })],
    [
      'in an earlier version only',
      async (image) => {
        const { id } = await article('Shows it', { image });
        await service.payload.update({ collection: 'articles', id, data: { image: null }, draft: true });
      },
    ],
    [
      'a portrait',
      (portrait) => service.payload.create({ collection: 'authors', data: { name: 'Shows it', portrait } }),
    ],
    ['a logo', (logo) => service.payload.create({ collection: 'organizations', data: { name: 'Shows it', logo } })],
    [
      'in the introduction of a series',
      (id) =>
        service.payload.create({ collection: 'series', data: { name: 'Shows it', introduction: shownInBody(id) } }),
    ],
    [
      'in an introduction in Chinese only',
      async (id) => {
        const { id: series } = await service.payload.create({ collection: 'series', data: { name: 'Shows it' } });
        const data = { name: '用它', introduction: shownInBody(id) };
        await service.payload.update({ collection: 'series', id: series, data, locale: 'zh-Hans' });
      },
    ],
  ];

  test.each(users)('when it is %s, then it is refused and named, alone and among many', async (_, use) => {
    const id = await upload(service.payload, 'used.png', await picture());
    await use(id);
    const one = service.payload.delete({ collection: 'media', id, ...as('publisher') });
    await expect(one).rejects.toThrow(/Shows it/);
    const where = { id: { equals: id } };
    const many = await service.payload.delete({ collection: 'media', where, ...as('publisher') });
    expect(many.errors).toEqual([expect.objectContaining({ id, message: expect.stringContaining('Shows it') })]);
    expect((await service.payload.count({ collection: 'media', where })).totalDocs).toBe(1);
  });

  test('when nothing uses it, then it is deleted', async () => {
    const id = await upload(service.payload, 'unused.png', await picture());
    await service.payload.delete({ collection: 'media', id, ...as('publisher') });
    expect((await service.payload.count({ collection: 'media', where: { id: { equals: id } } })).totalDocs).toBe(0);
  });
});

describe('the alternative text of a public picture', () => {
  test('when a publisher changes it, then readers have it in a new edition; an editor is refused', async () => {
    const image = await upload(service.payload, 'public.png', await picture());
    await article('With a public picture', { image, _status: 'published' }, false);
    await service.publisher.settle();
    const describeIt = (alt: string, who: 'editor' | 'publisher') =>
      service.payload.update({ collection: 'media', id: image, data: { alt }, ...as(who) });
    await expect(describeIt('By an editor', 'editor')).rejects.toMatchObject({ status: 403 });
    await describeIt('By a publisher', 'publisher');
    await service.publisher.settle();
    const state = await service.store.findArticle('with-a-public-picture');
    expect(state).toMatchObject({
      status: 'public',
      state: { editions: 2, record: { image: { alt: 'By a publisher' } } },
    });
    expect((await service.store.verify()).problems).toEqual([]);
    expect((await getJson(`${service.url}/v1/articles/with-a-public-picture`)).status).toBe(200);
  });
});
