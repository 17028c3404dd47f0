import { Command } from 'commander';
import { requestProjection } from '../../desk/projectionRequests.ts';
import { findCandidates } from '../../publishing/reconcile.ts';
import { say } from '../say.ts';
import { untilPublic, writeDesk } from '../session.ts';
import type { DeskSession } from '../session.ts';

export const reconcile = new Command('reconcile')
  .description('Bring the archive up to the desk: publish or withdraw whatever was lost on the way. Safe to repeat.')
  .action(() =>
    writeDesk(async ({ payload, store, publisher, handOver }) => {
      const before = await store.revision();
      const tell = (done: number) => process.stderr.write(`\r${done} looked at`);
      const found = handOver ? await askForAll({ payload, store }) : await publisher.reconcile(tell);
      await untilPublic({ publisher, handOver });
      const after = await store.revision();
      say(`${found} difference(s) looked at, ${after.seq - before.seq} edition(s) made.`);
    }),
  );

/** Where another instance publishes: what it is to look at. @returns how many */
async function askForAll({ payload, store }: Pick<DeskSession, 'payload' | 'store'>): Promise<number> {
  let found = 0;
  for await (const { id } of findCandidates(payload, store)) {
    await requestProjection({ req: {}, request: { collection: 'articles', id } });
    found += 1;
  }
  return found;
}
