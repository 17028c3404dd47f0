/** Parameters that several resources share. Each reads text and is documented by what it becomes. */
import { z } from 'zod';
import { slugSchema } from '../../domain/lists.ts';
import { CURSOR_MAX, readCursorParts } from './cursor.ts';
import { rawText } from './readQuery.ts';

export const LIMIT_MAX = 100;
/** Values of one filter at most. */
const VALUES_MAX = 50;
/** Characters of a search at most. */
export const SEARCH_MAX = 1000;

/** A whole number in plain digits: no sign, no leading zero, no exponent. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  return rawText()
    .transform((text) => (/^(?:0|-?[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN))
    .pipe(z.int('must be a whole number').min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));
}

export const limitParameter = wholeNumber({ min: 1, max: LIMIT_MAX }).default(20).describe('Items on one page');

export const cursorParameter = rawText()
  .max(CURSOR_MAX, `at most ${CURSOR_MAX} characters`)
  .regex(/^[\w-]+$/, 'not a cursor of this archive')
  .refine((text) => readCursorParts(text) !== null, 'not a cursor of this archive')
  .optional()
  .describe('Where to go on: `page.next` of the answer before, with the same other parameters');

/** Comma-separated values in any order; sorted and each once, so that equal questions have one form. */
export function listOf<T extends z.ZodType<string, string>>(value: T) {
  const values = z.array(value).min(1).max(VALUES_MAX, `at most ${VALUES_MAX} values`);
  return rawText()
    .transform((text) => text.split(','))
    .pipe(values.overwrite((list) => [...new Set(list)].sort()));
}

/** RFC 3339 in UTC; other precisions than milliseconds become milliseconds, so that equal instants are one question. */
export const instantParameter = (description: string) =>
  rawText()
    .pipe(z.iso.datetime('must be an instant in UTC, such as 2026-11-22T08:00:00Z'))
    .transform((text) => new Date(text).toISOString())
    .pipe(z.iso.datetime())
    .optional()
    .describe(description);

export const updatedSinceParameter = instantParameter(
  'Changed for readers at this instant or later, new editions or not: for whoever keeps a copy',
);

export const slugsParameter = (what: string) =>
  listOf(slugSchema).optional().describe(`Slugs of ${what}; separated by commas, any of them may hold`);

export const searchParameter = (description: string) =>
  rawText()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1, 'must not be empty').max(SEARCH_MAX, `at most ${SEARCH_MAX} characters`))
    .optional()
    .describe(description);
