/** The check that the server makes by itself, and where its result is seen. */
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'libsql';
import type { CheckReport } from '../../src/program/check.ts';
import sharp from 'sharp';
import { articleData, buildEntities } from '../support/desk.ts';
import { picture, upload } from '../support/files.ts';
import { getJson, startService } from '../support/service.ts';
import type { Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.close());

const kept = async () => JSON.parse(await readFile(path.join(service.folder, 'verified.json'), 'utf8')) as CheckReport;

test('when everything is whole, then nothing is found, and the report says what was looked at', async () => {
  await upload(service.payload, 'whole.png', await picture());
  const report = await service.check.run();
  expect(report).toMatchObject({ editions: 2, articles: 2, uploads: 1, findings: [] });
  expect(await kept()).toEqual(report);
  expect((await getJson(`${service.url}/readyz`)).body).toMatchObject({ status: 'ready' });
});

test('when what a public article shows is gone from the desk, then the article is a notice and the file the one finding', async () => {
  const { payload, publisher, folder } = service;
  const image = await upload(payload, 'shown.png', await picture(50));
  const entities = await buildEntities(payload);
  const data = { ...articleData(entities, 'Shows a picture'), image, _status: 'published' as const };
  const { id } = await payload.create({ collection: 'articles', data, depth: 0 });
  await publisher.settle();
  const media = path.join(folder, 'media');
  const lost = (await readdir(media)).filter((name) => name.startsWith('shown'));
  for (const name of lost) await rename(path.join(media, name), path.join(folder, name));

  const { findings, notices } = await service.check.run();
  expect(findings).toEqual([expect.objectContaining({ part: 'uploads', message: 'file shown.png: is missing' })]);
  const said = expect.stringMatching(/its next correction will be refused: image: fileGone \(shown\.png\)/);
  expect(notices).toEqual([{ part: 'desk', seq: null, article: id, message: said }]);
  for (const name of lost) await rename(path.join(folder, name), path.join(media, name));
  expect(await service.check.run()).toMatchObject({ findings: [], notices: [] });
});

test('when a picture was turned by its camera, then it is what it was when it was taken in', async () => {
  const turned = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#864' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const file = { name: 'turned.jpg', mimetype: 'image/jpeg', data: turned, size: turned.length };
  await service.payload.create({ collection: 'media', data: { alt: 'Turned' }, file });
  expect((await service.check.run()).findings).toEqual([]);
});

test('when an edition is changed by hand and an upload is lost, then both are named, counted and seen by readyz', async () => {
  const db = new Database(path.join(service.folder, 'archive.db'));
  const change = db.prepare("UPDATE log SET json = replace(json, 'is borrowed', 'is Borrowed') WHERE seq = 1");
  expect(change.run().changes).toBe(1);
  const id = (await getJson(`${service.url}/v1/articles?language=en&sort=publishedOn`)).body.data[0]?.id;
  db.close();
  await rm(path.join(service.folder, 'media', 'whole.png'));

  const { findings } = await service.check.run();
  expect(findings).toEqual([
    { part: 'archive', seq: 1, article: id, message: expect.stringContaining('sha256') },
    { part: 'desk', seq: null, article: id, message: expect.stringContaining('no longer what was sealed') },
    { part: 'uploads', seq: null, article: null, message: 'file whole.png: is missing' },
  ]);
  expect((await kept()).findings).toEqual(findings);
  expect((await getJson(`${service.url}/readyz`)).body).toMatchObject({ status: 'problems', damaged: 3 });
  expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('archive_damaged 3');
});
