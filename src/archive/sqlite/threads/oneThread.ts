/** One thread that answers questions, started again whenever it ends. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fromThread, toError } from './messages.ts';
import type { Asked, ThreadAnswer, ThreadData, ThreadQuestion } from './messages.ts';

export type StartThread = (...file: ConstructorParameters<typeof Worker>) => Worker;

export type OneThread = {
  /** Ready, and not answering anything. */
  isFree(): boolean;
  /** Started, ready or not yet. */
  isThere(): boolean;
  give(asked: Asked, question: ThreadQuestion): void;
  /** Resolves when it has ended, as soon as it can. */
  close(): Promise<void>;
};

type Opening = {
  file: string;
  startThread?: StartThread | undefined;
  /** It is ready for a question, or no longer there. */
  onChange: () => void;
  /** It ended by itself; `asked` is what it was about to answer. */
  onLost: (asked: Asked | null, cause: unknown) => void;
};

/** Milliseconds after which a thread is taken for stuck: far beyond what any question may take. */
const STUCK_MS = 30_000;
/** Milliseconds before a thread that died before it was ready is started again. */
const RESTART_MS = 1000;
/** Milliseconds that a thread has to end by itself. */
const CLOSE_MS = 2000;
/** Megabytes: of young objects no more than searches need, of old ones far more. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Written this way because Next's bundler takes the file behind a plain `new Worker` for a part of the admin. */
const startWorker: StartThread = (...file) => Reflect.construct(Worker, file) as Worker;

export function openThread({ file, startThread = startWorker, onChange, onLost }: Opening): OneThread {
  let worker: Worker | null = null;
  let isReady = false;
  let isClosed = false;
  let answering: { asked: Asked; watch: NodeJS.Timeout } | null = null;

  const finish = (): Asked | null => {
    const asked = answering?.asked ?? null;
    clearTimeout(answering?.watch);
    answering = null;
    return asked;
  };
  const hear = (message: ThreadAnswer) => {
    const asked = finish();
    if ('ready' in message) isReady = true;
    else if ('answer' in message) asked?.resolve(fromThread(message.answer));
    else asked?.reject(toError(message.failed));
    onChange();
  };
  const lose = (cause: unknown) => {
    const wasReady = isReady;
    worker = null;
    isReady = false;
    const asked = finish();
    if (!isClosed && wasReady) start();
    else if (!isClosed) setTimeout(() => isClosed || start(), RESTART_MS).unref();
    onLost(asked, cause);
  };
  const start = () => {
    const workerData: ThreadData = { file };
    worker = startThread(path.join(source, 'run.mjs'), {
      argv: [path.join(source, 'archive/sqlite/threads/thread.ts')],
      execArgv: ['-C', 'production'],
      resourceLimits: MEMORY,
      workerData,
    });
    let cause: unknown = null;
    worker.on('message', hear);
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => lose(cause));
  };
  start();
  return {
    isFree: () => isReady && answering === null,
    isThere: () => worker !== null,
    give(asked, question) {
      answering = { asked, watch: setTimeout(() => void worker?.terminate(), STUCK_MS).unref() };
      worker?.postMessage(question);
    },
    async close() {
      isClosed = true;
      if (worker) await end(worker);
    },
  };
}

async function end(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.postMessage('close');
  const timer = setTimeout(() => void worker.terminate(), CLOSE_MS);
  await ended;
  clearTimeout(timer);
}
