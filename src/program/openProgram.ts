/** The one way to open what the program works with: the server and every command come through here. */
import { randomUUID } from 'node:crypto';
import type { Payload, SanitizedConfig } from 'payload';
import type { FollowStatus } from '../archive/journal/follow.ts';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { openArchive } from '../archive/openArchive.ts';
import { openSqliteArchive } from '../archive/sqlite/open.ts';
import type { SearchThreads } from '../archive/sqlite/threads/longQuestions.ts';
import type { Config } from '../config.ts';
import { folderFiles } from '../desk/files.ts';
import type { DeskFiles } from '../desk/files.ts';
import { gridFiles } from '../desk/mongodb/gridFiles.ts';
import { closeDesk, openDesk } from '../desk/openDesk.ts';
import { holdDataFolder } from '../desk/sqlite/dataFolder.ts';
import type { Logger } from '../log.ts';
import { progressOf, UPGRADING } from '../progress.ts';
import type { Show } from '../progress.ts';
import { createPublisher } from '../publishing/publisher.ts';
import type { NewHistory } from '../publishing/history.ts';
import type { Publisher } from '../publishing/publisher.ts';
import { closing } from './closing.ts';
import { giveFirstSynonyms } from './firstSynonyms.ts';
import { FOLLOWING, followedFile, openCluster, searchThreads } from './openCluster.ts';
import type { MongodbPlace } from './openCluster.ts';
import { sharePublisher } from './sharedPublisher.ts';
import { whileStill } from './stillDesk.ts';

/** Thrown when the chosen engine is not part of this version, or cannot do what is asked. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

export type OpenArchive = { store: ArchiveStore; close: () => Promise<void> };
export type OpenProgram = OpenArchive & {
  payload: Payload;
  /** What staff uploaded and what was imported. */
  files: DeskFiles;
  publisher: Publisher;
  /** Whether a desk without articles gets the first instalment: of many instances the first ever. */
  mayGiveFirst: boolean;
  /** How far this instance is in the journal; null on the embedded engine. */
  following: (() => FollowStatus) | null;
} & Together;

/** What is different where several instances share a desk; on the embedded engine there is one process. */
type Together = {
  /** Work that one instance at a time may do, once it is this one's turn. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Reads the desk while nobody changes it, with all that it published in this archive. @throws StillDeskError */
  whileStill: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until the instance that publishes has taken what was asked for. @returns how many it has not; null where this one publishes */
  handOver: (() => Promise<number>) | null;
};
const ALONE: Together = { alone: (work) => work(), whileStill: (work) => work(), handOver: null };

/** The archive alone, for reading: possible beside the server. @throws EngineError, ArchiveError */
export async function openForReading(config: Config): Promise<OpenArchive> {
  const { engine } = config;
  const store =
    engine.kind === 'sqlite'
      ? await openArchive({ place: engine, readOnly: true })
      : await openSqliteArchive({ file: followedFile(engine.folder), readOnly: true });
  return { store, close: store.close };
}

/**
 * The archive alone, for writing; with MongoDB this instance's copy, brought up to the journal first.
 * @throws EngineError, ArchiveError, MongodbError, DataFolderError while another process has it
 */
export async function openForWriting(
  config: Config,
  log: Logger,
  { threads, show = progressOf }: { threads?: SearchThreads; show?: Show } = {},
): Promise<OpenArchive> {
  const place = config.engine;
  return closing(async (later) => {
    if (place.kind === 'mongodb') {
      const { store, catchUp } = await openCluster({ place, log, later, readsOnly: true, ignoresLease: true });
      await catchUp(show(FOLLOWING));
      return { store };
    }
    later(holdDataFolder(place.folder));
    const store = await openArchive({ place, onUpgrade: show(UPGRADING), threads });
    later(store.close);
    return { store };
  });
}

type Opening = {
  config: Config;
  desk: () => Promise<SanitizedConfig>;
  log: Logger;
  /** The archive's history is taken as it is, whatever the desk remembers of it. */
  newHistory?: NewHistory | undefined;
  /** The files are a copy that is opened beside the process's own desk. */
  isCopy?: boolean;
  /** With MongoDB: the archive stays where it is once it has all there was, but for `whileStill`. */
  isStill?: boolean;
  /** Shows the progress of what must be done before anybody is served. */
  show?: Show;
};

/**
 * Archive, desk and publisher; the publisher works by itself only once it is started.
 * @throws EngineError, DataFolderError, MigrationError, ArchiveError, HistoryError
 */
export async function openProgram(opening: Opening): Promise<OpenProgram> {
  const { config, desk, log, newHistory, isCopy, show } = opening;
  const place = config.engine;
  if (place.kind === 'mongodb') return openOnMongodb({ ...opening, place });
  return closing(async (later) => {
    const { store, close } = await openForWriting(config, log, {
      threads: searchThreads(config, log),
      ...(show && { show }),
    });
    later(close);
    const key = isCopy ? randomUUID() : undefined;
    const payload = await openDesk({ place, desk: await desk(), key });
    later(() => closeDesk({ payload, key }));
    const files = folderFiles({ media: config.uploads, originals: config.originals });
    const publisher = await createPublisher({ payload, store, files, log, newHistory });
    later(publisher.stop);
    return { payload, store, files, publisher, mayGiveFirst: true, following: null, ...ALONE };
  });
}

/** An instance with a desk; it publishes while it has the lease. @throws also MongodbError */
async function openOnMongodb({
  place,
  config,
  desk,
  log,
  newHistory,
  isStill = false,
  show = progressOf,
}: Opening & { place: MongodbPlace }): Promise<OpenProgram> {
  return closing(async (later) => {
    const needsTransactions = config.MONGODB_WITHOUT_TRANSACTIONS === 'refuse';
    const threads = searchThreads(config, log);
    const cluster = await openCluster({ place, log, later, readsOnly: false, needsTransactions, threads, show });
    const { store, db, lease, alone, isFirst } = cluster;
    await cluster.catchUp(show(FOLLOWING));
    const payload = await openDesk({
      place: { kind: 'mongodb', db, isNew: isFirst, alone: (work) => alone('migrations', work) },
      desk: await desk(),
    });
    later(() => payload.destroy());
    const files = gridFiles(() => db);
    // The first instance ever has published its first instalment before there is a history.
    let first = { newHistory, isFirst };
    const open = async () => {
      await cluster.catchUp();
      await giveFirstSynonyms({ payload, store });
      const opened = await createPublisher({ payload, store, files, log, ...first, isShared: true });
      first = { newHistory: undefined, isFirst: false };
      return opened;
    };
    const publisher = sharePublisher({ db, lease, log, open });
    later(publisher.stop);
    if (!isStill) cluster.follow();
    const together: Together = {
      alone: (work) => alone('command', work),
      whileStill: (work) => whileStill({ db, catchUp: cluster.catchUp }, work),
      handOver: publisher.handOver,
    };
    return { payload, store, files, publisher, mayGiveFirst: isFirst, following: cluster.status, ...together };
  });
}
