/** The query string, read strictly: every parameter is known and given once, or the answer is 400 naming all problems. */
import { z } from 'zod';
import { HttpProblem } from './problem.ts';
import type { ParameterError } from './problem.ts';

/** Names are repeated to the client; nothing longer than this is. */
const NAME_MAX = 100;

/** `search` is the raw text after the question mark. @throws HttpProblem invalid-parameters with every problem. */
export function readQuery<Q extends z.ZodObject>({ schema, search }: { schema: Q; search: string }): z.output<Q> {
  const errors: ParameterError[] = [];
  const given = search === '' ? {} : splitQuery({ search, known: schema.shape, errors });
  const parsed = schema.safeParse(given);
  if (!parsed.success) errors.push(...toParameterErrors(parsed.error));
  if (errors.length > 0 || !parsed.success) throw invalidParameters(eachOnce(errors));
  return parsed.data;
}

export function invalidParameters(errors: ParameterError[]): HttpProblem {
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(', ');
  return new HttpProblem({ code: 'invalid-parameters', detail: `Not valid: ${names}`, errors });
}

function splitQuery(input: { search: string; known: object; errors: ParameterError[] }): Record<string, string> {
  const given: Record<string, string> = {};
  const seen = new Set<string>();
  for (const pair of input.search.split('&')) {
    if (pair === '') continue;
    const [name, value] = decodePair(pair);
    const parameter = (name ?? '(not readable)').slice(0, NAME_MAX);
    const report = (code: ParameterError['code'], message: string) => input.errors.push({ parameter, code, message });
    if (name === null || !Object.hasOwn(input.known, name)) report('unknown', 'no parameter of this name here');
    else if (seen.has(name)) report('repeated', 'given more than once');
    else if (value === null) report('invalid', 'not percent-encoded UTF-8');
    else given[name] = value;
    if (name !== null) seen.add(name);
  }
  return given;
}

function decodePair(pair: string): [string | null, string | null] {
  const equals = pair.indexOf('=');
  const name = equals === -1 ? pair : pair.slice(0, equals);
  const value = equals === -1 ? '' : pair.slice(equals + 1);
  return [decode(name), decode(value)];
}

function decode(text: string): string | null {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** The first of each value; in a list, which one of it is wrong. */
function toParameterErrors(error: z.ZodError): ParameterError[] {
  const firsts = new Map(error.issues.toReversed().map((issue) => [issue.path.join(), issue]));
  return [...firsts.values()].toReversed().map((issue) => {
    const [name = '', index] = issue.path;
    const place = typeof index === 'number' ? `value ${index + 1}: ` : '';
    return { parameter: String(name), code: issueCode(issue), message: place + issue.message };
  });
}

/** A name that is repeated and unknown is said once. */
function eachOnce(errors: ParameterError[]): ParameterError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

function issueCode(issue: z.core.$ZodIssue): ParameterError['code'] {
  if (issue.code === 'too_big') return 'too-large';
  if (issue.code === 'too_small') return 'too-small';
  const missing = issue.code === 'invalid_type' && issue.path.length === 1 && issue.message === REQUIRED;
  return missing ? 'missing' : 'invalid';
}

const REQUIRED = 'needed here';
/** Text of a parameter before it is read; without a default or `.optional()` it is needed. */
export const rawText = () => z.string(REQUIRED);
