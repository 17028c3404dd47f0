import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { ArchiveStore } from '../../../src/archive/ArchiveStore.ts';
import type { EntityProfile, Profile } from '../../../src/domain/entity.ts';
import { PROFILE_SCHEMAS } from '../../../src/domain/entity.ts';
import type { EntityQuery } from '../../../src/domain/query.ts';
import type { EntityKind } from '../../../src/domain/lists.ts';
import type { Suite } from '../archiveStore.ts';
import {
  allSlugs,
  cardsOf,
  correct,
  dump,
  everything,
  idOf,
  instant,
  publication,
  publish,
  query,
  withdraw,
} from '../support.ts';

const author = (slug: string, en: string, zh: string | null, employer: string | null = null): EntityProfile => ({
  kind: 'author',
  profile: {
    slug,
    name: en,
    names: { en, 'zh-Hans': zh },
    bio: { en: null, 'zh-Hans': null },
    portrait: null,
    positions:
      employer === null
        ? []
        : [
            {
              position: { en: 'CEO', 'zh-Hans': null },
              organization: { slug: employer, name: employer },
              from: null,
              to: null,
            },
          ],
    sameAs: [],
  },
});

async function get(store: ArchiveStore, kind: EntityKind, slug: string) {
  const json = await store.getEntity({ kind, slug });
  return json === null
    ? null
    : (JSON.parse(json) as Profile & { url: string; articleCount: number; updatedAt: string });
}

async function list(store: ArchiveStore, query: Partial<EntityQuery> = {}): Promise<string[]> {
  const page = await store.listEntities({ kind: 'author', terms: [], text: null, limit: 20, after: null, ...query });
  return page.items.map((item) => (JSON.parse(item) as Profile).slug);
}

const by = (...slugs: string[]) => ({
  attributions: slugs.map((slug) => ({ author: { slug, name: slug }, position: null, organization: null })),
});

