/** Errors as RFC 9457 problem documents. The type is stable and for programs; title and detail are for people. */
import { z } from 'zod';
import { tombstoneSchema } from '../domain/record.ts';
import type { Tombstone } from '../domain/record.ts';

export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  'invalid-parameters': { status: 400, title: 'Some parameters are not valid' },
  unauthorized: { status: 401, title: 'A token is needed' },
  'not-found': { status: 404, title: 'Nothing is published at this address' },
  'method-not-allowed': { status: 405, title: 'This method is not possible here' },
  'not-acceptable': { status: 406, title: 'It does not exist in a form that is accepted' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  withdrawn: { status: 410, title: 'This article was withdrawn' },
  'content-too-large': { status: 413, title: 'The request body is too large' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'range-not-satisfiable': { status: 416, title: 'The file is shorter than that' },
  'unsupported-media-type': { status: 415, title: 'The request body is not of a type understood here' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The request headers are too large' },
  damaged: { status: 500, title: 'What is kept at this address is no longer what was published' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The archive cannot be read at the moment' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export const parameterErrorSchema = z.strictObject({
  parameter: z.string(),
  code: z.enum(['unknown', 'repeated', 'missing', 'invalid', 'too-small', 'too-large']),
  message: z.string(),
});
export type ParameterError = z.infer<typeof parameterErrorSchema>;

export const problemSchema = z
  .strictObject({
    type: z.string().describe('Stable code of the problem, relative to the root of the archive'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(parameterErrorSchema).describe('Every parameter that is not valid; empty for other problems'),
    requestId: z.string().describe('The X-Request-Id of the answer, to be quoted when you write to us'),
    tombstone: tombstoneSchema.optional().describe('With 410 only: what stays of a withdrawn article'),
  })
  .meta({ id: 'Problem' });

/** Thrown by whatever cannot answer as asked; the error handler makes a problem document of it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ProblemCode;
  readonly errors: ParameterError[];
  readonly headers: string[];
  readonly tombstone: Tombstone | undefined;
  /** Seconds for which others may keep it; null: not at all. Known to whoever knows when the next release is. */
  maxAge: number | null = null;
  /** Nothing went wrong here, whatever its status says: it is not logged. */
  readonly isExpected: boolean;

  constructor(input: {
    code: ProblemCode;
    detail?: string;
    errors?: ParameterError[];
    /** Raw header pairs, e.g. ['Allow', 'GET']. */
    headers?: string[];
    tombstone?: Tombstone;
    cause?: unknown;
    isExpected?: true;
  }) {
    super(input.detail ?? PROBLEMS[input.code].title, { cause: input.cause });
    this.code = input.code;
    this.errors = input.errors ?? [];
    this.headers = input.headers ?? [];
    this.tombstone = input.tombstone;
    this.isExpected = input.isExpected ?? false;
  }
}

export function problemDocument({ problem, requestId }: { problem: HttpProblem; requestId: string }) {
  const { status, title } = PROBLEMS[problem.code];
  return {
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: problem.message,
    errors: problem.errors,
    requestId,
    ...(problem.tombstone && { tombstone: problem.tombstone }),
  } satisfies z.infer<typeof problemSchema>;
}
