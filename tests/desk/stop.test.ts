/** A clean stop: what was committed is in the two files that are named .db, and nowhere else. */
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import Database from 'libsql';
import pino from 'pino';
import { openArchive } from '../../src/archive/openArchive.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { openProgram } from '../../src/program/openProgram.ts';
import { articleData, buildEntities, testConfig } from '../support/desk.ts';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

test('when the program was stopped and the two files alone are copied, then the copy has every change', async () => {
  const { config, folder } = await testConfig();
  const copy = await mkdtemp(path.join(os.tmpdir(), 'copy-'));
  folders.push(folder, copy);
  const { payload, publisher, close } = await openProgram({
    config,
    desk: () => deskConfig(config),
    log: pino({ level: 'silent' }),
  });
  const data = articleData(await buildEntities(payload), 'Before the stop');
  const { id } = await payload.create({ collection: 'articles', data: { ...data, _status: 'published' } });
  await publisher.settle();
  await close();

  for (const name of ['desk.db', 'archive.db']) {
    expect(
      await stat(path.join(folder, `${name}-wal`)).then(
        ({ size }) => size,
        () => 0,
      ),
    ).toBe(0);
    await copyFile(path.join(folder, name), path.join(copy, name));
  }
  const desk = new Database(path.join(copy, 'desk.db'));
  expect(desk.prepare('SELECT title FROM articles WHERE id = ?').get(id)).toEqual({ title: 'Before the stop' });
  desk.close();
  const archive = await openArchive({ place: { kind: 'sqlite', folder: copy } });
  expect((await archive.state(id))?.editions).toBe(1);
  await archive.close();
});
