import { expect, test } from '@jest/globals';
import type { HarvestItem, HarvestQuery } from '../../../src/archive/ArchiveStore.ts';
import type { Filter } from '../../../src/domain/query.ts';
import type { Suite } from '../archiveStore.ts';
import { correct, idOf, instant, publish, record, withdraw } from '../support.ts';

export const describeHarvest: Suite = (store) => {
  const harvest = (query: Partial<HarvestQuery> = {}) =>
    store().harvest({ from: null, until: null, set: null, limit: 100, after: null, withRecord: true, ...query });
  const numbers = (items: HarvestItem[]) => items.map(({ id }) => Number(id.slice(-4)));

  test('when articles are harvested, then by their last edition, the withdrawn included', async () => {
    for (const n of [1, 2, 3, 4]) await publish(store(), n);
    await correct(store(), 2, { title: 'Corrected' }, instant(10));
    await withdraw(store(), 1, instant(11));
    const items = await harvest();
    expect(numbers(items)).toEqual([3, 4, 2, 1]);
    expect(items.map(({ at, withdrawn }) => [at, withdrawn])).toEqual([
      [instant(3), false],
      [instant(4), false],
      [instant(10), false],
      [instant(11), true],
    ]);
    expect(items.map((item) => item.record?.title ?? null)).toEqual([
      record(3).title,
      record(4).title,
      'Corrected',
      null,
    ]);
    expect(items[3]).toMatchObject({
      id: idOf(1),
      terms: expect.arrayContaining([{ filter: 'language', value: 'en' }]),
    });
  });

  test('when records are not asked for, then none is read', async () => {
    await publish(store(), 1);
    const [item] = await harvest({ withRecord: false });
    expect(item).toMatchObject({ id: idOf(1), withdrawn: false, record: null });
  });

  test('when instants limit it, then both ends are included', async () => {
    for (const n of [1, 2, 3, 4]) await publish(store(), n);
    expect(numbers(await harvest({ from: instant(2) }))).toEqual([2, 3, 4]);
    expect(numbers(await harvest({ from: instant(2), until: instant(3) }))).toEqual([2, 3]);
    expect(numbers(await harvest({ until: instant(0) }))).toEqual([]);
  });

  test('when a set is asked for, then what is or last was in it', async () => {
    await publish(store(), 1, { language: 'zh-Hans' });
    await publish(store(), 2);
    await publish(store(), 3, { topics: [{ slug: 'gears', name: 'Gears' }] });
    await withdraw(store(), 1, instant(4));
    expect(numbers(await harvest({ set: { filter: 'language', value: 'zh-Hans' } }))).toEqual([1]);
    expect(numbers(await harvest({ set: { filter: 'topic', value: 'gears' } }))).toEqual([3]);
    expect(numbers(await harvest({ set: { filter: 'series', value: 'ceo-opinions' } }))).toEqual([2, 3, 1]);
    expect(numbers(await harvest({ set: { filter: 'topic', value: 'unknown' } }))).toEqual([]);
    expect(numbers(await harvest({ set: { filter: 'nonsense' as Filter, value: 'x' } }))).toEqual([]);
    expect(numbers(await harvest({ set: { filter: 'topic', value: null } }))).toEqual([2, 3, 1]);
    expect(numbers(await harvest({ set: { filter: 'source', value: null } }))).toEqual([2, 3, 1]);
    await correct(store(), 3, { topics: [] }, instant(5));
    expect(numbers(await harvest({ set: { filter: 'topic', value: null } }))).toEqual([2, 1]);
    expect(numbers(await harvest({ set: { filter: 'topic', value: 'gears' } }))).toEqual([]);
  });

  test('when a set is counted, then as many are counted as a harvest gives', async () => {
    await publish(store(), 1, { language: 'zh-Hans' });
    for (const n of [2, 3]) await publish(store(), n);
    await publish(store(), 4, { topics: [], series: null });
    await withdraw(store(), 3, instant(5));
    const sets: HarvestQuery['set'][] = [
      null,
      ...(['series', 'topic', 'source', 'language'] as const).map((filter) => ({ filter, value: null })),
      { filter: 'language', value: 'zh-Hans' },
      { filter: 'language', value: 'en' },
      { filter: 'topic', value: 'unknown' },
    ];
    for (const set of sets) {
      expect([set, await store().countHarvest(set)]).toEqual([set, (await harvest({ set })).length]);
    }
  });

  test('when harvested page by page, then each is seen once, also those of one instant', async () => {
    const at = instant(1);
    for (let n = 0; n < 7; n++) {
      const { seq } = await publish(store(), 100 + n);
      await correct(store(), 100 + n, { title: `Of one instant ${seq}` }, at);
    }
    const seen: HarvestItem[] = [];
    for (let after: HarvestQuery['after'] = null; ;) {
      const page: HarvestItem[] = await harvest({ limit: 3, after, from: instant(0) });
      seen.push(...page);
      const last = page.at(-1);
      if (!last) break;
      after = { at: last.at, id: last.id };
    }
    const ids = Array.from({ length: 7 }, (_, n) => idOf(100 + n)).sort();
    expect(seen.map(({ id }) => id)).toEqual(ids);
  });
};
