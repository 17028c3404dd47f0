/** Reading and writing of documents in a thread of its own, with a limit of time and of memory: the desk goes on answering. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Imported } from './document.ts';
import type { Converted, ImportOptions } from './in/convert.ts';
import type { Clipboard } from './in/paste.ts';
import type { Collection } from './out/piece.ts';
import { ImportRefusal } from './refusal.ts';
import type { RefusalCode } from './refusal.ts';

export type TaskInput = {
  convert: { name: string; bytes: Uint8Array; options: ImportOptions };
  convertPaste: Clipboard;
  writeDocx: Collection;
};
export type TaskOutput = { convert: Converted; convertPaste: Imported; writeDocx: Uint8Array };
export type TaskName = keyof TaskInput;
export type ThreadAnswer =
  { done: unknown } | { refused: { code: RefusalCode; values: Record<string, string> } } | { failed: string };

/** Milliseconds; the largest file that is taken needs a sixth of it. */
const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 1_024;

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Written this way because Next's bundler takes the file behind a plain `new Worker` for a part of the admin, and ends when it cannot find it. */
const startThread = (...file: ConstructorParameters<typeof Worker>) => Reflect.construct(Worker, file) as Worker;

/** One task at a time: two would only take turns on the same processor. */
let tail: Promise<unknown> = Promise.resolve();

/** What the task answers. @throws ImportRefusal for what is the file's fault; any other error is a bug */
export function inThread<Name extends TaskName>(task: Name, input: TaskInput[Name]): Promise<TaskOutput[Name]> {
  const turn = tail.then(() => run(task, input)) as Promise<TaskOutput[Name]>;
  tail = turn.catch(() => undefined);
  return turn;
}

async function run(task: TaskName, input: TaskInput[TaskName]): Promise<unknown> {
  const worker = startThread(path.join(source, 'run.mjs'), {
    argv: [path.join(source, 'interchange/worker.ts')],
    execArgv: ['-C', 'production'],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    workerData: { task, input },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<ThreadAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(new ImportRefusal('too-long')), TIME_LIMIT_MS);
      worker.once('message', resolve);
      worker.once('error', (error: Error & { code?: string }) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportRefusal('too-long') : error),
      );
      worker.once('exit', (code) => reject(new Error(`the thread of ${task} ended with ${code} and no answer`)));
    });
    if ('done' in answer) return answer.done;
    if ('refused' in answer) throw new ImportRefusal(answer.refused.code, answer.refused.values);
    throw new Error(answer.failed);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
