/** Conversion in a thread of its own with a limit of time and of memory: the desk goes on answering, whatever the file does. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ImportRefusal } from '../refusal.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Converted, ImportOptions } from './convert.ts';

export type WorkerAnswer =
  { converted: Converted } | { refused: { code: RefusalCode; values: Record<string, string> } } | { failed: string };

/** Milliseconds; the largest file that is taken needs a sixth of it. */
const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 1_024;

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Written this way because Next's bundler takes the file behind a plain `new Worker` for a part of the admin, and ends when it cannot find it. */
const startThread = (...file: ConstructorParameters<typeof Worker>) => Reflect.construct(Worker, file) as Worker;

/** One file at a time: two would only take turns on the same processor. */
let tail: Promise<unknown> = Promise.resolve();

/** @throws ImportRefusal for what is the file's fault; any other error is a bug */
export function convertInWorker(file: { name: string; bytes: Uint8Array }, options: ImportOptions): Promise<Converted> {
  const turn = tail.then(() => run(file, options));
  tail = turn.catch(() => undefined);
  return turn;
}

async function run(file: { name: string; bytes: Uint8Array }, options: ImportOptions): Promise<Converted> {
  const worker = startThread(path.join(source, 'run.mjs'), {
    argv: [path.join(source, 'interchange/in/worker.ts')],
    execArgv: ['-C', 'production'],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    workerData: { name: file.name, bytes: file.bytes, options },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(new ImportRefusal('too-long')), TIME_LIMIT_MS);
      worker.once('message', resolve);
      worker.once('error', (error: Error & { code?: string }) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportRefusal('too-long') : error),
      );
      worker.once('exit', (code) => reject(new Error(`the converting thread ended with ${code} and no answer`)));
    });
    if ('converted' in answer) return answer.converted;
    if ('refused' in answer) throw new ImportRefusal(answer.refused.code, answer.refused.values);
    throw new Error(answer.failed);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
