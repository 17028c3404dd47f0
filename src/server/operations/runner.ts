/** One run at a time, recorded among the runs, with how far it is. */
import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import type { Logger } from '../../log.ts';
import type { Actor } from '../../program/import/apply.ts';
import { recordRun } from '../../program/runs.ts';
import type { RunResult } from '../../program/runs.ts';
import type { Run } from '../../payload-types.ts';
import type { Progress } from '../../progress.ts';

export type Running = { id: string; kind: Run['kind']; startedAt: string; done: number; total: number };
export type Work = (input: { id: string; onProgress: Progress; signal: AbortSignal }) => Promise<RunResult>;
export type Asked = { kind: Run['kind']; actor: Actor; options: Record<string, unknown>; id?: string };

export type Runner = {
  running: () => Running | null;
  /** Starts in the background. @returns the id of its record; null while another run is going on */
  start: (asked: Asked, work: Work) => string | null;
  /** Gives up what can be given up, and waits for the rest. */
  stop: () => Promise<void>;
};

export function createRunner({ payload, log }: { payload: Payload; log: Logger }): Runner {
  let running: Running | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  const stopping = new AbortController();
  return {
    running: () => running,
    start({ kind, actor, options, id = randomUUID() }, work) {
      if (running) return null;
      const own: Running = { id, kind, startedAt: new Date().toISOString(), done: 0, total: 0 };
      running = own;
      const onProgress: Progress = (done, total) => Object.assign(own, { done, total });
      ended = recordRun({ payload, kind, actor, options, id }, () => work({ id, onProgress, signal: stopping.signal }))
        .catch((err: unknown) => log.error({ err, run: id, kind }, 'a run failed'))
        .finally(() => {
          running = null;
        });
      return id;
    },
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
