/** Following: what the journal has and this instance has not is brought into its own SQLite archive, in the journal's order. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ArchiveError } from '../../domain/errors.ts';
import type { Logger } from '../../log.ts';
import type { OnProgress } from '../ArchiveStore.ts';
import type { FollowedArchive } from '../sqlite/followed.ts';
import { openTurns } from '../sqlite/turns.ts';
import type { Turns } from '../sqlite/turns.ts';
import type { Journal, StepRow } from './Journal.ts';
import { createTaker } from './take.ts';

/** Milliseconds between two questions for what is new: the most by which an instance that keeps up is behind. */
export const POLL_MS = 100;
/** Milliseconds until the next try after a failure, and after a step that cannot be taken. */
const RETRY_MS = 500;
const STOPPED_MS = 5000;
/** Steps read at a time. */
const READ = 50;

export type FollowStatus = {
  /** Steps this instance has, and how many more the journal had when last asked. */
  step: number;
  behind: number;
  /** Whether everything was taken at least once since the start. */
  caughtUp: boolean;
  /** Seconds since the journal last answered; 0 while it does. */
  awaySeconds: number;
  /** Why following has stopped: the step that cannot be taken, in words. */
  stopped: string | null;
};

export type Follower = {
  /** One after another with whatever else changes the archive. */
  inTurn: Turns;
  /** Takes all there is; only within `inTurn`. @throws ArchiveError store-damaged, naming the step before which it stopped */
  catchUp: (onProgress?: OnProgress) => Promise<void>;
  /** Takes steps that are known to be in the journal. */
  take: (rows: StepRow[]) => Promise<void>;
  /** Follows from now on until stopped. */
  start: () => void;
  stop: () => Promise<void>;
  status: () => FollowStatus;
};

type State = {
  behind: number;
  caughtUp: boolean;
  /** Whether the last step here is known to be one of the journal's: asked again after every failure. */
  isContinuous: boolean;
  awaySince: number | null;
  stopped: string | null;
};

type Input = { journal: Journal; followed: FollowedArchive; log: Pick<Logger, 'info' | 'warn' | 'error'> };

export function createFollower({ journal, followed, log }: Input): Follower {
  const inTurn = openTurns();
  const take = createTaker({ journal, followed });
  const state: State = { behind: 0, caughtUp: false, isContinuous: false, awaySince: null, stopped: null };
  const catchUp = (onProgress?: OnProgress) => takeAll({ journal, followed, take, state, onProgress });
  let stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  /** @returns milliseconds until the next look */
  async function look(): Promise<number> {
    try {
      await inTurn(() => catchUp());
      if (state.awaySince !== null) log.info({ step: followed.mark().number }, 'the journal answers again');
      state.awaySince = null;
      return POLL_MS;
    } catch (err) {
      state.isContinuous = false;
      if (!(err instanceof ArchiveError) || err.code !== 'store-damaged') {
        if (state.awaySince === null) log.warn({ err }, 'the journal does not answer; readers are served what is here');
        state.awaySince ??= Date.now();
        return RETRY_MS;
      }
      if (state.stopped !== err.message) log.error({ err }, 'following stopped before a step that cannot be taken');
      state.stopped = err.message;
      return STOPPED_MS;
    }
  }

  async function run({ signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      const pause = await look();
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    inTurn,
    catchUp,
    take,
    start() {
      stopping = new AbortController();
      loop = run(stopping);
    },
    async stop() {
      stopping.abort();
      await loop;
    },
    status: () => ({
      step: followed.mark().number,
      behind: state.behind,
      caughtUp: state.caughtUp,
      awaySeconds: state.awaySince === null ? 0 : (Date.now() - state.awaySince) / 1000,
      stopped: state.stopped,
    }),
  };
}

type Taking = Pick<Input, 'journal' | 'followed'> & {
  take: Follower['take'];
  state: State;
  onProgress: OnProgress | undefined;
};

async function takeAll({ journal, followed, take, state, onProgress }: Taking): Promise<void> {
  if (!state.isContinuous) await checkContinuity({ journal, followed });
  state.isContinuous = true;
  for (;;) {
    const rows = await journal.read({ after: followed.mark().number, limit: READ });
    await take(rows);
    if (rows.length < READ && state.behind === 0) break;
    const { number } = await journal.head();
    state.behind = number - followed.mark().number;
    onProgress?.(followed.mark().number, number);
  }
  Object.assign(state, { behind: 0, caughtUp: true, stopped: null });
}

/** @throws ArchiveError store-damaged when the last step taken here is not in the journal */
async function checkContinuity({ journal, followed }: Pick<Input, 'journal' | 'followed'>): Promise<void> {
  const here = followed.mark();
  const there = here.number === 0 ? here : await journal.mark(here.number);
  if (there?.sha256 === here.sha256) return;
  const message = `journal step ${here.number}: not what this instance took; the journal is another one or was put back`;
  throw new ArchiveError('store-damaged', `${message}. Remove the data folder of this instance, it is made again`);
}
