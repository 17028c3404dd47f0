import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Suite } from '../archiveStore.ts';
import { correct, dump, everything, idOf, instant, publish, slugs, withdraw } from '../support.ts';

export const describeRebuild: Suite = (store) => {
  test('when the read model is rebuilt, then readers see what they saw before', async () => {
    await store().putEntity(
      {
        kind: 'source',
        profile: {
          slug: 'daily',
          name: 'Daily',
          names: { en: 'Daily', 'zh-Hans': null },
          kind: 'portal',
          website: null,
        },
      },
      instant(0),
    );
    const bytes = Buffer.from('a picture');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await store().putMedia({ sha256, extension: 'png', mimeType: 'image/png', name: null, bytes });
    for (let n = 1; n < 12; n++) {
      await publish(store(), n, {
        source: { slug: n % 2 ? 'daily' : 'weekly', name: `Source ${n % 2}` },
        publishedOn: `2022-0${(n % 5) + 1}-01`,
        translationOf: n === 4 ? idOf(3) : null,
      });
    }
    await correct(store(), 1, { slug: 'changed', publishedOn: '2020-01-01' }, instant(20));
    await withdraw(store(), 2, instant(21));
    await withdraw(store(), 3, instant(22));
    await correct(store(), 3, { title: 'Restored' }, instant(23));
    const before = await dump(store());
    const { generation } = await store().revision();

    const progress: [number, number][] = [];
    await store().rebuild((done, total) => progress.push([done, total]));
    expect(await dump(store())).toEqual(before);
    expect(await slugs(store(), { text: 'paragraph', limit: 100 })).toHaveLength(10);
    expect(await store().findArticle('article-1')).toEqual({ status: 'moved', slug: 'changed' });
    expect(progress.at(-1)).toEqual([15, 15]);
    expect((await store().revision()).generation).not.toBe(generation);
    expect((await store().verify()).problems).toEqual([]);
    expect((await store().stats()).media).toBe(1);
  });

  test('when articles are appended during a rebuild, then they are there afterwards', async () => {
    for (let n = 0; n < 5; n++) await publish(store(), n);
    await Promise.all([store().rebuild(), publish(store(), 5), store().rebuild(), publish(store(), 6)]);
    expect(await slugs(store())).toHaveLength(7);
    expect(await store().countArticles(everything)).toBe(7);
    expect((await store().verify()).problems).toEqual([]);
  });

  test('when an archive is whole, then verify says so and tells how far it is', async () => {
    for (let n = 0; n < 3; n++) await publish(store(), n);
    const progress: [number, number][] = [];
    const result = await store().verify((done, total) => progress.push([done, total]));
    expect(result).toEqual({ editions: 3, redacted: 0, problems: [] });
    expect(progress.at(-1)).toEqual([3, 3]);
  });

  test('when the archive is counted, then what is public, withdrawn and described', async () => {
    for (let n = 0; n < 4; n++) await publish(store(), n);
    await withdraw(store(), 2, instant(9));
    expect(await store().stats()).toMatchObject({
      editions: 5,
      public: 3,
      withdrawn: 1,
      entities: { author: 1, organization: 1, source: 1, series: 1, topic: 1 },
      media: 0,
    });
    expect((await store().stats()).bytes).toBeGreaterThan(0);
  });
};
