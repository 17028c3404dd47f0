/** Who answers a question that can take long: a small archive here and now, a large one's threads. */
import type { Logger } from '../../../log.ts';
import type { ColumnsCache } from '../read/counts/columns.ts';
import { isLong, questionsOf } from '../read/questions.ts';
import type { Question, Questions } from '../read/questions.ts';
import type { Reading } from '../read/reading.ts';
import { ALL } from '../termTable.ts';
import { openSpacedTurns } from '../turns.ts';
import { openThreads } from './threads.ts';
import type { Threads } from './threads.ts';

/** Threads that search and count, started once the archive has so many articles that they are worth it. */
export type SearchThreads = { count: number; from?: number; log?: Pick<Logger, 'warn'> };

/** In fewer articles no question takes long, and a thread costs some 30 MB. */
const FROM = 5000;

export type LongQuestions = {
  questions: Questions;
  /** The columns, kept in step here and with the thread that counts. */
  columns: ColumnsCache;
  close(): Promise<void>;
};

type Opening = {
  file: string;
  reading: Omit<Reading, 'columns'> & { columns: ColumnsCache };
  threads: SearchThreads | undefined;
};

export function openLongQuestions({ file, reading: { columns, ...rest }, threads: wanted }: Opening): LongQuestions {
  const reading: Reading = { ...rest, columns: columns.get };
  const here = questionsOf(reading);
  const inTurn = openSpacedTurns();
  let threads: Threads | null = null;

  /** Searches one after another, with time for others in between; the rest goes in slices by itself. */
  const answerHere = ({ name, input }: Question): Promise<unknown> => {
    const answer = () => (here[name] as (asked: unknown) => Promise<unknown>)(input);
    return name === 'listArticles' && input.text !== null ? inTurn(answer) : answer();
  };

  /** Started with the first look at an archive that is large enough. */
  const threadsIfLarge = (): Threads | null => {
    if (!wanted || wanted.count === 0) return null;
    if (!threads && reading.terms.get(ALL).count < (wanted.from ?? FROM)) return null;
    return (threads ??= openThreads({ file, count: wanted.count, answerHere, log: wanted.log }));
  };
  threadsIfLarge();

  const ask = <Name extends keyof Questions>(name: Name) =>
    ((input: never) => {
      const question = { name, input } as unknown as Question;
      if (!isLong(reading, question)) return here[name](input);
      return threadsIfLarge()?.ask(question) ?? answerHere(question);
    }) as Questions[Name];

  const questions: Questions = {
    listArticles: ask('listArticles'),
    countArticles: ask('countArticles'),
    countFacets: ask('countFacets'),
    suggest: ask('suggest'),
    guess: ask('guess'),
    listEntities: ask('listEntities'),
    countEntities: ask('countEntities'),
    harvest: ask('harvest'),
  };
  return {
    questions,
    columns: {
      get: columns.get,
      change(key, terms) {
        columns.change(key, terms);
        threads?.change([key, terms]);
      },
      drop() {
        columns.drop();
        threads?.change(null);
      },
    },
    close: async () => threads?.close(),
  };
}
