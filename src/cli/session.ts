/** What a command works with, closed again however it ends. */
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { thenClose } from '../program/closing.ts';
import { openForReading, openForWriting, openProgram } from '../program/openProgram.ts';
import type { NewHistory } from '../publishing/history.ts';
import type { OpenArchive, OpenProgram } from '../program/openProgram.ts';

export type ArchiveSession = { config: Config; store: ArchiveStore };
export type DeskSession = ArchiveSession & Pick<OpenProgram, 'payload' | 'publisher' | 'files'>;

/** For commands that only read the archive: they may run beside the server. */
export const readArchive = <T>(work: (session: ArchiveSession) => Promise<T>): Promise<T> =>
  withSession(openForReading, work);

/** For commands that write the archive alone. @throws DataFolderError while the server runs */
export const writeArchive = <T>(work: (session: ArchiveSession) => Promise<T>): Promise<T> =>
  withSession((config) => openForWriting(config, logOf(config)), work);

/** For commands that work on desk and archive. @throws DataFolderError while the server runs; HistoryError */
export const writeDesk = <T>(
  work: (session: DeskSession) => Promise<T>,
  { newHistory }: { newHistory?: NewHistory } = {},
): Promise<T> =>
  withSession<OpenProgram, T>((config) => {
    const desk = async () => (await import('../payload.config.ts')).default;
    const log = createLog(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL);
    return openProgram({ config, desk, log, newHistory });
  }, work);

async function withSession<Opened extends OpenArchive, T>(
  open: (config: Config) => Promise<Opened>,
  work: (session: Omit<Opened, 'close'> & { config: Config }) => Promise<T>,
): Promise<T> {
  const config = loadConfig();
  const { close, ...opened } = await open(config);
  return thenClose(close, () => work({ config, ...opened }));
}

/** What a command does is said by itself. */
const logOf = ({ LOG_LEVEL }: Config) => createLog(LOG_LEVEL === 'info' ? 'warn' : LOG_LEVEL);
