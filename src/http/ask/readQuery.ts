/** The query string, read strictly: what is wrong is answered 400, naming all problems at once. */
import { z } from 'zod';
import { HttpProblem } from '../problem.ts';
import type { ParameterError } from '../problem.ts';

/** Names are repeated to the client; nothing longer than this is. */
const NAME_MAX = 100;

/**
 * `search` is the raw text after the question mark; unless `strict`, parameters that are not in the schema are passed over.
 * @throws HttpProblem invalid-parameters with every problem
 */
export function readQuery<Q extends z.ZodObject>(input: { schema: Q; search: string; strict: boolean }): z.output<Q> {
  const { schema, search, strict } = input;
  const errors: ParameterError[] = [];
  const given = search === '' ? {} : splitQuery({ search, schema, strict, errors });
  const parsed = schema.safeParse(given);
  if (!parsed.success) errors.push(...toParameterErrors(parsed.error));
  if (errors.length > 0 || !parsed.success) throw invalidParameters(eachOnce(errors));
  return parsed.data;
}

export function invalidParameters(errors: ParameterError[]): HttpProblem {
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(', ');
  return new HttpProblem({ code: 'invalid-parameters', detail: `Not valid: ${names}`, errors });
}

function splitQuery(input: {
  search: string;
  schema: z.ZodObject;
  strict: boolean;
  errors: ParameterError[];
}): Record<string, string> {
  const { schema, strict, errors } = input;
  const given: Record<string, string> = {};
  const seen = new Set<string>();
  for (const pair of input.search.split('&')) {
    if (pair === '') continue;
    const [name, value] = decodePair(pair);
    const isKnown = name !== null && Object.hasOwn(schema.shape, name);
    if (!isKnown && !strict) continue;
    const parameter = (name ?? '(not readable)').slice(0, NAME_MAX);
    const report = (code: ParameterError['code'], message: string) => errors.push({ parameter, code, message });
    if (!isKnown) report('unknown', 'no parameter of this name here');
    else if (value === null) report('invalid', 'not percent-encoded UTF-8');
    else if (!seen.has(name)) given[name] = value;
    else if (isList(schema.shape[name])) given[name] = `${given[name] ?? ''},${value}`;
    else report('repeated', 'given more than once');
    if (name !== null) seen.add(name);
  }
  return given;
}

/** Whether a parameter takes several values: then it may also be repeated. */
function isList(schema: z.core.$ZodType | undefined): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isList(schema.unwrap());
  return schema instanceof z.ZodPipe && schema.out instanceof z.ZodArray;
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
