/** Where a history broke: the log itself says so, and nothing that readers see depends on it. */
import { expect, test } from '@jest/globals';
import { editionSchema, hashEdition, NO_ARTICLE } from '../../../src/domain/edition.ts';
import type { Suite } from '../archiveStore.ts';
import { dump, instant, publish, query } from '../support.ts';

export const describeAdoption: Suite = (store) => {
  const known = { seq: 7, sha256: 'a'.repeat(64) };

  test('when a history is adopted, then the log says where it broke, and readers see what they saw', async () => {
    const first = await publish(store(), 1);
    const before = await store().listArticles(query());
    const edition = await store().adopt({ known, reason: 'The disk was lost', at: instant(2) });
    expect(edition).toMatchObject({
      ...{ seq: 2, number: 1, kind: 'adopted', previous: first.sha256, article: NO_ARTICLE },
      record: { known, adoptedAt: instant(2), reason: 'The disk was lost' },
    });
    expect(editionSchema.parse(JSON.parse((await store().editionAt(2)) as string))).toEqual(edition);
    expect(hashEdition(edition)).toBe(edition.sha256);
    expect(await store().listArticles(query())).toEqual(before);
    expect(await store().state(NO_ARTICLE.id)).toBeNull();
    expect(await store().findArticle(NO_ARTICLE.slug)).toBeNull();
    expect(await store().head()).toEqual({ seq: 2, sha256: edition.sha256 });
  });

  test('when an empty archive is adopted twice, then both entries hold, and articles and the rebuilt lists go on', async () => {
    await store().adopt({ known, reason: null, at: instant(1) });
    await publish(store(), 1);
    const again = await store().adopt({ known: { seq: 1, sha256: known.sha256 }, reason: null, at: instant(3) });
    expect(again).toMatchObject({ seq: 3, number: 2 });
    await publish(store(), 2, { slug: NO_ARTICLE.slug });
    expect(await store().verify()).toEqual({ editions: 4, redacted: 0, problems: [] });
    const before = await dump(store());
    await store().rebuild();
    expect(await dump(store())).toEqual(before);
    expect((await store().verify()).problems).toEqual([]);
    expect((await store().findArticle(NO_ARTICLE.slug))?.status).toBe('public');
  });
};
