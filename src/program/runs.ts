/** What archive administrators ran is written down: who, when, with what, how many, and what came of it. */
import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import { writeDocument, inTransaction } from '../desk/writeBelowHooks.ts';
import type { Run } from '../payload-types.ts';
import type { Actor } from './import/apply.ts';

type Outcome = Exclude<Run['outcome'], 'running' | 'cut'>;
export type RunResult = { outcome: Outcome; counts: Record<string, unknown>; log: string };
type Starting = { payload: Payload; kind: Run['kind']; actor: Actor; options: Record<string, unknown>; id?: string };

/** Runs `work` and keeps how it ended; a run that was cut by the end of its process is marked as such by the next one. */
export async function recordRun<T extends RunResult>(starting: Starting, work: (id: string) => Promise<T>): Promise<T> {
  const { payload, kind, actor, options, id = randomUUID() } = starting;
  await markCut(payload);
  const startedAt = new Date().toISOString();
  const times = { startedAt, createdAt: startedAt, updatedAt: startedAt };
  const doc = { id, kind, outcome: 'running', actor: actor.user?.id ?? null, actorName: actor.name, options, ...times };
  await inTransaction(payload, (desk) => writeDocument({ ...desk, collection: 'runs', doc }));
  const end = ({ outcome, counts, log }: RunResult) =>
    payload.update({ collection: 'runs', id, data: { outcome, counts, log, endedAt: new Date().toISOString() } });
  try {
    const result = await work(id);
    await end(result);
    return result;
  } catch (error) {
    // The disk may be full: what failed is said all the same, and the record stays as running until the next run.
    await end({ outcome: 'failed', counts: {}, log: (error as Error).message }).catch(() => undefined);
    throw error;
  }
}

/** Runs come one after another, on whatever instance: what is running when one begins has ended without a word. */
async function markCut(payload: Payload): Promise<void> {
  const where = { outcome: { equals: 'running' } } as const;
  await payload.update({ collection: 'runs', where, data: { outcome: 'cut' } });
}
