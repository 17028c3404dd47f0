/** What goes between a store and its threads. */
import type { ArticlePage } from '../../ArchiveStore.ts';
import { ArchiveError } from '../../../domain/errors.ts';
import type { ArchiveErrorCode } from '../../../domain/errors.ts';
import type { Question } from '../read/questions.ts';

/** An article is now listed under these terms, or no longer at all. */
export type ColumnChange = [key: number, terms: number[] | null];

export type ThreadData = { file: string };

export type ThreadQuestion = Question & {
  /** What changed in the columns since the last question that counts; null: too much to say, read them anew. */
  changes: ColumnChange[] | null;
};

/** A question that somebody waits for. */
export type Asked = {
  question: Question;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
  /** How often a thread was given it. */
  tries: number;
};

type Failure = { code: ArchiveErrorCode | null; message: string; stack: string };
export type ThreadAnswer = { ready: true } | { answer: unknown } | { failed: Failure };

const isPage = (answer: unknown): answer is ArticlePage =>
  typeof answer === 'object' && answer !== null && 'cards' in answer;

/** What was read from the file is copied once: only memory of its own can be handed over. */
export function forThread(answer: unknown): { answer: unknown; memory: ArrayBuffer[] } {
  if (!isPage(answer)) return { answer, memory: [] };
  const [cards, bodies] = [answer.cards, answer.bodies].map((bytes) => bytes && new Uint8Array(bytes));
  const memory = [cards, bodies].flatMap((bytes) => (bytes ? [bytes.buffer] : []));
  return { answer: { ...answer, cards, bodies }, memory };
}

/** The same on the other side, where bytes arrive as plain arrays. */
export function fromThread(answer: unknown): unknown {
  if (!isPage(answer)) return answer;
  const [cards, bodies] = [answer.cards, answer.bodies].map((bytes) => bytes && Buffer.from(bytes.buffer));
  return { ...answer, cards, bodies };
}

export function toFailure(error: unknown): Failure {
  const { message, stack = '' } = error as Error;
  return { code: error instanceof ArchiveError ? error.code : null, message, stack };
}

export function toError({ code, message, stack }: Failure): Error {
  return code ? new ArchiveError(code, message) : Object.assign(new Error(message), { stack });
}
