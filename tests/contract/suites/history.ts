import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { MediaFile } from '../../../src/archive/ArchiveStore.ts';
import { hashEdition } from '../../../src/domain/edition.ts';
import type { Edition } from '../../../src/domain/edition.ts';
import { NO_PREVIOUS } from '../../../src/domain/lists.ts';
import type { Suite } from '../archiveStore.ts';
import { correct, dump, idOf, instant, publish, query, withdraw } from '../support.ts';

const SECRET = { title: 'What a court wants gone', body: { html: '<p>Gone.</p>', text: 'Gone.', markdown: 'Gone.' } };

function fileOf(text: string): MediaFile {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, extension: 'png', mimeType: 'image/png', name: null, bytes };
}

const imageOf = ({ sha256 }: MediaFile) => ({
  image: { url: `/media/${sha256}.png`, alt: 'A lathe', credit: null, width: 4, height: 3 },
});

export const describeHistory: Suite = (store) => {
  test('when the log grows, then its head is the last edition, and each is found by its place', async () => {
    expect(await store().head()).toEqual({ seq: 0, sha256: NO_PREVIOUS });
    const first = await publish(store(), 1);
    const second = await publish(store(), 2);
    expect(await store().head()).toEqual({ seq: 2, sha256: second.sha256 });
    expect(JSON.parse((await store().editionAt(1)) as string)).toEqual(first);
    expect(await store().editionAt(3)).toBeNull();
  });

  test('when only withdrawn articles have a file, then it is known to be', async () => {
    const file = fileOf('a picture');
    await store().putMedia(file);
    const withdrawn = async () => (await store().mediaInfo(file.sha256))?.withdrawn;
    expect(await withdrawn()).toBe(false);
    await publish(store(), 1, imageOf(file));
    await publish(store(), 2, {
      body: { html: `<p><img src="/media/${file.sha256}.png"></p>`, text: '', markdown: '' },
    });
    await withdraw(store(), 1, instant(3));
    expect(await withdrawn()).toBe(false);
    await withdraw(store(), 2, instant(4));
    expect(await withdrawn()).toBe(true);
  });

  test('when an entity has the file of a withdrawn article, then it stays', async () => {
    const file = fileOf('a portrait');
    await store().putMedia(file);
    await publish(store(), 1, imageOf(file));
    const names = { en: 'Gears', 'zh-Hans': null };
    const logo = imageOf(file).image;
    const profile = {
      slug: 'gears',
      name: 'Gears',
      names,
      kind: null,
      place: { en: null, 'zh-Hans': null },
      website: null,
    };
    await store().putEntity({ kind: 'organization', profile: { ...profile, logo } }, instant(2));
    await withdraw(store(), 1, instant(3));
    expect((await store().mediaInfo(file.sha256))?.withdrawn).toBe(false);
    await store().putEntity({ kind: 'organization', profile: { ...profile, logo: null } }, instant(4));
    expect((await store().mediaInfo(file.sha256))?.withdrawn).toBe(true);
  });
};

