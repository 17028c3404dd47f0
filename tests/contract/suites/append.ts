import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import type { MediaFile } from '../../../src/archive/ArchiveStore.ts';
import { hashEdition } from '../../../src/domain/edition.ts';
import type { Edition } from '../../../src/domain/edition.ts';
import { NO_PREVIOUS } from '../../../src/domain/lists.ts';
import type { Suite } from '../archiveStore.ts';
import { correct, dump, idOf, instant, publication, publish, record, slugs, withdraw } from '../support.ts';

export const describeAppend: Suite = (store) => {
  test('when nothing was ever written, then revision, log and lists are empty', async () => {
    expect(await store().revision()).toMatchObject({ seq: 0 });
    expect(await store().changes({ since: 0, limit: 10 })).toEqual([]);
    expect(await slugs(store())).toEqual([]);
    expect(await store().state(idOf(1))).toBeNull();
  });

  test('when editions are appended, then each is sealed and linked to the one before it', async () => {
    const first = await publish(store(), 1);
    const second = await publish(store(), 2);
    const third = await correct(store(), 1, { title: 'Corrected' }, instant(3));

    expect([first.seq, second.seq, third.seq]).toEqual([1, 2, 3]);
    expect([first.number, second.number, third.number]).toEqual([1, 1, 2]);
    expect([first.previous, second.previous, third.previous]).toEqual([NO_PREVIOUS, first.sha256, second.sha256]);
    for (const edition of [first, second, third]) expect(hashEdition(edition)).toBe(edition.sha256);
  });

  test('when an edition is appended, then the log gives it back unchanged and in order', async () => {
    const made = [await publish(store(), 1), await publish(store(), 2), await withdraw(store(), 1, instant(3))];
    const log = (await store().changes({ since: 0, limit: 10 })).map((json) => JSON.parse(json) as Edition);
    expect(log).toEqual(made);
    expect((await store().changes({ since: 1, limit: 1 })).map((json) => JSON.parse(json).seq)).toEqual([2]);
  });

  test('when something is written, then revision moves on', async () => {
    await publish(store(), 1);
    const first = await store().revision();
    expect(first).toMatchObject({ seq: 1, at: instant(1) });
    await publish(store(), 2);
    const second = await store().revision();
    expect(second).toMatchObject({ seq: 2, at: instant(2) });
    expect(second.generation).not.toBe(first.generation);
  });

  test('when an article moves through its life, then state shows its last edition and what was last public', async () => {
    await publish(store(), 1);
    await correct(store(), 1, { title: 'Corrected' }, instant(10));
    expect(await store().state(idOf(1))).toMatchObject({
      edition: { kind: 'corrected', number: 2 },
      record: { title: 'Corrected' },
      releasedAt: instant(1),
      editions: 2,
    });
    await withdraw(store(), 1, instant(11));
    expect(await store().state(idOf(1))).toMatchObject({
      edition: { kind: 'withdrawn', record: { reason: 'At the wish of the author.' } },
      record: { title: 'Corrected' },
      editions: 3,
    });
    await correct(store(), 1, {}, instant(12));
    expect(await store().state(idOf(1))).toMatchObject({ edition: { kind: 'restored' }, releasedAt: instant(1) });
  });

  test('when the caller has missed an edition, then it is refused and nothing changes', async () => {
    await publish(store(), 1);
    const before = await dump(store());
    const late = { kind: 'corrected', articleId: idOf(1), at: instant(2), record: record(1) } as const;
    for (const expectedEditions of [0, 2]) {
      await expect(store().append({ ...late, expectedEditions })).rejects.toMatchObject({ code: 'edition-conflict' });
    }
    expect(await dump(store())).toEqual(before);
  });

  test.each(['corrected', 'restored', 'published'] as const)(
    'when a kind does not follow from the last edition (%s), then it is refused',
    async (kind) => {
      const state = kind === 'published' || kind === 'restored' ? 1 : 0;
      if (state) await publish(store(), 1);
      const input = { kind, articleId: idOf(1), at: instant(2), record: record(1), expectedEditions: state };
      await expect(store().append(input)).rejects.toMatchObject({ code: 'edition-conflict' });
    },
  );

  test('when another article has or had the slug, then it is refused', async () => {
    await publish(store(), 1, { slug: 'first' });
    await correct(store(), 1, { slug: 'second' }, instant(2));
    for (const slug of ['first', 'second']) {
      await expect(publish(store(), 3, { slug })).rejects.toMatchObject({ code: 'slug-taken' });
    }
    await correct(store(), 1, { slug: 'first' }, instant(4));
    expect(await slugs(store())).toEqual(['first']);
  });

  test('when many are appended, then the archive is as if they came one by one', async () => {
    const inputs = Array.from({ length: 25 }, (_, n) => publication(n));
    await store().appendMany(inputs);
    expect((await store().revision()).seq).toBe(25);
    expect((await store().verify()).problems).toEqual([]);
    expect(await store().state(idOf(24))).toMatchObject({ edition: { seq: 25, number: 1 } });
  });

  test('when one of many is refused, then none is there', async () => {
    await publish(store(), 1);
    const before = await dump(store());
    const inputs = [publication(2), publication(3), publication(4, { slug: 'article-2' })];
    await expect(store().appendMany(inputs)).rejects.toMatchObject({ code: 'slug-taken' });
    expect(await dump(store())).toEqual(before);
    await publish(store(), 2);
    expect((await store().verify()).problems).toEqual([]);
  });

  test('when many appends are started at once, then all arrive in one chain', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => publish(store(), n)));
    expect((await store().revision()).seq).toBe(20);
    expect((await store().verify()).problems).toEqual([]);
  });

  test('when a text holds whatever Unicode allows, then it comes back as it was', async () => {
    const title = 'NUL \0 lone \ud83d quote " tag <b> 机床 🛠️ \u2028 end';
    await publish(store(), 1, { title });
    const [edition] = await store().listEditions({ articleId: idOf(1), limit: 1, before: null });
    expect(JSON.parse(edition ?? '').record.title).toBe(title);
    expect((await store().verify()).problems).toEqual([]);
  });

  test('when a text is as long as a book, then it is stored whole', async () => {
    const text = '机床 tools. '.repeat(120_000);
    await publish(store(), 1, { body: { html: `<p>${text}</p>`, text, markdown: text } });
    expect((await store().state(idOf(1)))?.record?.body.text).toBe(text);
    expect(await slugs(store(), { text: '机床 tool' })).toEqual(['article-1']);
  });

  test('when the id is no UUID or not that of the record, then it is refused', async () => {
    const input = publication(1);
    await expect(store().append({ ...input, articleId: idOf(2) } as never)).rejects.toThrow(TypeError);
    const other = { ...input, articleId: 'no-uuid', record: record(1, { id: 'no-uuid' }) };
    await expect(store().append(other as never)).rejects.toThrow(TypeError);
    expect((await store().revision()).seq).toBe(0);
  });

  test('when a file is put, then it is kept under its hash, once', async () => {
    const file = fileOf([0, 255, 1]);
    await store().putMedia(file);
    await store().putMedia({ ...file, extension: 'png' });
    expect(await store().mediaInfo(file.sha256)).toEqual({ ...file, bytes: 3, withdrawn: false });
    expect(await store().mediaInfo('b'.repeat(64))).toBeNull();
    expect(await buffer(store().readMedia({ sha256: file.sha256 }))).toEqual(file.bytes);
    expect(await buffer(store().readMedia({ sha256: 'b'.repeat(64) }))).toHaveLength(0);
    expect((await store().stats()).media).toBe(1);
  });

  test('when a file is larger than one piece, then it and any part of it are read whole', async () => {
    const file = fileOf(Array.from({ length: 3_000_000 }, (_, n) => n % 251));
    await store().putMedia(file);
    const read = (start?: number, end?: number) =>
      buffer(
        store().readMedia({
          sha256: file.sha256,
          ...(start !== undefined && { start }),
          ...(end !== undefined && { end }),
        }),
      );
    expect((await read()).equals(file.bytes)).toBe(true);
    expect((await read(1_048_570, 1_048_590)).equals(file.bytes.subarray(1_048_570, 1_048_590))).toBe(true);
    expect((await read(2_999_999, 9_000_000)).equals(file.bytes.subarray(2_999_999))).toBe(true);
    expect(await read(3_000_000)).toHaveLength(0);
  });

  test('when files are listed, then each once, in order of hash', async () => {
    const files = [1, 2, 3, 4, 5].map((n) => fileOf([n]));
    for (const file of files) await store().putMedia(file);
    const [first, ...others] = files.map(({ sha256 }) => sha256).sort();
    expect((await store().listMedia({ after: null, limit: 1 })).map(({ sha256 }) => sha256)).toEqual([first]);
    const rest = await store().listMedia({ after: first as string, limit: 10 });
    expect(rest.map(({ sha256 }) => sha256)).toEqual(others);
  });

  test('when the next release is set, then it is remembered until it is cleared', async () => {
    expect(await store().nextRelease()).toBeNull();
    await store().setNextRelease('2026-12-01T08:00:00.000Z');
    expect(await store().nextRelease()).toBe('2026-12-01T08:00:00.000Z');
    await store().setNextRelease(null);
    expect(await store().nextRelease()).toBeNull();
  });
};

function fileOf(values: number[]): MediaFile {
  const bytes = Buffer.from(values);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, extension: 'jpg', mimeType: 'image/jpeg', name: '机床 1.jpg', bytes };
}
