/** The publisher where one instance at a time publishes: made when this one gets the lease, ended when it loses it. */
import type { Lease } from '../archive/journal/lease.ts';
import { openSharedRequests } from '../desk/mongodb/requests.ts';
import type { Logger } from '../log.ts';
import type { Publisher } from '../publishing/publisher.ts';

/** Milliseconds that a request may wait for whichever instance publishes: longer than a lease takes to change hands. */
const SETTLE_MS = 15_000;
/** Milliseconds in which one request at least must be taken where an instance publishes. */
const PATIENCE_MS = 20_000;

type Input = {
  db: Parameters<typeof openSharedRequests>[0]['db'];
  lease: Lease;
  log: Logger;
  /** Brings this instance up to the journal, then opens a publisher that takes no requests by itself. */
  open: () => Promise<Publisher>;
};

export type SharedPublisher = Publisher & {
  /** For whoever has no lease and does not want one: waits for the instance that publishes. @returns how many requests it has not taken */
  handOver: () => Promise<number>;
};

/** Behaves as a publisher towards whoever holds it; what is asked of it while another instance publishes is nothing to do. */
export function sharePublisher({ db, lease, log, open }: Input): SharedPublisher {
  const requests = openSharedRequests({ db, log });
  let own: Publisher | null = null;
  let isStarted = false;
  let endCollecting: (() => Promise<void>) | null = null;
  requests.start();

  async function onTaken(): Promise<void> {
    const publisher = await open();
    publisher.start();
    own = publisher;
    // What fails while the lease runs out is another instance's to take, or this one's when it has it again.
    endCollecting = requests.collect(
      async (request) => lease.isHeld() && ((await publisher.project(request)) !== undefined || lease.isHeld()),
    );
  }
  async function onLost(): Promise<void> {
    await endCollecting?.();
    await own?.stop();
    own = null;
    endCollecting = null;
  }

  return {
    start() {
      isStarted = true;
      lease.start({ onTaken, onLost });
    },
    async stop() {
      await lease.stop();
      requests.stop();
    },
    project: async (request) => own?.project(request),
    async settle() {
      // Before it is started nobody may be there to take what was asked for.
      if (!isStarted) return;
      await requests.settled(SETTLE_MS);
      await own?.settle();
    },
    handOver: () => requests.taken(PATIENCE_MS),
    reconcile: async (onProgress) => own?.reconcile(onProgress) ?? 0,
    tick: async () => own?.tick(),
    status: () => own?.status() ?? { waiting: 0, lagSeconds: 0, reconciled: true, problems: [] },
  };
}
