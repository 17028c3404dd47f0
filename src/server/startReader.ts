/** An instance that answers readers and nobody else: no desk, no admin; its copy of the archive follows the journal. */
import type { Server } from 'node:http';
import type { FollowStatus } from '../archive/journal/follow.ts';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { openReader } from '../program/openCluster.ts';
import { createReader } from '../reader/createReader.ts';
import { createAppServer } from './appServer.ts';
import { journalStatus } from './journalStatus.ts';
import { listen, stopListening } from './listen.ts';
import { openMeanwhile } from './meanwhile.ts';
import { readerSettings } from './readerSettings.ts';

export type ReaderInstance = {
  store: ArchiveStore;
  server: Server;
  /** How far it is in the journal. */
  following: () => FollowStatus;
  stop: () => Promise<void>;
};

/** @throws MongodbError, DataFolderError, ArchiveError, or the listening error */
export async function startReader({ config, log }: { config: Config; log: Logger }): Promise<ReaderInstance> {
  const meanwhile = openMeanwhile(config);
  const { store, following, close } = await openReader({ config, log, show: meanwhile.show }).finally(meanwhile.end);
  const status = () => journalStatus(following());
  const app = createReader({ store, settings: readerSettings(config), log, status });
  const server = await listen(createAppServer(app), config);
  const stop = async () => {
    await stopListening(server);
    await close();
  };
  return { store, server, following, stop };
}
