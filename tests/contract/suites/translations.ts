import { expect, test } from '@jest/globals';
import type { ArchiveStore } from '../../../src/archive/ArchiveStore.ts';
import type { Suite } from '../archiveStore.ts';
import { cardsOf, correct, idOf, instant, publish, query, withdraw } from '../support.ts';

/** Slugs of the translations of each public article, by its slug. */
async function translations(store: ArchiveStore): Promise<Record<string, string[]>> {
  const cards = cardsOf(await store.listArticles(query({ limit: 100 })));
  return Object.fromEntries(cards.map((card) => [card.slug, card.translations.map(({ slug }) => slug)]));
}

export const describeTranslations: Suite = (store) => {
  test('when an article translates another, then each shows the other', async () => {
    await publish(store(), 1, { slug: 'en-1' });
    await publish(store(), 2, { slug: 'zh-1', language: 'zh-Hans', translationOf: idOf(1) });
    await publish(store(), 3, { slug: 'alone' });
    expect(await translations(store())).toEqual({ 'en-1': ['zh-1'], 'zh-1': ['en-1'], alone: [] });
    const cards = cardsOf(await store().listArticles(query({ filters: { language: ['zh-Hans'] } })));
    expect(cards.map(({ translations }) => translations)).toEqual([[{ language: 'en', slug: 'en-1' }]]);
  });

  test('when the translation comes before its original, then they find each other', async () => {
    await publish(store(), 2, { slug: 'zh-1', language: 'zh-Hans', translationOf: idOf(1) });
    expect(await translations(store())).toEqual({ 'zh-1': [] });
    await publish(store(), 1, { slug: 'en-1' });
    expect(await translations(store())).toEqual({ 'en-1': ['zh-1'], 'zh-1': ['en-1'] });
  });

  test('when a translation is itself translated, then all are one group', async () => {
    await publish(store(), 3, { slug: 'c', translationOf: idOf(2), language: 'zh-Hans' });
    await publish(store(), 1, { slug: 'a' });
    expect(await translations(store())).toEqual({ a: [], c: [] });
    await publish(store(), 2, { slug: 'b', translationOf: idOf(1), language: 'zh-Hans' });
    expect(await translations(store())).toEqual({ a: ['b', 'c'], b: ['a', 'c'], c: ['a', 'b'] });
  });

  test('when one of a group changes its slug, goes or returns, then the others show it', async () => {
    await publish(store(), 1, { slug: 'en-1' });
    await publish(store(), 2, { slug: 'zh-1', language: 'zh-Hans', translationOf: idOf(1) });
    await correct(store(), 1, { slug: 'en-2' }, instant(3));
    expect(await translations(store())).toEqual({ 'en-2': ['zh-1'], 'zh-1': ['en-2'] });
    await withdraw(store(), 1, instant(4));
    expect(await translations(store())).toEqual({ 'zh-1': [] });
    await correct(store(), 1, {}, instant(5));
    expect(await translations(store())).toEqual({ 'en-2': ['zh-1'], 'zh-1': ['en-2'] });
  });

  test('when a translation is found to belong to another article, then it moves there with what hangs on it', async () => {
    await publish(store(), 1, { slug: 'a' });
    await publish(store(), 2, { slug: 'b' });
    await publish(store(), 3, { slug: 'c', translationOf: idOf(1) });
    await publish(store(), 4, { slug: 'd', translationOf: idOf(3) });
    await correct(store(), 3, { translationOf: idOf(2) }, instant(5));
    expect(await translations(store())).toEqual({ a: [], b: ['c', 'd'], c: ['b', 'd'], d: ['b', 'c'] });
    await correct(store(), 3, { translationOf: null }, instant(6));
    expect(await translations(store())).toEqual({ a: [], b: [], c: ['d'], d: ['c'] });
  });

  test('when two articles claim to translate each other, then they are a pair', async () => {
    await publish(store(), 1, { slug: 'a', translationOf: idOf(2) });
    await publish(store(), 2, { slug: 'b', translationOf: idOf(1) });
    await publish(store(), 3, { slug: 'c', translationOf: idOf(3) });
    expect(await translations(store())).toEqual({ a: ['b'], b: ['a'], c: [] });
    expect((await store().verify()).problems).toEqual([]);
  });
};
