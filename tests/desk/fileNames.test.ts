/** Names of uploads: what staff see, what the disk takes, and what readers save a file under. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FILE_NAME_BYTES_MAX, fittingFileName, tidyFileName } from '../../src/domain/fileName.ts';
import { articleData, buildEntities } from '../support/desk.ts';
import { fileOf, pdf, picture, upload } from '../support/files.ts';
import { startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

describe('a name', () => {
  test.each([
    ['机床 2025.pdf', '机床 2025.pdf'],
    ['exe.\u202egpj.pdf', 'exe.gpj.pdf'],
    ['\u2066a\u2069\u200f\u200eb\u202a.png', 'ab.png'],
    ['a\tb\u0085c\ud83d.png', 'abc.png'],
    ['CON.png', '_CON.png'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['console.png', 'console.png'],
    ['???.png', '_.png'],
    ['.png', '_.png'],
    ['C:\\Users\\Li\\photo.png', 'photo.png'],
    ['a <b>: "c".png', 'a b c.png'],
  ])('when it is %j, then it becomes %j', (given, tidy) => expect(tidyFileName(given)).toBe(tidy));

  test('when readers get a file under one that is too long, then it is cut between characters, before the extension', () => {
    const long = fittingFileName(`${'机'.repeat(100)}.pdf`);
    expect(long).toBe(`${'机'.repeat(72)}.pdf`);
    expect(Buffer.byteLength(fittingFileName(`${'🛠'.repeat(100)}.jpeg`))).toBeLessThanOrEqual(FILE_NAME_BYTES_MAX);
    expect(fittingFileName('short.pdf')).toBe('short.pdf');
  });
});

describe('an upload', () => {
  let service: Service;
  beforeAll(async () => void (service = await startService()));
  afterAll(() => service.close());

  test.each([
    ['CON.png', '_CON.png'],
    ['photo\u202e.png', 'photo.png'],
  ])('when it comes as %j, then the desk keeps it as %j', async (given, kept) => {
    const id = await upload(service.payload, given, await picture());
    expect((await service.payload.findByID({ collection: 'media', id })).filename).toBe(kept);
  });

  test.each([
    ['en', /too long.*220 Latin or 73 Chinese/],
    ['zh', /文件名过长/],
  ])('when its name is too long for the disk, then that is told at the file, in %s', async (language, message) => {
    const file = fileOf(`${'机'.repeat(80)}.png`, await picture());
    const req = { i18n: { language } } as never;
    const uploading = service.payload.create({ collection: 'media', data: { alt: 'A lathe' }, file, req });
    const errors = [{ path: 'file', message: expect.stringMatching(message) }];
    await expect(uploading).rejects.toMatchObject({ status: 400, data: { errors } });
  });

  test('when its name is as long as can be, then it is kept with all its widths', async () => {
    const name = `${'a'.repeat(FILE_NAME_BYTES_MAX - 4)}.png`;
    await upload(service.payload, name, await picture(2000));
    const id = await upload(service.payload, name, await picture(2000, 130));
    const { filename, sizes } = await service.payload.findByID({ collection: 'media', id });
    expect([filename?.endsWith('-1.png'), sizes?.wide?.width]).toEqual([true, 1600]);
  });

  test('when an article with it is published, then readers save it under its name', async () => {
    const { payload, store, publisher, url } = service;
    const file = fileOf('年度报告 2025.pdf', pdf);
    const { id } = await payload.create({ collection: 'media', data: { alt: 'Report' }, file });
    const image = await upload(payload, 'A wide lathe.png', await picture(2000, 140));
    const data = { ...articleData(await buildEntities(payload), 'With files'), attachments: [id], image };
    await payload.create({ collection: 'articles', data: { ...data, _status: 'published' } });
    await publisher.settle();
    const names = (await store.listMedia({ after: null, limit: 10 })).map(({ name }) => name);
    expect(names.sort()).toEqual(['A wide lathe.png', '年度报告 2025.pdf']);
    const article = (await (await fetch(`${url}/v1/articles/with-files`)).json()) as { attachments: { url: string }[] };
    const { headers } = await fetch(article.attachments[0]?.url ?? '');
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('年度报告 2025.pdf'));
  });
});
