import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { ArchiveStore } from '../../../src/archive/ArchiveStore.ts';
import type { EntityProfile } from '../../../src/domain/entity.ts';
import type { Suite } from '../archiveStore.ts';
import { cardsOf, correct, dump, everything, idOf, instant, publication, publish, query } from '../support.ts';
import { slugs, withdraw } from '../support.ts';

const outlet = (slug: string, name: string, mergedInto?: string): EntityProfile => ({
  kind: 'source',
  profile: {
    ...{ slug, name, names: { en: name, 'zh-Hans': null }, kind: null, website: null },
    ...(mergedInto && { mergedInto }),
  },
});
const from = (slug: string) => ({ source: { slug, name: slug.toUpperCase() } });
const countOf = (store: ArchiveStore, slug: string) =>
  store.countArticles({ ...everything, filters: { source: [slug] } });

/** Three articles of `old`, one of which is withdrawn, one of `new` and one of `third`. */
async function fill(store: ArchiveStore): Promise<void> {
  await store.putEntity(outlet('new', 'New Daily'), instant(0));
  await store.putEntity(outlet('old', 'Old Daily'), instant(0));
  await store.putEntity(outlet('third', 'Third'), instant(0));
  for (const n of [1, 2, 3]) await publish(store, n, from('old'));
  await publish(store, 4, from('new'));
  await publish(store, 5, from('third'));
  await withdraw(store, 3, instant(6));
}

const set = (value: string) => ({ filter: 'source' as const, value });

export const describeMerging: Suite = (store) => {
  test('when an entity is merged into another, then its articles are found, counted and listed there, and no edition is made', async () => {
    await fill(store());
    const log = await store().changes({ since: 0, limit: 100 });
    await store().putEntity(outlet('old', 'Old Daily', 'new'), instant(20));
    expect(await store().changes({ since: 0, limit: 100 })).toEqual(log);
    for (const slug of ['old', 'new']) {
      expect((await slugs(store(), { filters: { source: [slug] } })).toSorted()).toEqual([
        'article-1',
        'article-2',
        'article-4',
      ]);
      expect(await countOf(store(), slug)).toBe(3);
      expect(await store().countHarvest(set(slug))).toBe(4);
    }
    expect(await countOf(store(), 'third')).toBe(1);
    expect(await slugs(store(), { text: 'paragraph', filters: { source: ['old', 'new'] } })).toHaveLength(3);
    const facets = await store().countFacets({ selection: everything, facets: ['source'] });
    expect(facets?.source?.map(({ slug, count }) => [slug, count])).toEqual([
      ['new', 3],
      ['third', 1],
    ]);
    expect(await store().getEntity({ kind: 'source', slug: 'old' })).toBeNull();
    expect(JSON.parse((await store().getEntity({ kind: 'source', slug: 'new' })) ?? '')).toMatchObject({
      articleCount: 3,
    });
    expect(await store().listMerged()).toEqual([{ kind: 'source', slug: 'old', into: 'new' }]);
    const card = cardsOf(await store().listArticles(query())).find(({ slug }) => slug === 'article-1');
    expect(card?.source).toEqual({ slug: 'new', name: 'OLD', names: { en: 'New Daily', 'zh-Hans': null } });
    expect(card?.updatedAt).toBe(instant(20));
    expect((await store().verify()).problems).toEqual([]);
  });

  test('when a merger is undone, then everything is as it was', async () => {
    await fill(store());
    const before = (await dump(store())) as { entities: unknown; facets: unknown; harvest: unknown };
    await store().putEntity(outlet('old', 'Old Daily', 'new'), instant(20));
    await store().putEntity(outlet('old', 'Old Daily'), instant(21));
    const after = (await dump(store())) as typeof before;
    expect(after.facets).toEqual(before.facets);
    expect(after.harvest).toEqual(before.harvest);
    expect(await store().listMerged()).toEqual([]);
    expect(await countOf(store(), 'old')).toBe(2);
    expect((await store().verify()).problems).toEqual([]);
    await store().rebuild();
    expect(await dump(store())).toEqual(after);
  });

  test('when the read model is made anew after a merger, then readers see the same', async () => {
    await fill(store());
    await store().putEntity(outlet('old', 'Old Daily', 'new'), instant(20));
    await store().putEntity(outlet('new', 'New Daily', 'third'), instant(21));
    expect(await countOf(store(), 'old')).toBe(4);
    await correct(store(), 3, {}, instant(22));
    await correct(store(), 1, from('third'), instant(23));
    expect(await countOf(store(), 'new')).toBe(5);
    const before = await dump(store());
    await store().rebuild();
    expect(await dump(store())).toEqual(before);
    expect((await store().verify()).problems).toEqual([]);
  });

  test('when an archive is filled from one with a merger, then it has it too', async () => {
    // Every store takes what another one lists; a fresh store of this kind is filled with profiles in the order of slugs.
    await store().putEntity(outlet('a-merged', 'Merged', 'b-stays'), instant(0));
    await store().putEntity(outlet('b-stays', 'Stays'), instant(1));
    await publish(store(), 2, from('a-merged'));
    expect(await countOf(store(), 'b-stays')).toBe(1);
    const [first] = await store().listProfiles({ kind: 'source', after: null, limit: 1 });
    expect(first?.entity.profile).toMatchObject({ slug: 'a-merged', mergedInto: 'b-stays' });
  });

  test('when two merged ones are named by one article, then it counts once', async () => {
    const topics = ['cnc', 'nc'].map((slug) => ({ slug, name: slug }));
    await publish(store(), 1, { topics });
    const profile = { slug: 'nc', name: 'NC', names: { en: 'NC', 'zh-Hans': null }, parent: null };
    const description = { en: null, 'zh-Hans': null };
    await store().putEntity({ kind: 'topic', profile: { ...profile, description, mergedInto: 'cnc' } }, instant(2));
    expect(await store().countArticles({ ...everything, filters: { topic: ['cnc'] } })).toBe(1);
    expect((await store().verify()).problems).toEqual([]);
    await withdraw(store(), 1, instant(3));
    expect((await store().verify()).problems).toEqual([]);
  });

  test('when many articles name a merged entity, then all are listed anew, the rest a moment later', async () => {
    await store().putEntity(outlet('new', 'New'), instant(0));
    await store().appendMany(Array.from({ length: 120 }, (_, n) => publication(n, from(n < 100 ? 'old' : 'new'))));
    await store().putEntity(outlet('old', 'Old', 'new'), instant(500));
    expect((await store().verify()).problems).toEqual([]);
    while (((await countOf(store(), 'new')) ?? 0) < 120) await sleep(20);
    expect((await store().state(idOf(1)))?.record?.source).toEqual({ slug: 'old', name: 'OLD' });
    const before = await dump(store());
    await store().rebuild();
    expect(await dump(store())).toEqual(before);
  });
};
