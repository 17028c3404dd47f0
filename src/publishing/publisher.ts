/** The publisher: the only one who writes to the archive. At once after a save, at start, and every few moments. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Payload } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import type { DeskFiles } from '../desk/files.ts';
import { onProjectionRequests } from '../desk/projectionRequests.ts';
import type { ProjectionRequest } from '../desk/projectionRequests.ts';
import type { Logger } from '../log.ts';
import { adoptHistory, beginHistory, checkHistory, remember, rememberEnd } from './history.ts';
import type { NewHistory } from './history.ts';
import { openProblems, reasonsOf } from './problems.ts';
import type { KnownProblem, Problems } from './problems.ts';
import { projectArticle, projectEntity } from './project.ts';
import type { Projection } from './project.ts';
import { createQueue } from './queue.ts';
import { deskTitle } from './record/readDesk.ts';
import { findMergers } from './merged.ts';
import { findCandidates } from './reconcile.ts';
import { openReleases } from './release.ts';
import { openRetries } from './retries.ts';
import type { Retries } from './retries.ts';
import { projectSynonyms } from './synonyms.ts';

const TICK_MS = 1000;
const RECONCILE_MS = 60_000;

export type Publisher = {
  start: () => void;
  /** Brings the archive up to the desk for one document; what fails is logged and found again by reconcile. */
  project: (request: ProjectionRequest) => Promise<unknown>;
  /** Stops taking work and waits for the step in progress. */
  stop: () => Promise<void>;
  /** Resolves once everything asked for so far is in the archive, or logged as failed. */
  settle: () => Promise<void>;
  /** Projects every difference between desk and archive. @returns how many were found */
  reconcile: (onProgress?: (done: number) => void) => Promise<number>;
  /** Releases what is due now, and tries again what the machine failed at. */
  tick: () => Promise<void>;
  /** Steps waiting, the age in seconds of the oldest, and what could not be made public. */
  status: () => { waiting: number; lagSeconds: number; reconciled: boolean; problems: KnownProblem[] };
};

type Input = {
  payload: Payload;
  store: ArchiveStore;
  files: DeskFiles;
  log: Logger;
  now?: () => Date;
  /** Takes the archive as it is, whatever the desk remembers of it. */
  newHistory?: NewHistory | undefined;
  /** Desk and archive are both new: there is nothing to compare yet. */
  isFirst?: boolean;
  /** Requests come through `project` alone: those of all instances are in the database. */
  isShared?: boolean;
};

/** Opens the publisher: it takes requests from now on, and works by itself from `start` on.
 *  @throws HistoryError when desk and archive do not belong together */
export async function createPublisher(input: Input): Promise<Publisher> {
  const { payload, store, files, log, now = () => new Date(), newHistory, isFirst, isShared = false } = input;
  const context = { payload, store, files, now };
  await (newHistory ? adoptHistory(context, newHistory) : isFirst ? beginHistory(context) : checkHistory(context));
  const queue = createQueue(log);
  const [problems, retries] = [await openProblems(payload), openRetries()];
  const releaseDue = openReleases({ payload, log, problems, now });
  let timers: NodeJS.Timeout[] = [];
  let nextRelease: string | null = null;
  let reconciled = false;
  /** Saves that changed nothing public, so that reconcile looks at each once. */
  const known = new Map<string, string>();

  const shared = { context, log, problems, retries };
  const project = (request: ProjectionRequest) => queue.add(request, () => takeStep({ ...shared, request }));

  const reconcile: Publisher['reconcile'] = async (onProgress) => {
    let found = 0;
    for await (const { id, savedAt } of findCandidates(payload, store)) {
      if (savedAt !== null && known.get(id) === savedAt) continue;
      const isDone = await project({ collection: 'articles', id });
      if (isDone && savedAt !== null) known.set(id, savedAt);
      found += 1;
      onProgress?.(found);
      // The driver frees what it read only between turns of the event loop.
      await nextTurn();
    }
    await project({ collection: 'synonyms', id: 'all' });
    for (const request of await findMergers(payload, store)) await project(request);
    for (const { about, document } of problems.list()) {
      if (about !== 'articles') await project({ collection: about, id: document });
    }
    reconciled = true;
    return found;
  };

  const tick = async () => {
    await queue.add({ step: 'release' }, async () => {
      const next = await releaseDue();
      if (next !== nextRelease) await store.setNextRelease(next);
      nextRelease = next;
    });
    for (const request of retries.due()) await project(request);
  };

  if (!isShared) onProjectionRequests((requests) => requests.forEach((request) => void project(request)));

  return {
    start() {
      const background = (step: () => Promise<unknown>) => () =>
        void step().catch((err: unknown) => log.error({ err }, 'the publisher could not compare desk and archive'));
      timers = [setInterval(background(tick), TICK_MS), setInterval(background(reconcile), RECONCILE_MS)];
      background(async () => (await tick(), await reconcile()))();
    },
    async stop() {
      timers.forEach(clearInterval);
      if (!isShared) onProjectionRequests(null);
      await queue.settle();
      await rememberEnd(context);
    },
    project,
    settle: queue.settle,
    reconcile,
    tick,
    status: () => ({ ...queue.status(), reconciled, problems: problems.list() }),
  };
}

type Step = { context: Projection; log: Logger; problems: Problems; retries: Retries; request: ProjectionRequest };

async function takeStep({ retries, request, ...step }: Step): Promise<true> {
  try {
    if (request.collection === 'synonyms') await projectSynonyms(step.context);
    else await projectDocument({ ...step, request });
  } catch (error) {
    retries.failed(request, error);
    throw error;
  }
  retries.succeeded(request);
  return true;
}

/** Projects what was asked for; what fails is put on the list of problems, what succeeds is taken off it. */
async function projectDocument({ context, log, problems, request: { collection, id } }: Omit<Step, 'retries'>) {
  try {
    const edition = collection === 'articles' ? await projectArticle(context, id) : null;
    if (edition) {
      log.info({ article: id, kind: edition.kind }, 'edition made');
      await remember(context.payload, edition);
    }
    if (collection !== 'articles') await projectEntity(context, collection, id);
  } catch (error) {
    const title = await deskTitle(context.payload, collection, id);
    const reasons = reasonsOf(error);
    await problems.report({ about: collection, document: id, title, scheduledFor: null, reasons });
    throw error;
  }
  await problems.solve({ about: collection, document: id });
}
