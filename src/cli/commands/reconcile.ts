import { Command } from 'commander';
import { say } from '../say.ts';
import { writeDesk } from '../session.ts';

export const reconcile = new Command('reconcile')
  .description('Bring the archive up to the desk: publish or withdraw whatever was lost on the way. Safe to repeat.')
  .action(() =>
    writeDesk(async ({ store, publisher }) => {
      const before = await store.revision();
      const found = await publisher.reconcile((done) => process.stderr.write(`\r${done} looked at`));
      const after = await store.revision();
      say(`${found} difference(s) looked at, ${after.seq - before.seq} edition(s) made.`);
    }),
  );
