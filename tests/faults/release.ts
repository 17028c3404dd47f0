/** Child of the test that kills releases: a publisher whose clock is past the hour of everything that is planned. */
import path from 'node:path';
import pino from 'pino';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { loadConfig } from '../../src/config.ts';
import { openDesk } from '../../src/desk/openDesk.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { createPublisher } from '../../src/publishing/publisher.ts';
import { deskFilesOf } from '../support/desk.ts';

const [folder = '', now = ''] = process.argv.slice(2);
const config = loadConfig({ DATABASE_URL: `file:${folder}`, LOG_LEVEL: 'silent' });
const payload = await openDesk({ place: { kind: 'sqlite', folder }, desk: deskConfig(config) });
const store = await openSqliteArchive({ file: path.join(folder, 'archive.db') });
const log = pino({ level: 'silent' });
const publisher = await createPublisher({ payload, store, files: deskFilesOf(folder), log, now: () => new Date(now) });
// Said within the transaction of each release: what follows is its end and the way to readers.
payload.collections['audit-events'].config.hooks.afterChange.push(() => void process.stdout.write('releasing\n'));
await publisher.tick();
await publisher.settle();
process.stdout.write('done\n');
publisher.start();
