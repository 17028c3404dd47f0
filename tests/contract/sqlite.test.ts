import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteArchive } from '../../src/archive/sqlite/open.ts';
import { describeArchiveStore } from './archiveStore.ts';

describeArchiveStore('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'archive-'));
  const store = await openSqliteArchive({ file: join(folder, 'archive.db') });
  return {
    store,
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
