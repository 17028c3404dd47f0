/** Public files: what they say is in the article's own language, and their bytes are read once. */
import { promises as disk } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { checkArchive, checkDesk } from '../../src/program/check.ts';
import { articleData, buildEntities, deskFilesOf } from '../support/desk.ts';
import { fileOf, pdf, picture } from '../support/files.ts';
import { documentOf, paragraph, text, upload as uploaded } from '../support/richText.ts';
import { getJson, startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let entities: Awaited<ReturnType<typeof buildEntities>>;
beforeAll(async () => {
  service = await startService();
  entities = await buildEntities(service.payload);
});
afterAll(() => service.close());

type Texts = { en?: string; zh?: string };
const upload = async (name: string, data: Buffer, described: object) =>
  (await service.payload.create({ collection: 'media', data: described as never, file: fileOf(name, data) })).id;
const describeFile = (id: string, texts: Texts) =>
  service.payload.update({ collection: 'media', id, data: { texts }, depth: 0 });
const publish = async (title: string, more: object) => {
  const data = { ...articleData(entities, title), ...more, _status: 'published' as const };
  const { id, slug } = await service.payload.create({ collection: 'articles', data, depth: 0 });
  await service.publisher.settle();
  return { id, slug: slug as string };
};
const read = async ({ slug }: { slug: string }) =>
  (await getJson(`${service.url}/v1/articles/${slug}`)).body as unknown as {
    image: { alt: string };
    attachments: { title: string }[];
    body: { html: string };
    edition: number;
  };
const save = (id: string, data: object) =>
  service.payload.update({ collection: 'articles', id, data: { ...data, _status: 'published' }, depth: 0 });

describe('what a file says', () => {
  test('when it says it in both languages, then each article has its own, in its picture, its text and its attachments', async () => {
    const image = await upload('lathe.png', await picture(), { texts: { en: 'A lathe', zh: '一台车床' } });
    const report = await upload('report.pdf', pdf, { texts: { en: 'Report', zh: '报告' } });
    const body = documentOf(paragraph(text('Look.')), uploaded(image));
    const [english, chinese] = [
      await publish('In English', { image, attachments: [report], body }),
      await publish('中文', { image, attachments: [report], body, language: 'zh-Hans' }),
    ];
    expect(await read(english)).toMatchObject({ image: { alt: 'A lathe' }, attachments: [{ title: 'Report' }] });
    expect(await read(chinese)).toMatchObject({ image: { alt: '一台车床' }, attachments: [{ title: '报告' }] });
    expect((await read(english)).body.html).toContain('alt="A lathe"');
    expect((await read(chinese)).body.html).toContain('alt="一台车床"');

    await describeFile(image, { zh: '车床' });
    await service.publisher.settle();
    expect(await read(chinese)).toMatchObject({ image: { alt: '车床' }, edition: 2 });
    expect(await read(english)).toMatchObject({ image: { alt: 'A lathe' }, edition: 1 });
  });

  test.each([
    ['English', { texts: { en: 'Only English' } }, 'Only English'],
    ['Chinese', { texts: { zh: '只有中文' } }, '只有中文'],
    ['English, without its language', { alt: 'Only English' }, 'Only English'],
    ['Chinese, without its language', { alt: '只有中文' }, '只有中文'],
  ])(
    'when it says it in %s, then both languages have that; a second text is news to one of them alone',
    async (what, described, said) => {
      const image = await upload('one.png', await picture(41), described);
      const english = await publish(`One text in ${what}`, { image });
      const chinese = await publish(`一种语言 ${what}`, { image, language: 'zh-Hans' });
      for (const article of [english, chinese]) expect((await read(article)).image.alt).toBe(said);
      const isChinese = /\p{Script=Han}/u.test(said);
      await describeFile(image, isChinese ? { en: 'Added' } : { zh: '补上' });
      await service.publisher.settle();
      expect((await read(english)).edition).toBe(isChinese ? 2 : 1);
      expect((await read(chinese)).edition).toBe(isChinese ? 1 : 2);
      expect((await read(isChinese ? chinese : english)).image.alt).toBe(said);
    },
  );

  test('when it says nothing, then it is refused at both fields, and a text of blanks is none', async () => {
    const refused = async (described: object) =>
      upload('mute.png', await picture(), described).then(
        () => [],
        (error: { data: { errors: { path: string }[] } }) => error.data.errors.map(({ path: at }) => at),
      );
    expect(await refused({})).toEqual(['texts.en', 'texts.zh']);
    expect(await refused({ texts: { en: ' ', zh: '\u3000' } })).toEqual(['texts.en', 'texts.zh']);
  });
});

/** A PDF with a comment of this length in it. */
const large = (length: number) =>
  Buffer.concat([pdf.subarray(0, 9), Buffer.from(`%${'x'.repeat(length)}\n`), pdf.subarray(9)]);

describe('the bytes of a file', () => {
  test('when an internal note is saved, or everything is compared, then what did not change is not read again', async () => {
    const report = await upload('large.pdf', large(1_000_000), { alt: 'Large' });
    const file = path.join(service.folder, 'media', 'large.pdf');
    const reads = jest.spyOn(disk, 'readFile');
    const count = () => reads.mock.calls.filter(([name]) => name === file).length;
    const { id } = await publish('With a large file', { attachments: [report] });
    const other = await publish('With it too', { attachments: [report] });
    // Once to know it by its hash, once to put it into the archive.
    expect(count()).toBe(2);

    await save(id, { internalNotes: 'Seen.' });
    await service.publisher.settle();
    await service.publisher.reconcile();
    const { payload, store } = service;
    const files = deskFilesOf(service.folder);
    const report2 = await checkDesk(await checkArchive(store), { payload, store, files });
    expect(report2.findings).toEqual([]);
    expect(count()).toBe(2);

    await disk.writeFile(file, large(1_000_001));
    await save(id, { internalNotes: 'Replaced below the desk.' });
    await service.publisher.settle();
    expect(count()).toBe(4);
    expect(await read({ slug: 'with-a-large-file' })).toMatchObject({
      edition: 2,
      attachments: [{ bytes: large(1_000_001).length }],
    });
    expect((await read(other)).edition).toBe(1);
    reads.mockRestore();
  });
});
