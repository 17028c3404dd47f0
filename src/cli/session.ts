/** What a command works with, closed again however it ends. */
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { thenClose } from '../program/closing.ts';
import { withFolder } from '../program/ownFolder.ts';
import { openForReading, openForWriting, openProgram } from '../program/openProgram.ts';
import type { NewHistory } from '../publishing/history.ts';
import type { OpenArchive, OpenProgram } from '../program/openProgram.ts';

export type ArchiveSession = { config: Config; store: ArchiveStore };
export type DeskSession = ArchiveSession & Pick<OpenProgram, 'payload' | 'publisher' | 'files' | 'alone' | 'handOver'>;

/** For commands that only read the archive: they may run beside the server. */
export const readArchive = <T>(work: (session: ArchiveSession) => Promise<T>): Promise<T> =>
  withSession(openForReading, work);

/** For commands that write this instance's archive alone. @throws DataFolderError while the server runs */
export const writeArchive = <T>(work: (session: ArchiveSession) => Promise<T>, given?: Config): Promise<T> =>
  withSession((config) => openForWriting(config, logOf(config)), work, given);

/** For commands that write the archive of all: with MongoDB they may run beside an instance. @throws as `writeArchive` */
export const writeSharedArchive = <T>(work: (session: ArchiveSession) => Promise<T>): Promise<T> =>
  withFolder(loadConfig(), (config) => writeArchive(work, config));

/** For commands that check the archive, against the journal too where there is one. They may run beside the server. */
export const checkedArchive = <T>(work: (session: ArchiveSession) => Promise<T>): Promise<T> =>
  loadConfig().engine.kind === 'mongodb' ? writeSharedArchive(work) : readArchive(work);

/** For commands that work on desk and archive. @throws DataFolderError while the server runs on the embedded engine; HistoryError */
export const writeDesk = <T>(
  work: (session: DeskSession) => Promise<T>,
  { newHistory }: { newHistory?: NewHistory } = {},
): Promise<T> =>
  withFolder(loadConfig(), (given) =>
    withSession<OpenProgram, T>(
      (config) => {
        const desk = async () => (await import('../payload.config.ts')).deskConfig(config);
        return openProgram({ config, desk, log: logOf(config), newHistory });
      },
      work,
      given,
    ),
  );

/** Until what was saved is public: here, or by the instance that publishes. @throws Error when none does */
export async function untilPublic({ publisher, handOver }: Pick<OpenProgram, 'publisher' | 'handOver'>): Promise<void> {
  if (!handOver) return publisher.settle();
  const waiting = await handOver();
  if (waiting === 0) return;
  throw new Error(`${waiting} publication(s) are saved and wait for an instance with a desk to be started`);
}

async function withSession<Opened extends OpenArchive, T>(
  open: (config: Config) => Promise<Opened>,
  work: (session: Omit<Opened, 'close'> & { config: Config }) => Promise<T>,
  config: Config = loadConfig(),
): Promise<T> {
  const { close, ...opened } = await open(config);
  return thenClose(close, () => work({ config, ...opened }));
}

/** What a command does is said by itself. */
const logOf = ({ LOG_LEVEL }: Config) => createLog(LOG_LEVEL === 'info' ? 'warn' : LOG_LEVEL);
