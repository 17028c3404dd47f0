/**
 * Threads that answer the questions that can take long, so that they hold up nobody: each reads the file on a connection of
 * its own. One of them also counts, and alone holds the columns; the others leave it to that while they can.
 */
import { ArchiveError } from '../../../domain/errors.ts';
import type { Logger } from '../../../log.ts';
import type { Question } from '../read/questions.ts';
import type { Asked, ColumnChange, ThreadQuestion } from './messages.ts';
import { openThread } from './oneThread.ts';
import type { OneThread, StartThread } from './oneThread.ts';

export type Threads = {
  /** @throws ArchiveError store-unavailable when too many wait, or threads died over the question again and again */
  ask(question: Question): Promise<unknown>;
  /** To be told of every change of the columns; null: of more than can be told. */
  change(change: ColumnChange | null): void;
  /** Ends the threads; what still waits is refused. */
  close(): Promise<void>;
};

type Opening = {
  file: string;
  count: number;
  /** For questions that no thread can take, since none can be started. */
  answerHere: (question: Question) => Promise<unknown>;
  log?: Pick<Logger, 'warn'> | undefined;
  startThread?: StartThread;
};

/** Questions that wait at most; more would wait too long. */
const WAITING_MAX = 500;
/** Times a question is asked before it is given up: it may be what the threads die of. */
const TRIES_MAX = 2;
/** More changes than this at once are read anew instead. */
const CHANGES_MAX = 2000;

const unavailable = (message: string, options?: ErrorOptions) =>
  new ArchiveError('store-unavailable', message, options);

/** Starts `count` threads that read `file`; until they are ready, questions wait. */
export function openThreads({ file, count, answerHere, log, startThread }: Opening): Threads {
  const waiting: Asked[] = [];
  let changes: ColumnChange[] | null = [];
  let isClosed = false;

  const give = (thread: OneThread, asked: Asked) => {
    const question: ThreadQuestion = { ...asked.question, changes: [] };
    if (counts(asked.question)) {
      question.changes = changes;
      changes = [];
    }
    asked.tries += 1;
    thread.give(asked, question);
  };
  const next = () => {
    // Where none can be started, questions are answered late rather than never.
    if (!threads.some((thread) => thread.isThere())) {
      for (const { question, resolve, reject } of waiting.splice(0)) void answerHere(question).then(resolve, reject);
    }
    for (const [index, thread] of [...threads.entries()].reverse()) {
      const at = thread.isFree() ? waiting.findIndex(({ question }) => index === 0 || !counts(question)) : -1;
      const [asked] = at < 0 ? [] : waiting.splice(at, 1);
      if (asked) give(thread, asked);
    }
  };
  /** What it was asked is asked again of another: it may have been its end by chance. */
  const onLost = (asked: Asked | null, cause: unknown) => {
    if (asked && (isClosed || asked.tries >= TRIES_MAX)) {
      asked.reject(unavailable(`${file}: the thread that searched ended`, { cause }));
    } else if (asked) waiting.unshift(asked);
    if (isClosed) return;
    log?.warn({ err: cause, question: asked?.question.name }, 'a thread that searches ended; another takes its place');
    next();
  };
  const threads = Array.from({ length: count }, () => openThread({ file, startThread, onChange: next, onLost }));

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(unavailable(`${file} is closed`));
        if (waiting.length >= WAITING_MAX) return reject(unavailable(`${file}: too many searches wait`));
        waiting.push({ question, resolve, reject, tries: 0 });
        next();
      }),
    change(change) {
      if (change === null || (changes && changes.length >= CHANGES_MAX)) changes = null;
      else changes?.push(change);
    },
    async close() {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(unavailable(`${file} is closed`));
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** What needs the columns, which one thread alone holds. */
const counts = ({ name }: Question): boolean => name === 'countArticles' || name === 'countFacets';
