/** The other side of threads.ts: reads the same file on a connection of its own, one question after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { toArchiveError } from '../failures.ts';
import { openParts } from '../open.ts';
import { followHead } from '../read/follow.ts';
import { questionsOf } from '../read/questions.ts';
import { forThread, toFailure } from './messages.ts';
import type { ThreadAnswer, ThreadData, ThreadQuestion } from './messages.ts';

const { file } = workerData as ThreadData;
const { reading } = await openParts({ file, readOnly: true });
const { connection, columns } = reading;
const questions = questionsOf({ ...reading, columns: columns.get });

/** The whole answer is of one moment: what is written meanwhile is the next question's. */
async function answer({ name, input, changes }: ThreadQuestion): Promise<unknown> {
  if (changes) for (const change of changes) columns.change(...change);
  else columns.drop();
  connection.exec('BEGIN');
  try {
    followHead(reading);
    return await (questions[name] as (asked: unknown) => Promise<unknown>)(input);
  } finally {
    connection.exec('COMMIT');
  }
}

const send = (message: ThreadAnswer, memory: ArrayBuffer[] = []) => parentPort?.postMessage(message, memory);

parentPort?.on('message', (question: ThreadQuestion | 'close') => {
  if (question === 'close') {
    connection.close();
    return parentPort?.close();
  }
  answer(question).then(
    (made) => {
      const { answer, memory } = forThread(made);
      send({ answer }, memory);
    },
    (error: unknown) => send({ failed: toFailure(toArchiveError(file, error)) }),
  );
});
send({ ready: true });
