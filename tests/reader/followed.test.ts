import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeAll, ENTITIES, fill, nextInstant, numbered, published, serveArchive } from './support.ts';
import type { Served } from './support.ts';

let served: Served;
let before: string;
beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 5 });
  before = nextInstant();
  await served.store.append(published(numbered(6)));
  const [author] = ENTITIES;
  if (author?.kind !== 'author') throw new Error('the first entity is an author');
  const profile = { ...author.profile, bio: { en: 'Retired.', 'zh-Hans': null } };
  await served.store.putEntity({ kind: 'author', profile }, nextInstant());
});
afterAll(closeAll);

const slugs = async (path: string): Promise<string[]> =>
  (await served.json(path)).body.data.map(({ slug }: { slug: string }) => slug);

describe('whoever keeps a copy', () => {
  it('when asking for what changed since an instant, then gets that and nothing older, and can count it', async () => {
    const { body } = await served.json(`/v1/articles?updatedSince=${before}&include=total`);
    expect(body.data.map(({ slug }: { slug: string }) => slug)).toEqual(['opinion-6']);
    expect(body.page.total).toBe(1);
    expect(await slugs(`/v1/authors?updatedSince=${before}`)).toEqual(['jiang-baoquan']);
    expect(await slugs(`/v1/topics?updatedSince=${before}`)).toEqual([]);
    expect(await slugs('/v1/articles?sort=-updatedAt&limit=1')).toEqual(['opinion-6']);
  });

  it('when it is walked page by page, then each article comes once', async () => {
    const seen: string[] = [];
    for (let next: string | null = '/v1/articles?updatedSince=2000-01-01T00:00:00Z&limit=2'; next !== null;) {
      const { body }: { body: { data: { slug: string }[]; links: { next: string | null } } } = await served.json(next);
      seen.push(...body.data.map(({ slug }) => slug));
      next = body.links.next && new URL(body.links.next).pathname + new URL(body.links.next).search;
    }
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `opinion-${n}`));
  });

  it.each([
    ['updatedSince=yesterday', 'updatedSince'],
    ['updatedSince=2026-01-01', 'updatedSince'],
    ['updatedSince=2026-01-01T00:00:00Z&q=machine', 'updatedSince'],
    ['updatedSince=2026-01-01T00:00:00Z&sort=publishedOn', 'sort'],
  ])('when %s is asked, then 400 names %s', async (search, parameter) => {
    const { status, body } = await served.json(`/v1/articles?${search}`);
    expect([status, body.errors.map((error: { parameter: string }) => error.parameter)]).toEqual([400, [parameter]]);
  });

  it.each(['name', '-articleCount', '-latest', '-updatedAt'])(
    'when entities are sorted by %s, then all come',
    async (sort) => {
      expect(await slugs(`/v1/authors?sort=${sort}`)).toEqual(['jiang-baoquan']);
      expect((await served.get('/v1/authors?sort=slug')).status).toBe(400);
    },
  );
});
