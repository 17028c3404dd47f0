/** Files of the desk on MongoDB: every instance has them, they change with their record, and go with it. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getPayload } from 'payload';
import type { Payload, PayloadRequest } from 'payload';
import sharp from 'sharp';
import { loadConfig } from '../../src/config.ts';
import { gridFiles } from '../../src/desk/mongodb/gridFiles.ts';
import type { GridFiles } from '../../src/desk/mongodb/gridFiles.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { fileOf, picture, upload } from '../support/files.ts';
import { databaseName, describeMongodb } from '../support/mongodb/server.ts';

describeMongodb('files of the desk in MongoDB', (engine) => {
  let folder: string;
  const desks: Payload[] = [];
  let files: GridFiles;
  const [one, two] = [() => desks[0] as Payload, () => desks[1] as Payload];
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'files-'));
    const url = engine().url(databaseName());
    for (const name of ['one', 'two']) {
      const config = loadConfig({
        ...{ DATABASE_URL: url, DATA_FOLDER: path.join(folder, name), PAYLOAD_SECRET: 's'.repeat(32) },
        ...{ LOG_LEVEL: 'silent', MONGODB_WITHOUT_TRANSACTIONS: 'accept' },
      });
      desks.push(await getPayload({ config: await deskConfig(config), key: name + folder }));
    }
    files = gridFiles(() => (one().db as never as { connection: { db: never } }).connection.db);
  }, 120_000);
  afterAll(async () => {
    for (const desk of desks) await desk.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  /** What a desk answers to /api/media/file/<name>. */
  async function ask(desk: Payload, filename: string, headers: Record<string, string> = {}): Promise<Response> {
    const req = { headers: new Headers(headers), payload: desk } as unknown as PayloadRequest;
    const [handler] = desk.collections.media.config.upload.handlers ?? [];
    return (await handler?.(req, { params: { collection: 'media', filename } } as never)) as Response;
  }
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
  const namesIn = async () => {
    const names: string[] = [];
    for await (const { name } of files.list('media')) names.push(name);
    return names;
  };

  test('when a picture is uploaded on one instance, then another answers it, its sizes and ranges of it, and no folder has it', async () => {
    const id = await upload(one(), 'lathe.png', await picture(900));
    const { filename, sizes } = await two().findByID({ collection: 'media', id });
    expect([filename, sizes?.card?.filename]).toEqual(['lathe.png', 'lathe-768x26.png']);
    const whole = await ask(two(), 'lathe.png');
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'image/png']);
    const bytes = await bytesOf(whole);
    expect((await sharp(bytes).metadata()).width).toBe(900);
    expect((await sharp(await bytesOf(await ask(two(), 'lathe-768x26.png'))).metadata()).width).toBe(768);
    const part = await ask(two(), 'lathe.png', { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${bytes.length}`]);
    expect(await bytesOf(part)).toEqual(bytes.subarray(10, 20));
    expect((await ask(two(), 'lathe.png', { range: 'bytes=999999-' })).status).toBe(416);
    expect((await ask(two(), 'nowhere.png')).status).toBe(404);
    for (const name of ['one', 'two']) {
      expect(await readdir(path.join(folder, name, 'media')).catch(() => [])).toEqual([]);
    }
  });

  test('when it is cropped on another instance, then all have the cropped one, under its name and once', async () => {
    const { docs } = await two().find({ collection: 'media', where: { filename: { equals: 'lathe.png' } } });
    const crop = { unit: '%', width: 50, height: 100, x: 0, y: 0 };
    const req = { query: { uploadEdits: { crop, widthInPixels: 450, heightInPixels: 30 } } };
    const id = docs[0]?.id ?? '';
    await two().update({ collection: 'media', id, data: { alt: 'Half a lathe' }, req: req as never });
    const { filename } = await one().findByID({ collection: 'media', id });
    const bytes = await files.read('media', filename ?? '');
    expect((await sharp(bytes ?? Buffer.of()).metadata()).width).toBe(450);
    expect(await files.revisions('media', filename ?? '')).toHaveLength(1);
  });

  test('when its file is replaced or it is deleted, then the files that no record names are gone', async () => {
    const id = await upload(one(), 'mill.png', await picture(800, 10));
    await two().update({ collection: 'media', id, data: {}, file: fileOf('press.png', await picture(40, 20)) });
    expect((await namesIn()).filter((name) => /mill|press/.test(name))).toEqual(['press-40x30.png', 'press.png']);
    await one().delete({ collection: 'media', id });
    expect((await namesIn()).filter((name) => /mill|press/.test(name))).toEqual([]);
  });

  test('when a save fails after its file was put, then the file goes and what was there before stays', async () => {
    const before = await namesIn();
    const { hooks } = one().collections.media.config;
    const fail = () => Promise.reject(new Error('no'));
    hooks.afterChange.push(fail);
    await expect(upload(one(), 'never.png', await picture(40, 30))).rejects.toThrow('no');
    hooks.afterChange.splice(hooks.afterChange.indexOf(fail), 1);
    const { docs } = await one().find({ collection: 'media', where: { filename: { equals: 'never.png' } } });
    // Without transactions the record is there all the same, and then its file is too.
    const expected = docs.length > 0 ? [...before, 'never-40x30.png', 'never.png'] : before;
    expect((await namesIn()).sort()).toEqual(expected.sort());
  });

  test('when two upload files of one name at once, then both are kept, each with its own bytes', async () => {
    const pictures = await Promise.all([picture(60, 1), picture(61, 2)]);
    const saved = await Promise.allSettled(
      pictures.map((data, n) => upload(n === 0 ? one() : two(), 'same.png', data)),
    );
    const ids = saved.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      const { filename, width } = await one().findByID({ collection: 'media', id });
      const bytes = await files.read('media', filename ?? '');
      expect((await sharp(bytes ?? Buffer.of()).metadata()).width).toBe(width);
    }
  });
});
