/** The one way to open what the program works with: the server and every command come through here. */
import type { Payload, SanitizedConfig } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { openArchive } from '../archive/openArchive.ts';
import type { Config, Engine } from '../config.ts';
import { openDesk } from '../desk/openDesk.ts';
import { holdDataFolder } from '../desk/sqlite/dataFolder.ts';
import type { Logger } from '../log.ts';
import { progressOf, UPGRADING } from '../progress.ts';
import { createPublisher } from '../publishing/publisher.ts';
import type { Publisher } from '../publishing/publisher.ts';

/** Thrown when the chosen engine is not part of this version, or cannot do what is asked. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

export type OpenArchive = { store: ArchiveStore; close: () => Promise<void> };
export type OpenProgram = OpenArchive & { payload: Payload; publisher: Publisher };

/** The archive alone, for reading: possible beside the server. @throws EngineError, ArchiveError */
export async function openForReading(config: Config): Promise<OpenArchive> {
  const store = await openArchive({ place: placeOf(config.engine), readOnly: true });
  return { store, close: store.close };
}

/** The archive alone, for writing. @throws EngineError, ArchiveError, DataFolderError while another process has it */
export async function openForWriting(config: Config): Promise<OpenArchive> {
  const place = placeOf(config.engine);
  return closing(async (later) => {
    later(holdDataFolder(place.folder));
    const store = await openArchive({ place, onUpgrade: progressOf(UPGRADING) });
    later(store.close);
    return { store };
  });
}

type Opening = {
  config: Config;
  desk: () => Promise<SanitizedConfig>;
  log: Logger;
  /** The archive's history is taken as it is, whatever the desk remembers of it. */
  newHistory?: boolean;
  /** The files are a copy that is opened beside the process's own desk. */
  isCopy?: boolean;
};

/**
 * Archive, desk and publisher; the publisher works by itself only once it is started.
 * @throws EngineError, DataFolderError, MigrationError, ArchiveError, HistoryError
 */
export async function openProgram({ config, desk, log, newHistory, isCopy }: Opening): Promise<OpenProgram> {
  const place = placeOf(config.engine);
  return closing(async (later) => {
    const { store, close } = await openForWriting(config);
    later(close);
    const payload = await openDesk({ place, desk: await desk(), key: isCopy ? place.folder : undefined });
    later(() => payload.destroy());
    const publisher = await createPublisher({ payload, store, uploads: config.uploads, log, newHistory });
    later(publisher.stop);
    return { payload, store, publisher };
  });
}

function placeOf(engine: Engine): Extract<Engine, { kind: 'sqlite' }> {
  if (engine.kind === 'sqlite') return engine;
  throw new EngineError('DATABASE_URL: the MongoDB engine is not part of this version yet; use file:<folder>');
}

/** What `open` opened, with what closes it again in reverse order; closed at once when opening fails half way. */
async function closing<T>(
  open: (later: (close: () => unknown) => void) => Promise<T>,
): Promise<T & { close: () => Promise<void> }> {
  const steps: (() => unknown)[] = [];
  const close = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) await step();
  };
  try {
    return { ...(await open((step) => steps.push(step))), close };
  } catch (error) {
    await close();
    throw error;
  }
}
