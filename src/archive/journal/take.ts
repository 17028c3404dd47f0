/** Taking steps: in transactions so small that readers hardly wait, and as many steps in each as that allows. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ArchiveError } from '../../domain/errors.ts';
import type { Change, FollowedArchive } from '../sqlite/followed.ts';
import type { Journal, Mark, StepContent, StepRow } from './Journal.ts';
import { openStep } from './steps.ts';

/** Milliseconds a transaction should take: readers wait for its end. */
const SLICE_MS = 15;
const SLICE_MAX = 500;

type Step = { mark: Mark; change: Change };
type Input = { journal: Journal; followed: FollowedArchive };

/**
 * Takes steps of the journal, one call at a time; what comes before a step that cannot be taken is kept.
 * @throws ArchiveError store-damaged, naming that step
 */
export function createTaker({ journal, followed }: Input): (rows: StepRow[]) => Promise<void> {
  let slice = 8;

  async function apply(steps: Step[]): Promise<void> {
    const started = performance.now();
    await applyOrName(followed, steps);
    const took = performance.now() - started;
    if (took < SLICE_MS / 2 && steps.length >= slice) slice = Math.min(slice * 2, SLICE_MAX);
    if (took > SLICE_MS) slice = Math.max(1, slice >> 1);
    await nextTurn();
  }

  return async (rows) => {
    let batch: Step[] = [];
    let before = followed.mark();
    const flush = async () => {
      const full = batch;
      batch = [];
      if (full.length > 0) await apply(full);
    };
    try {
      for (const row of rows) {
        const content = openStep(before, row);
        before = { number: row.number, sha256: row.sha256 };
        batch.push({ mark: before, change: content ? await toChange(journal, content) : { kind: 'nothing' } });
        // A file is as large as it likes, and one is held at a time.
        if (batch.length >= slice || content?.kind === 'media') await flush();
      }
    } catch (error) {
      // What came before the step that cannot be taken is good.
      await flush();
      throw error;
    }
    await flush();
  };
}

/** A transaction that fails is done again step by step, to the one that is to blame. */
async function applyOrName(followed: FollowedArchive, steps: Step[]): Promise<void> {
  try {
    await followed.apply(steps);
  } catch (error) {
    if (steps.length > 1) {
      for (const step of steps) await applyOrName(followed, [step]);
      return;
    }
    if (error instanceof ArchiveError && error.code !== 'store-damaged') throw error;
    const message = `journal step ${steps[0]?.mark.number}: ${(error as Error).message}`;
    throw new ArchiveError('store-damaged', message, { cause: error });
  }
}

async function toChange(journal: Journal, content: StepContent): Promise<Change> {
  if (content.kind !== 'media') return content;
  const { at, name = null, ...file } = content;
  return { kind: 'media', at, file: { ...file, name, bytes: await journal.getFile(content.sha256) } };
}