/** What an engine may not be able to do: it is told so. */
export const describeRedaction: Suite = (store) => {
  const log = async () => (await store().changes({ since: 0, limit: 100 })).map((json) => JSON.parse(json) as Edition);

  test('when an earlier edition is redacted, then its content is gone, the chain holds, and readers see what they saw', async () => {
    const removed = await publish(store(), 1, SECRET);
    await correct(store(), 1, { title: 'What may stay' }, instant(2));
    const before = await store().listArticles(query());
    const redaction = await store().redact({ seq: 1, reason: 'Court order', at: instant(3) });
    expect(redaction).toMatchObject({
      ...{ seq: 3, number: 3, kind: 'redacted', article: removed.article },
      record: { seq: 1, sha256: removed.sha256, redactedAt: instant(3), reason: 'Court order' },
    });
    const [first, second, third] = await log();
    const redacted = { at: instant(3), reason: 'Court order' };
    expect(first).toEqual({ ...removed, record: null, redacted });
    expect([second?.previous, third?.previous]).toEqual([removed.sha256, second?.sha256]);
    expect(hashEdition(third as Edition)).toBe(third?.sha256);
    expect(await store().verify()).toEqual({ editions: 3, redacted: 1, problems: [] });
    expect(await store().listArticles(query())).toEqual(before);
    expect(await store().state(idOf(1))).toMatchObject({ edition: { seq: 2 }, editions: 3 });
    const again = await correct(store(), 1, { title: 'Once more' }, instant(4));
    expect(again).toMatchObject({ number: 4, kind: 'corrected' });
  });

  test('when the last edition of a withdrawn article is redacted, then its tombstone stays, and it can be restored', async () => {
    await publish(store(), 1, SECRET);
    const { seq } = await correct(store(), 1, { title: 'What a court wants gone too' }, instant(2));
    await withdraw(store(), 1, instant(3));
    await store().redact({ seq, reason: 'Court order', at: instant(4) });
    await store().redact({ seq: 1, reason: 'Court order', at: instant(5) });
    expect(JSON.stringify([await log(), await store().state(idOf(1))])).not.toContain('Gone.');
    expect(await store().state(idOf(1))).toMatchObject({ record: null, editions: 5, edition: { kind: 'withdrawn' } });
    expect((await store().findArticle('article-1'))?.status).toBe('withdrawn');
    const before = await log();
    await store().rebuild();
    expect(await log()).toEqual(before);
    expect((await store().findArticle('article-1'))?.status).toBe('withdrawn');
    expect((await store().verify()).problems).toEqual([]);
    const restored = { ...(await publish(store(), 2)).record } as never;
    const input = { articleId: idOf(1), at: instant(6), expectedEditions: 5 };
    await store().append({
      ...input,
      kind: 'restored',
      record: { ...(restored as object), id: idOf(1), slug: 'article-1' } as never,
    });
    expect((await store().findArticle('article-1'))?.status).toBe('public');
  });

  test('when readers see an edition, or it has no content, then it cannot be redacted', async () => {
    await publish(store(), 1);
    const refused = (seq: number) => store().redact({ seq, reason: 'Court order', at: instant(9) });
    await expect(refused(1)).rejects.toMatchObject({ code: 'edition-conflict' });
    await expect(refused(7)).rejects.toMatchObject({ code: 'edition-conflict' });
    await withdraw(store(), 1, instant(2));
    await expect(refused(2)).rejects.toMatchObject({ code: 'edition-conflict' });
    await refused(1);
    await expect(refused(1)).rejects.toMatchObject({ code: 'edition-conflict' });
    expect((await store().revision()).seq).toBe(3);
  });

  test('when the last edition that has a file is redacted, then the file is gone', async () => {
    const file = fileOf('a picture');
    await store().putMedia(file);
    const withdrawn = async () => (await store().mediaInfo(file.sha256))?.withdrawn;
    expect(await withdrawn()).toBe(false);
    await publish(store(), 1, imageOf(file));
    await publish(store(), 2, {
      body: { html: `<p><img src="/media/${file.sha256}.png"></p>`, text: '', markdown: '' },
    });
    await withdraw(store(), 1, instant(3));
    expect(await withdrawn()).toBe(false);
    await withdraw(store(), 2, instant(4));
    expect(await withdrawn()).toBe(true);
    await store().redact({ seq: 1, reason: 'Court order', at: instant(5) });
    expect(await buffer(store().readMedia({ sha256: file.sha256 }))).toEqual(file.bytes);
    await store().redact({ seq: 2, reason: 'Court order', at: instant(6) });
    expect(await store().mediaInfo(file.sha256)).toBeNull();
  });

  test('when everything is made anew, then nothing of this has changed', async () => {
    await publish(store(), 1, SECRET);
    await correct(store(), 1, { title: 'What may stay' }, instant(2));
    await store().redact({ seq: 1, reason: 'Court order', at: instant(3) });
    // Of entities that nobody described, what the removed edition said first is forgotten with it.
    await store().rebuild();
    const before = await dump(store());
    await store().rebuild();
    expect(await dump(store())).toEqual(before);
    expect(before).toMatchObject({ seq: 3, public: [{ slug: 'article-1' }] });
  });
};
