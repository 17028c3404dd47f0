/**
 * Child of the lease test: publishes without end while it has the lease, and says the number of each article once it is stored.
 * With a number as its last argument it stops itself, as a machine that sleeps, before its step of that number goes out, when
 * it has made sure that the lease is its own; and says what came of it when it was woken.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { mongoClient } from '../../src/archive/journal/connect.ts';
import { openLease } from '../../src/archive/journal/lease.ts';
import { ensureJournalIndexes, openMongoJournal } from '../../src/archive/journal/mongodb.ts';
import { openJournalArchive } from '../../src/archive/journal/open.ts';
import { publish } from '../contract/support.ts';

const [url = '', file = '', name = '', sleepsAt = '0'] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const db = (await mongoClient(url)).db();
await ensureJournalIndexes(db);
const lease = openLease({ db, holder: name, log });
const real = openMongoJournal({ db, writer: name });
const journal: typeof real = {
  ...real,
  append(steps) {
    if (steps[0]?.number === Number(sleepsAt)) {
      process.stdout.write('asleep\n');
      process.kill(process.pid, 'SIGSTOP');
    }
    return real.append(steps);
  },
};
const { store, catchUp } = await openJournalArchive({ journal, file, log, mayWrite: lease.check });
lease.start({ onTaken: async () => undefined, onLost: async () => undefined });

for (;;) {
  await sleep(5);
  if (!lease.isHeld()) continue;
  await catchUp();
  const n = (await store.revision()).seq;
  await publish(store, n).then(
    () => process.stdout.write(`${n}\n`),
    ({ code, message }: { code: string; message: string }) => process.stdout.write(`refused ${code}: ${message}\n`),
  );
}
