/** Child of the kill test: publishes, corrects and withdraws without end and says on standard output what was acknowledged. */
import path from 'node:path';
import pino from 'pino';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { loadConfig } from '../../src/config.ts';
import { openDesk } from '../../src/desk/openDesk.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { createPublisher } from '../../src/publishing/publisher.ts';
import { articleData, buildEntities, deskFilesOf } from '../support/desk.ts';

const folder = process.argv[2] ?? '';
const cycle = process.argv[3] ?? '0';
const config = loadConfig({ DATABASE_URL: `file:${folder}`, LOG_LEVEL: 'silent' });
const payload = await openDesk({ place: { kind: 'sqlite', folder }, desk: deskConfig(config) });
const store = await openSqliteArchive({ file: path.join(folder, 'archive.db') });
const log = pino({ level: 'silent' });
const publisher = await createPublisher({ payload, store, files: deskFilesOf(folder), log });
publisher.start();

const known = await payload.find({ collection: 'sources', limit: 1, depth: 0 });
const entities = known.docs[0]
  ? {
      author: (await payload.find({ collection: 'authors', limit: 1, depth: 0 })).docs[0]?.id ?? '',
      organization: (await payload.find({ collection: 'organizations', limit: 1, depth: 0 })).docs[0]?.id ?? '',
      source: known.docs[0].id,
    }
  : await buildEntities(payload);

/** One line per acknowledged change: what the desk must hold from now on. */
const acknowledge = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
acknowledge({ ready: true });

for (let number = 0; ; number += 1) {
  const title = `Cycle ${cycle} article ${number}`;
  const data = { ...articleData(entities, title), _status: 'published' as const };
  const { id } = await payload.create({ collection: 'articles', data, depth: 0 });
  acknowledge({ id, title, stage: 'published' });
  if (number % 3 === 1) {
    const corrected = `${title}, corrected`;
    await payload.update({ collection: 'articles', id, data: { title: corrected, _status: 'published' }, depth: 0 });
    acknowledge({ id, title: corrected, stage: 'published' });
  }
  if (number % 3 === 2) {
    const withdrawn = { stage: 'withdrawn' as const, withdrawal: { reason: 'Test.' } };
    await payload.update({ collection: 'articles', id, data: withdrawn, depth: 0 });
    acknowledge({ id, title, stage: 'withdrawn' });
  }
}
