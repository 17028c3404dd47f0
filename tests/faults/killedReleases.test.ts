/** kill -9 in the middle of planned releases, again and again: each goes out exactly once, and the archive is whole. KILL_CYCLES sets how often. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@jest/globals';
import type { Where } from 'payload';
import pino from 'pino';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { createPublisher } from '../../src/publishing/publisher.ts';
import { articleData, buildEntities, deskFilesOf, openTestDesk } from '../support/desk.ts';

const CYCLES = Number(process.env.KILL_CYCLES ?? 6);
const DUE = '2099-03-01T01:00:00.000Z';
const AFTER = '2099-03-01T01:00:01.000Z';

/** Runs the child until it is at its so-many-th release, and kills it so many milliseconds later. */
async function releaseAndKill(folder: string, releases: number, delay: number): Promise<void> {
  const args = ['-C', 'production', 'src/run.mjs', 'tests/faults/release.ts', folder, AFTER];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let lines = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines += 1;
    if (lines === releases || line === 'done') setTimeout(() => child.kill('SIGKILL'), delay);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the child ended by itself with code ${code}`);
}

test(`when the program is killed ${CYCLES} times while it releases, then each goes out exactly once`, async () => {
  const desk = await openTestDesk();
  const { payload, folder, users } = desk;
  const entities = await buildEntities(payload);
  const as = { user: users.publisher, overrideAccess: false, depth: 0, draft: true } as const;
  const planned: string[] = [];
  for (let number = 0; number < 6 * CYCLES; number += 1) {
    const data = articleData(entities, `Planned ${number}`);
    const { id } = await payload.create({ collection: 'articles', data, ...as });
    await payload.update({ collection: 'articles', id, data: { stage: 'approved', releaseAt: DUE }, ...as });
    planned.push(id);
  }
  const events = async () => {
    const where: Where = { and: [{ document: { in: planned } }, { action: { equals: 'published' } }] };
    const { docs } = await payload.find({ collection: 'audit-events', where, depth: 0, pagination: false });
    return docs.map(({ document }) => document);
  };

  let inTheMiddle = 0;
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    await releaseAndKill(folder, 1 + (cycle % 4), (cycle * 7) % 45);
    const { length } = await events();
    if (length < planned.length) inTheMiddle += 1;
  }
  // Kills that come after the last release prove nothing.
  expect(inTheMiddle).toBeGreaterThan(CYCLES / 2);

  const store = await openSqliteArchive({ file: path.join(folder, 'archive.db') });
  const [log, files] = [pino({ level: 'silent' }), deskFilesOf(folder)];
  const publisher = await createPublisher({ payload, store, files, log, now: () => new Date(AFTER) });
  await publisher.reconcile();
  await publisher.tick();
  await publisher.settle();
  expect((await events()).toSorted()).toEqual(planned.toSorted());
  for (const id of planned) expect((await store.state(id))?.edition).toMatchObject({ kind: 'published', number: 1 });
  expect((await store.verify()).problems).toEqual([]);
  await publisher.stop();
  await store.close();
  await desk.close();
}, 900_000);
