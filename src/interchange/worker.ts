/** The other side of thread.ts: one task, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { convert } from './in/convert.ts';
import { convertPaste } from './in/paste.ts';
import { writeDocx } from './out/docx/writeDocx.ts';
import { ImportRefusal } from './refusal.ts';
import type { TaskInput, TaskName, TaskOutput, ThreadAnswer } from './thread.ts';

const TASKS: { [Name in TaskName]: (input: TaskInput[Name]) => Promise<TaskOutput[Name]> } = {
  convert: ({ name, bytes, options }) => convert({ name, bytes }, options),
  convertPaste: async (pasted) => convertPaste(pasted),
  writeDocx,
};

const { task, input } = workerData as { task: TaskName; input: never };
const answer: ThreadAnswer = await TASKS[task](input).then(
  (done) => ({ done }),
  (error: unknown) => {
    if (error instanceof ImportRefusal) return { refused: { code: error.code, values: error.values } };
    return { failed: (error as Error).stack ?? String(error) };
  },
);
parentPort?.postMessage(answer);
