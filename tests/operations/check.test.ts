/** The check that the server makes by itself, and where its result is seen. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'libsql';
import type { CheckReport } from '../../src/program/check.ts';
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

test('when an edition is changed by hand and an upload is lost, then both are named, counted and seen by readyz', async () => {
  const db = new Database(path.join(service.folder, 'archive.db'));
  const change = db.prepare("UPDATE log SET json = replace(json, 'is borrowed', 'is Borrowed') WHERE seq = 1");
  expect(change.run().changes).toBe(1);
  const id = (await getJson(`${service.url}/v1/articles?language=en`)).body.data[0]?.id;
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
