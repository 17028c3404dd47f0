import { beforeEach, expect, test } from '@jest/globals';
import { cardSchema } from '../../../src/domain/article.ts';
import type { Suite } from '../archiveStore.ts';
import { correct, idOf, instant, publish, withdraw } from '../support.ts';

export const describeLookups: Suite = (store) => {
  beforeEach(async () => {
    await publish(store(), 1, { slug: 'first' });
  });

  test('when an article is public, then its card holds every field of the contract', async () => {
    const found = await store().findArticle('first');
    if (found?.status !== 'public') throw new Error('not public');
    const card = cardSchema.parse(JSON.parse(found.card));
    expect(card).toMatchObject({
      id: idOf(1),
      url: '/v1/articles/first',
      releasedAt: instant(1),
      updatedAt: instant(1),
      edition: 1,
      sha256: found.state.edition.sha256,
      translations: [],
    });
    expect(found.state.record.body.text).toContain('The first paragraph.');
  });

  test('when nobody ever had the slug, then nothing is found', async () => {
    for (const slug of ['unknown', '', 'First', 'first ', "first' OR 1=1 --", 'first\0']) {
      expect(await store().findArticle(slug)).toBeNull();
    }
  });

  test('when the slug changes, then every old one leads to the new one', async () => {
    await correct(store(), 1, { slug: 'second' }, instant(2));
    await correct(store(), 1, { slug: 'third' }, instant(3));
    expect(await store().findArticle('first')).toEqual({ status: 'moved', slug: 'third' });
    expect(await store().findArticle('second')).toEqual({ status: 'moved', slug: 'third' });
    expect(await store().findArticle('third')).toMatchObject({ status: 'public' });
  });

  test('when an article is withdrawn, then its tombstone stands in its place until it is restored', async () => {
    await withdraw(store(), 1, instant(2));
    expect(await store().findArticle('first')).toMatchObject({
      status: 'withdrawn',
      tombstone: { reason: 'At the wish of the author.', withdrawnAt: instant(2) },
    });
    await correct(store(), 1, { title: 'Back again' }, instant(3));
    const found = await store().findArticle('first');
    if (found?.status !== 'public') throw new Error('not public');
    expect(JSON.parse(found.card)).toMatchObject({ title: 'Back again', edition: 3, releasedAt: instant(1) });
  });

  test('when editions are listed, then they come newest first, page by page', async () => {
    await correct(store(), 1, { title: 'Second' }, instant(2));
    await withdraw(store(), 1, instant(3));
    const numbers = async (limit: number, before: number | null) =>
      (await store().listEditions({ articleId: idOf(1), limit, before })).map((json) => JSON.parse(json).number);
    expect(await numbers(2, null)).toEqual([3, 2]);
    expect(await numbers(2, 2)).toEqual([1]);
    expect(await numbers(2, 1)).toEqual([]);
  });

  test('when one edition is asked for, then it is that one or none', async () => {
    await correct(store(), 1, { title: 'Second' }, instant(2));
    const edition = await store().getEdition({ articleId: idOf(1), number: 1 });
    expect(JSON.parse(edition ?? '')).toMatchObject({
      number: 1,
      record: { title: 'Jiang Baoquan: Taking on the Mission' },
    });
    expect(await store().getEdition({ articleId: idOf(1), number: 3 })).toBeNull();
    expect(await store().getEdition({ articleId: idOf(2), number: 1 })).toBeNull();
  });

  test('when an id is no id, then there is no state', async () => {
    for (const id of ['', 'x', "'", idOf(9)]) expect(await store().state(id)).toBeNull();
  });

  test('when public articles are listed for comparison, then in order of id and without the withdrawn', async () => {
    for (const n of [2, 3, 4, 5]) await publish(store(), n);
    await withdraw(store(), 3, instant(6));
    const ids = [1, 2, 4, 5].map(idOf).sort();
    const first = await store().listPublic({ after: null, limit: 3 });
    const rest = await store().listPublic({ after: first.at(-1)?.id ?? null, limit: 3 });
    expect([...first, ...rest].map(({ id }) => id)).toEqual(ids);
    expect(first.concat(rest).find(({ id }) => id === idOf(1))).toEqual({
      id: idOf(1),
      slug: 'first',
      updatedAt: instant(1),
      language: 'en',
      translations: [],
    });
  });
};
