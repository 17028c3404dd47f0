/** The other side of inWorker.ts: one file, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { ImportRefusal } from '../refusal.ts';
import { convert } from './convert.ts';
import type { ImportOptions } from './convert.ts';
import type { WorkerAnswer } from './inWorker.ts';

const { name, bytes, options } = workerData as { name: string; bytes: Uint8Array; options: ImportOptions };
const answer: WorkerAnswer = await convert({ name, bytes }, options).then(
  (converted) => ({ converted }),
  (error: unknown) => {
    if (error instanceof ImportRefusal) return { refused: { code: error.code, values: error.values } };
    return { failed: (error as Error).stack ?? String(error) };
  },
);
parentPort?.postMessage(answer);
