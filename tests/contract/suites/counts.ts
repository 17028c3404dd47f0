import { beforeEach, expect, test } from '@jest/globals';
import { FACET_LIMIT } from '../../../src/domain/query.ts';
import type { Facet, Selection } from '../../../src/domain/query.ts';
import type { Suite } from '../archiveStore.ts';
import { correct, everything, instant, publish, withdraw } from '../support.ts';

const ref = (slug: string) => ({ slug, name: `Name of ${slug}` });
const by = (...authors: string[]) =>
  authors.map((author) => ({ author: ref(author), position: null, organization: null }));

export const describeCounts: Suite = (store) => {
  beforeEach(async () => {
    await publish(store(), 1, { attributions: by('ann'), publishedOn: '2021-12-31', topics: [ref('x')] });
    await publish(store(), 2, {
      attributions: by('ann', 'bob'),
      publishedOn: '2022-01-01',
      topics: [ref('x'), ref('y')],
    });
    await publish(store(), 3, { attributions: by('bob'), publishedOn: '2022-01-31', topics: [], language: 'zh-Hans' });
    await publish(store(), 4, {
      attributions: by('cid'),
      publishedOn: '2022-02-01',
      topics: [ref('y')],
      title: 'Turbine',
    });
  });
  const count = (selection: Partial<Selection>) => store().countArticles({ ...everything, ...selection });
  const facet = async (name: Facet, selection: Partial<Selection> = {}) => {
    const counted = await store().countFacets({ selection: { ...everything, ...selection }, facets: [name] });
    return Object.fromEntries((counted?.[name] ?? []).map((value) => [value.slug, value.count]));
  };

  test('when articles are counted, then by every condition and all together', async () => {
    expect(await count({})).toBe(4);
    expect(await count({ filters: { author: ['ann'] } })).toBe(2);
    expect(await count({ filters: { author: ['ann', 'bob'] } })).toBe(3);
    expect(await count({ filters: { author: ['ann', 'bob'], topic: ['y'] } })).toBe(1);
    expect(await count({ filters: { author: ['nobody'] } })).toBe(0);
    expect(await count({ year: 2022 })).toBe(3);
    expect(await count({ from: '2022-01-31', filters: { language: ['en'] } })).toBe(1);
    expect(await count({ text: 'turbine' })).toBe(1);
    expect(await count({ text: 'paragraph', filters: { author: ['bob'] }, year: 2022 })).toBe(2);
  });

  test('when nothing is selected, then facets count everything, the most frequent first', async () => {
    const counted = await store().countFacets({
      selection: everything,
      facets: ['author', 'language', 'year', 'month'],
    });
    expect(counted?.author).toEqual([
      { slug: 'ann', name: 'Name of ann', names: { en: 'Name of ann', 'zh-Hans': null }, count: 2 },
      { slug: 'bob', name: 'Name of bob', names: { en: 'Name of bob', 'zh-Hans': 'Name of bob' }, count: 2 },
      { slug: 'cid', name: 'Name of cid', names: { en: 'Name of cid', 'zh-Hans': null }, count: 1 },
    ]);
    expect(counted?.language).toEqual([
      { slug: 'en', name: 'English', names: null, count: 3 },
      { slug: 'zh-Hans', name: '简体中文', names: null, count: 1 },
    ]);
    expect(counted?.year).toEqual([
      { slug: '2022', name: '2022', names: null, count: 3 },
      { slug: '2021', name: '2021', names: null, count: 1 },
    ]);
    expect(await facet('month')).toEqual({ '2021-12': 1, '2022-01': 2, '2022-02': 1 });
    expect(counted?.month?.map(({ slug }) => slug)).toEqual(['2022-02', '2022-01', '2021-12']);
    expect(Object.keys(counted ?? {}).sort()).toEqual(['author', 'language', 'month', 'year']);
  });

  test('when conditions hold, then each facet is counted under all but its own', async () => {
    const selection = { filters: { author: ['ann'], topic: ['y'] } };
    expect(await facet('author', selection)).toEqual({ ann: 1, bob: 1, cid: 1 });
    expect(await facet('topic', selection)).toEqual({ x: 2, y: 1 });
    expect(await facet('language', selection)).toEqual({ en: 1 });
    expect(await facet('year', { year: 2021, filters: { topic: ['x'] } })).toEqual({ 2021: 1, 2022: 1 });
    expect(await facet('topic', { year: 2022 })).toEqual({ x: 1, y: 2 });
    expect(await facet('month', { year: 2022 })).toEqual({ '2022-01': 2, '2022-02': 1 });
    expect(await facet('year', { from: '2022-01-15' })).toEqual({ 2022: 2 });
    expect(await facet('author', { filters: { author: ['nobody'], topic: ['x'] } })).toEqual({ ann: 2, bob: 1 });
    expect(await facet('topic', { filters: { author: ['nobody'] } })).toEqual({});
  });

  test('when a text is given, then facets count its matches', async () => {
    expect(await facet('author', { text: 'turbine' })).toEqual({ cid: 1 });
    expect(await facet('author', { text: 'paragraph -turbine', filters: { author: ['ann'] } })).toEqual({
      ann: 2,
      bob: 2,
    });
    expect(await facet('year', { text: 'paragraph', year: 2021 })).toEqual({ 2021: 1, 2022: 3 });
    expect(await facet('author', { text: '%' })).toEqual({});
  });

  test('when articles come, change and go after a first count, then the next count knows', async () => {
    expect(await facet('topic')).toEqual({ x: 2, y: 2 });
    await publish(store(), 5, { topics: [ref('x')] });
    await correct(store(), 2, { topics: [ref('z')], publishedOn: '1999-01-01' }, instant(50));
    await withdraw(store(), 4, instant(51));
    expect(await facet('topic')).toEqual({ x: 2, z: 1 });
    expect(await facet('year')).toEqual({ 2022: 2, 2021: 1, 1999: 1 });
    expect(await count({ year: 1999, filters: { topic: ['z', 'x'] } })).toBe(1);
    await correct(store(), 4, {}, instant(52));
    expect(await facet('topic')).toEqual({ x: 2, y: 1, z: 1 });
  });

  test('when a facet has more values than are shown, then the most frequent are', async () => {
    const topics = Array.from({ length: FACET_LIMIT + 20 }, (_, n) => ref(`topic-${n}`));
    await publish(store(), 10, { topics });
    await publish(store(), 11, { topics: topics.slice(-5) });
    const counted = await store().countFacets({ selection: everything, facets: ['topic'] });
    expect(counted?.topic).toHaveLength(FACET_LIMIT);
    expect(counted?.topic?.slice(0, 7).map((value) => value.count)).toEqual([2, 2, 2, 2, 2, 2, 2]);
  });

  test('when a value is chosen, then it is in its own facet, also where nothing has it', async () => {
    expect(await facet('author', { filters: { author: ['cid'] }, year: 2021 })).toEqual({ ann: 1, cid: 0 });
  });
};