export const describeEntities: Suite = (store) => {
  test('when an article names an entity nobody described, then it has a profile made of its name', async () => {
    await publish(store(), 1, { language: 'zh-Hans', source: { slug: 'daily', name: '机床日报' } });
    const expected: Record<EntityKind, string> = {
      author: 'jiang-baoquan',
      organization: 'spark-machine-tools',
      source: 'daily',
      series: 'ceo-opinions',
      topic: 'machine-tools',
    };
    for (const [kind, slug] of Object.entries(expected) as [EntityKind, string][]) {
      const { url, articleCount, updatedAt, ...profile } = (await get(store(), kind, slug)) ?? ({} as never);
      expect(PROFILE_SCHEMAS[kind].safeParse(profile).error).toBeUndefined();
      expect({ articleCount, updatedAt }).toEqual({ articleCount: 1, updatedAt: instant(1) });
      expect(url).toBe(`/v1/${kind === 'series' ? 'series' : `${kind}s`}/${slug}`);
    }
    expect(await get(store(), 'source', 'daily')).toMatchObject({
      name: '机床日报',
      names: { en: null, 'zh-Hans': '机床日报' },
    });
  });

  test('when an article in the other language names it too, then it has both names', async () => {
    await publish(store(), 1, { language: 'zh-Hans', source: { slug: 'daily', name: '机床日报' } });
    await publish(store(), 2, { source: { slug: 'daily', name: 'Machine Tool Daily' } });
    await publish(store(), 3, { source: { slug: 'daily', name: 'Another Name' } });
    expect(await get(store(), 'source', 'daily')).toMatchObject({
      name: 'Machine Tool Daily',
      names: { en: 'Machine Tool Daily', 'zh-Hans': '机床日报' },
      articleCount: 3,
      updatedAt: instant(2),
    });
  });

  test('when a profile is put, then it is shown as put, before or after the article that names it', async () => {
    expect(await store().putEntity(author('ann', 'Ann', '安'), instant(1))).toBe(true);
    expect(await get(store(), 'author', 'ann')).toBeNull();
    await publish(store(), 2, by('ann', 'bob'));
    expect(await store().putEntity(author('bob', 'Bob', '鲍勃'), instant(3))).toBe(true);
    expect(await get(store(), 'author', 'ann')).toMatchObject({ names: { 'zh-Hans': '安' }, updatedAt: instant(1) });
    expect(await get(store(), 'author', 'bob')).toMatchObject({ names: { 'zh-Hans': '鲍勃' }, updatedAt: instant(3) });
    await publish(store(), 4, by('bob'));
    expect(await get(store(), 'author', 'bob')).toMatchObject({ name: 'Bob', articleCount: 2, updatedAt: instant(3) });
  });

  test('when the same profile is put again, then nothing changes', async () => {
    await publish(store(), 1, by('ann'));
    await store().putEntity(author('ann', 'Ann', '安'), instant(2));
    const before = await store().revision();
    expect(await store().putEntity(author('ann', 'Ann', '安'), instant(3))).toBe(false);
    expect(await store().revision()).toEqual(before);
    expect(await get(store(), 'author', 'ann')).toMatchObject({ updatedAt: instant(2) });
    expect(await store().putEntity(author('ann', 'Ann', '安安'), instant(4))).toBe(true);
    expect((await store().revision()).generation).not.toBe(before.generation);
  });

  test('when articles come and go, then counts follow, and nobody without an article is shown', async () => {
    await publish(store(), 1, by('ann'));
    await publish(store(), 2, by('ann', 'bob'));
    expect(await get(store(), 'author', 'ann')).toMatchObject({ articleCount: 2 });
    await correct(store(), 1, by('cid'), instant(3));
    expect(await get(store(), 'author', 'ann')).toMatchObject({ articleCount: 1 });
    await withdraw(store(), 2, instant(4));
    expect(await list(store())).toEqual(['cid']);
    expect(await get(store(), 'author', 'bob')).toBeNull();
    expect((await store().stats()).entities.author).toBe(1);
    await correct(store(), 2, {}, instant(5));
    expect(await list(store())).toEqual(['ann', 'bob', 'cid']);
  });

  test('when entities are listed, then by slug, page by page, each once', async () => {
    const names = Array.from({ length: 7 }, (_, n) => `author-${n}`);
    await publish(store(), 1, by(...names.toReversed()));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await store().listEntities({ kind: 'author', terms: [], text: null, limit: 3, after });
      seen.push(...page.items.map((item) => (JSON.parse(item) as Profile).slug));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(names);
    expect(await list(store(), { kind: 'topic' })).toEqual(['machine-tools']);
  });

  test('when part of a name is given, then in any language, folded as in search', async () => {
    await publish(store(), 1, by('ann', 'rene', 'jian'));
    await store().putEntity(author('ann', 'Ann Smith', null), instant(2));
    await store().putEntity(author('rene', 'René  Müller', '雷內'), instant(2));
    await store().putEntity(author('jian', 'Guo Jian', '郭建'), instant(2));
    expect(await list(store(), { text: 'smi' })).toEqual(['ann']);
    expect(await list(store(), { text: 'RENE MULLER' })).toEqual(['rene']);
    expect(await list(store(), { text: '雷内' })).toEqual(['rene']);
    expect(await list(store(), { text: 'ＪＩＡＮ' })).toEqual(['jian']);
    for (const text of ['%', '_', '*', "'", '\0', 'no such name']) expect(await list(store(), { text })).toEqual([]);
  });

  test('when attributes are given, then all must hold', async () => {
    await publish(store(), 1, by('ann', 'bob', 'cid'));
    await store().putEntity(author('ann', 'Ann', null, 'acme'), instant(2));
    await store().putEntity(author('bob', 'Bob', null, 'acme'), instant(2));
    await store().putEntity(author('cid', 'Cid', null, 'best'), instant(2));
    await store().putEntity(author('dan', 'Dan', null, 'acme'), instant(2));
    const terms = ['organization:acme'];
    expect(await list(store(), { terms })).toEqual(['ann', 'bob']);
    expect(await list(store(), { terms, after: 'ann' })).toEqual(['bob']);
    expect(await list(store(), { terms, text: 'bo' })).toEqual(['bob']);
    expect(await list(store(), { terms: ['organization:acme', 'organization:best'] })).toEqual([]);
    await store().putEntity(author('ann', 'Ann', null, 'best'), instant(3));
    expect(await list(store(), { terms })).toEqual(['bob']);
  });

  const slugsOf = async (query: Partial<EntityQuery>) => {
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await store().listEntities({ kind: 'author', terms: [], text: null, limit: 2, ...query, after });
      found.push(...page.items.map((item) => (JSON.parse(item) as Profile).slug));
      if (page.next === null) return found;
      after = page.next;
    }
  };

  test('when entities are listed in another order, then in that order, page by page', async () => {
    for (const [slug, name] of ['bob Bo', 'ann Zoe', 'cid Amy', 'dan Moe'].map((text) => text.split(' '))) {
      await store().putEntity(author(slug as string, name as string, null), instant(slug === 'ann' ? 30 : 1));
    }
    await publish(store(), 1, { ...by('ann', 'bob', 'cid'), publishedOn: '2020-01-01' });
    await publish(store(), 2, { ...by('bob', 'cid'), publishedOn: '2021-01-01' });
    await publish(store(), 3, { ...by('bob', 'dan'), publishedOn: '2019-01-01' });
    expect(await slugsOf({ sort: 'name' })).toEqual(['cid', 'bob', 'dan', 'ann']);
    expect(await slugsOf({ sort: '-articleCount' })).toEqual(['bob', 'cid', 'ann', 'dan']);
    expect((await slugsOf({ sort: '-latest' })).at(-1)).toBe('dan');
    expect((await slugsOf({ sort: '-updatedAt' }))[0]).toBe('ann');
    expect(await slugsOf({ updatedSince: instant(2) })).toEqual(['ann']);
    expect(await slugsOf({ updatedSince: instant(31) })).toEqual([]);
  });

  test('when a name changes, then every article that names it shows the new one, and when', async () => {
    await store().putEntity(author('ann', 'Ann', null), instant(1));
    const inputs = Array.from({ length: 450 }, (_, n) => publication(n, by('ann')));
    await store().appendMany([...inputs, publication(500, by('bob'))]);
    const renamed = instant(900);
    await store().putEntity(author('ann', 'Ann', '安'), renamed);
    const changed = () => store().listArticles(query({ sort: '-updatedAt', updatedSince: renamed, limit: 100 }));
    while (((await store().countArticles({ ...everything, updatedSince: renamed })) ?? 0) < 450) await sleep(20);
    const cards = cardsOf(await changed());
    expect(new Set(cards.map(({ updatedAt }) => updatedAt))).toEqual(new Set([renamed]));
    expect(cards[0]?.attributions[0]?.author).toEqual({
      slug: 'ann',
      name: 'ann',
      names: { en: 'Ann', 'zh-Hans': '安' },
    });
    expect(await allSlugs(store(), { sort: '-updatedAt', updatedSince: renamed, limit: 100 })).toHaveLength(450);
    expect((await allSlugs(store(), { sort: '-updatedAt', limit: 100 })).at(-1)).toBe('article-500');
    expect((await store().verify()).problems).toEqual([]);
    const before = await dump(store());
    await store().rebuild();
    expect(await dump(store())).toEqual(before);
  });

  test('when a biography changes, then articles do not', async () => {
    const ann = author('ann', 'Ann', null) as Extract<EntityProfile, { kind: 'author' }>;
    await store().putEntity(ann, instant(1));
    await publish(store(), 2, by('ann'));
    const bio = { en: 'An engineer.', 'zh-Hans': null };
    await store().putEntity({ kind: 'author', profile: { ...ann.profile, bio } }, instant(3));
    expect(await get(store(), 'author', 'ann')).toMatchObject({ updatedAt: instant(3) });
    expect(cardsOf(await store().listArticles(query()))[0]).toMatchObject({ updatedAt: instant(2) });
  });

  test('when a translation appears, then the article it belongs to has changed', async () => {
    await publish(store(), 1);
    await publish(store(), 2, { language: 'zh-Hans', translationOf: idOf(1) });
    expect(
      cardsOf(await store().listArticles(query({ sort: '-updatedAt' }))).map(({ updatedAt }) => updatedAt),
    ).toEqual([instant(2), instant(2)]);
  });

  test('when profiles are asked for, then all, those no article names included', async () => {
    await store().putEntity(author('ann', 'Ann', null), instant(1));
    await publish(store(), 2, by('bob'));
    const page = { kind: 'author', after: null, limit: 10 } as const;
    const profiles = await store().listProfiles(page);
    expect(profiles.map(({ entity, updatedAt }) => [entity.profile.slug, updatedAt])).toEqual([
      ['ann', instant(1)],
      ['bob', instant(2)],
    ]);
    expect(await store().listProfiles({ ...page, after: 'ann', limit: 1 })).toEqual(profiles.slice(1));
  });
};
