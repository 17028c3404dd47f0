import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeAll, fill, nextInstant, serveArchive } from './support.ts';
import type { Served } from './support.ts';

let served: Served;

beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 2 });
  await served.store.putEntity(
    {
      kind: 'author',
      profile: {
        slug: 'nobody-yet',
        name: 'Nobody Yet',
        names: { en: 'Nobody Yet', 'zh-Hans': null },
        bio: { en: null, 'zh-Hans': null },
        portrait: null,
        positions: [],
        sameAs: [],
      },
    },
    nextInstant(),
  );
});
afterAll(closeAll);

const RESOURCES = [
  ['authors', 'jiang-baoquan', 'author', 'organization=spark-machine-tools'],
  ['organizations', 'spark-machine-tools', 'organization', 'kind=company'],
  ['sources', 'gansu-belt-and-road-portal', 'source', 'kind=portal'],
  ['series', 'ceo-opinions', 'series', 'publisher=spark-machine-tools'],
  ['topics', 'machine-tools', 'topic', 'q=machine'],
] as const;

describe.each(RESOURCES)('GET /v1/%s', (path, slug, filter, query) => {
  it('when listed, then it has what public articles name, with their number', async () => {
    const { status, body } = await served.json(`/v1/${path}`);
    expect(status).toBe(200);
    expect(body.data).toMatchObject([
      { slug, url: `https://archive.example/v1/${path}/${slug}`, articleCount: 2, updatedAt: expect.any(String) },
    ]);
    expect(body.page).toEqual({ limit: 20, next: null });
    const articles = await served.json(`/v1/articles?${filter}=${slug}&include=total`);
    expect(articles.body.page.total).toBe(2);
  });

  it('when asked one by one, then it is the same as in the list', async () => {
    const list = await served.json(`/v1/${path}`);
    expect((await served.json(`/v1/${path}/${slug}`)).body).toEqual(list.body.data[0]);
  });

  it(`when filtered by ${query}, then it is found, and by something else it is not`, async () => {
    expect((await served.json(`/v1/${path}?${query}`)).body.data).toHaveLength(1);
    expect((await served.json(`/v1/${path}?q=nothing-of-this`)).body.data).toEqual([]);
  });

  it('when nothing public names a slug, then 404', async () => {
    expect((await served.get(`/v1/${path}/nobody-yet`)).status).toBe(404);
  });
});

it('when a filter belongs to another kind, then 400 names it', async () => {
  const { status, body } = await served.json('/v1/topics?kind=company');
  expect(status).toBe(400);
  expect(body.errors).toEqual([{ parameter: 'kind', code: 'unknown', message: expect.any(String) }]);
});

it('when an entity has pictures, then their addresses are absolute', async () => {
  const { body } = await served.json('/v1/organizations/spark-machine-tools');
  expect(body.logo.url).toMatch(/^https:\/\/archive\.example\/media\//);
});
