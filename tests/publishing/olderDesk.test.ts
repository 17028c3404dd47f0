/** A desk of an earlier version may call articles published that no reader could be given: the start works, and says which they are. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { getPayload } from 'payload';
import type { Payload } from 'payload';
import pino from 'pino';
import { migrations } from '../../migrations/sqlite/index.ts';
import { migrateDesk } from '../../src/desk/sqlite/migrate.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { startProgram } from '../../src/server/startProgram.ts';
import { articleData, buildEntities, testConfig } from '../support/desk.ts';
import { freePort } from '../support/program.ts';
import { getJson } from '../support/service.ts';

const now = '2026-01-01T00:00:00.000Z';

/** Below every hook and rule, as an earlier version saved it: a published row and its version. */
async function writePublished(payload: Payload, { data, id = randomUUID() }: { data: object; id?: string }) {
  const row = { ...data, stage: 'published', _status: 'published', createdAt: now, updatedAt: now };
  await payload.db.create({ collection: 'articles', customID: id, data: row });
  const version = { autosave: false, collectionSlug: 'articles' as const, createdAt: now, updatedAt: now };
  await payload.db.createVersion({ ...version, parent: id, versionData: row as never });
  return id;
}

/** Rows by what is wrong with them: the field that has to say so. */
async function fill(payload: Payload): Promise<Record<string, string>> {
  const entities = await buildEntities(payload);
  const nameless = { name: { en: 'オークマ' }, slug: null, createdAt: now, updatedAt: now };
  const source = (await payload.db.create({ collection: 'sources', data: nameless })).id as string;
  const lost = {
    alt: 'Lost',
    filename: 'lost.png',
    mimeType: 'image/png',
    filesize: 7,
    width: 4,
    height: 4,
    createdAt: now,
    updatedAt: now,
  };
  const file = (await payload.db.create({ collection: 'media', data: lost })).id as string;
  const article = (title: string, more: object) => ({
    ...articleData(entities, title),
    slug: title.toLowerCase(),
    attributions: [
      { id: randomUUID(), author: entities.author, organization: entities.organization, position: 'Chief' },
    ],
    ...more,
  });
  const wrong: Record<string, object> = {
    slug: article('★★★', { slug: null }),
    source: article('Nameless', { source }),
    sourceUrl: article('Address', { sourceUrl: 'www.example.org' }),
    attachments: article('Attached', { attachments: [file] }),
    body: article('Unknown', { body: { root: { type: 'root', children: [{ type: 'nobody-knows' }], version: 1 } } }),
    publishedOn: article('Undated', { publishedOn: null }),
  };
  const ids: Record<string, string> = {};
  for (const [field, data] of Object.entries(wrong)) ids[field] = await writePublished(payload, { data });
  await writePublished(payload, { data: article('Whole', {}) });
  return ids;
}

test('when an older desk holds published rows that no reader could be given, then it starts, and each is listed with its field', async () => {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const { folder } = await testConfig();
  const env = { DATABASE_URL: `file:${folder}`, PORT: port, PUBLIC_URL: url, ADMIN_PASSWORD: 'correct horse battery' };
  const { config } = await testConfig(env);
  await migrateDesk({ dataFolder: folder, migrations });
  const older = await getPayload({ config: await deskConfig(config), key: randomUUID() });
  const wrong = await fill(older);
  await older.destroy();

  const { payload, publisher, stop } = await startProgram({
    config,
    desk: deskConfig(config),
    log: pino({ level: 'silent' }),
  });
  try {
    await publisher.reconcile();
    const { docs } = await payload.find({ collection: 'problems', pagination: false });
    const listed = docs.map(({ document, reasons }) => [
      document,
      (reasons as { path: string }[]).map(({ path }) => path),
    ]);
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(Object.entries(wrong).map(([field, id]) => [id, [field]])),
    );
    expect(await getJson(`${url}/readyz`)).toMatchObject({ status: 200, body: { status: 'problems', problems: 6 } });
    expect((await getJson(`${url}/v1/articles/whole`)).status).toBe(200);

    const mended = { sourceUrl: 'https://www.example.org', _status: 'published' as const };
    await payload.update({ collection: 'articles', id: wrong.sourceUrl ?? '', data: mended });
    await publisher.settle();
    expect((await getJson(`${url}/v1/articles/address`)).status).toBe(200);
    expect((await getJson(`${url}/readyz`)).body).toMatchObject({ problems: 5 });
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
});
