/** What a command works with: settings, archive and, where it needs it, desk; closed again however it ends. */
import path from 'node:path';
import type { Payload } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { openArchive } from '../archive/openArchive.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { holdDataFolder } from '../desk/sqlite/dataFolder.ts';
import { EngineError, openDesk } from '../desk/openDesk.ts';
import { createPublisher } from '../publishing/publisher.ts';
import type { Publisher } from '../publishing/publisher.ts';
import { createLog } from '../log.ts';
import { progressOf, UPGRADING } from '../progress.ts';

export type ArchiveSession = { config: Config; dataFolder: string; store: ArchiveStore };
export type DeskSession = ArchiveSession & { payload: Payload; publisher: Publisher };

/** For commands that only read the archive: they may run beside the server. */
export async function readArchive<T>(work: (session: ArchiveSession) => Promise<T>): Promise<T> {
  const { config, dataFolder } = settings();
  const store = await openArchive({ place: { engine: 'sqlite', folder: dataFolder }, readOnly: true });
  try {
    return await work({ config, dataFolder, store });
  } finally {
    await store.close();
  }
}

/** For commands that write the archive alone. @throws DataFolderError while the server runs */
export async function writeArchive<T>(work: (session: ArchiveSession) => Promise<T>): Promise<T> {
  const { config, dataFolder } = settings();
  const release = holdDataFolder(dataFolder);
  const store = await openArchive({
    place: { engine: 'sqlite', folder: dataFolder },
    onUpgrade: progressOf(UPGRADING),
  });
  try {
    return await work({ config, dataFolder, store });
  } finally {
    await store.close();
    release();
  }
}

/** For commands that work on desk and archive. @throws DataFolderError while the server runs; HistoryError */
export async function writeDesk<T>(
  work: (session: DeskSession) => Promise<T>,
  { newHistory = false }: { newHistory?: boolean } = {},
): Promise<T> {
  return writeArchive(async ({ config, dataFolder, store }) => {
    const { default: desk } = await import('../payload.config.ts');
    const payload = await openDesk({ dataFolder, desk });
    const log = createLog(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL);
    const uploads = path.join(dataFolder, 'media');
    const publisher = await createPublisher({ payload, store, uploads, log, newHistory });
    try {
      return await work({ config, dataFolder, store, payload, publisher });
    } finally {
      await publisher.stop();
      await payload.destroy();
    }
  });
}

function settings(): { config: Config; dataFolder: string } {
  const config = loadConfig();
  if (!config.dataFolder) throw new EngineError('DATABASE_URL: this version administers file:<folder> archives only');
  return { config, dataFolder: config.dataFolder };
}
