/** Child of the lease test: publishes without end while it has the lease, and says the number of each article once it is stored. */
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { mongoClient } from '../../src/archive/journal/connect.ts';
import { openLease } from '../../src/archive/journal/lease.ts';
import { ensureJournalIndexes, openMongoJournal } from '../../src/archive/journal/mongodb.ts';
import { openJournalArchive } from '../../src/archive/journal/open.ts';
import { publish } from '../contract/support.ts';

const [url = '', file = '', name = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const db = (await mongoClient(url)).db();
await ensureJournalIndexes(db);
const lease = openLease({ db, holder: name, log });
const journal = openMongoJournal({ db, writer: name });
const { store, catchUp } = await openJournalArchive({ journal, file, log, mayWrite: lease.check });
lease.start({ onTaken: async () => undefined, onLost: async () => undefined });

for (;;) {
  await sleep(5);
  if (!lease.isHeld()) continue;
  await catchUp();
  const n = (await store.revision()).seq;
  await publish(store, n).then(
    () => process.stdout.write(`${n}\n`),
    () => undefined,
  );
}
