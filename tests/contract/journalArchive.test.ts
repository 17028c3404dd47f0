/** The archive of an instance among many keeps every promise of the embedded one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournalArchive } from '../../src/archive/journal/open.ts';
import { openTestJournal, SILENT } from '../support/mongodb/journal.ts';
import { describeMongodb } from '../support/mongodb/server.ts';
import { describeArchiveStore } from './archiveStore.ts';

describeMongodb('SQLite following a journal', (engine) =>
  describeArchiveStore('SQLite following a journal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'archive-'));
    const { journal, dispose } = await openTestJournal(engine());
    const { store, follow } = await openJournalArchive({
      journal,
      file: join(folder, 'followed.db'),
      log: SILENT,
      mayWrite: () => undefined,
    });
    follow();
    return {
      store,
      dispose: async () => {
        await store.close();
        await dispose();
        await rm(folder, { recursive: true });
      },
    };
  }),
);
