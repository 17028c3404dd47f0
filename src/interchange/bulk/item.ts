/** A row, checked: everything that is wrong with it is said, and nothing is cut to fit. */
import { z } from 'zod';
import { findDate } from '../recognise/dates.ts';
import { calendarDateSchema, languageSchema, slugSchema } from '../../domain/lists.ts';
import type { Language } from '../../domain/lists.ts';
import { webUrlSchema } from '../../domain/record.ts';
import { severalIn } from './fields.ts';
import type { BulkField } from './fields.ts';
import { problem } from './problem.ts';
import type { BulkCode, Place, RowProblem } from './problem.ts';
import type { RawRow, RawValues } from './rows.ts';

export type BulkAuthor = { name: string; position: string | null; organization: string | null };
export type BulkItem = {
  place: Place;
  raw: unknown;
  /** What the file calls it; null where it says nothing. */
  externalId: string | null;
  title: string;
  language: Language;
  summary: string | null;
  body: { format: 'html' | 'markdown' | 'text'; text: string };
  /** A file beside the manifest that holds the text. */
  file: string | null;
  authors: BulkAuthor[];
  source: string | null;
  sourceUrl: string | null;
  byline: string | null;
  publishedOn: string | null;
  series: string | null;
  instalment: number | null;
  topics: string[];
  slug: string | null;
  translationOf: string | null;
  isDraft: boolean;
  rights: string | null;
  license: string | null;
  internalNotes: string | null;
};

/** Characters a field may have; a body may have as many as it likes within the file. */
const MOST = { title: 500, summary: 2_000, externalId: 500, byline: 500, rights: 500, name: 300, notes: 100_000 };
const ROWS_MOST = 20;
/** NUL and other controls but tab and line ends, and halves of a character. */
// eslint-disable-next-line no-control-regex
const BAD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

type Context = { row: RawRow; problems: RowProblem[] };

/** @returns null when something is wrong; it is in `problems` then */
export function toItem(row: RawRow, problems: RowProblem[], today: string): BulkItem | null {
  const found: RowProblem[] = [];
  const context = { row, problems: found };
  const text = (field: BulkField, most?: number) => textIn(context, field, most);
  const title = text('title', MOST.title);
  if (title === null) found.push(problem(row.place, 'title', 'required'));
  const body = text('body') ?? '';
  const item: BulkItem = {
    ...{ place: row.place, raw: row.raw, title: title ?? '', externalId: text('externalId', MOST.externalId) },
    ...{ summary: text('summary', MOST.summary), byline: text('byline', MOST.byline), file: text('file') },
    language: languageIn(context, `${title} ${body}`),
    body: { format: formatIn(context, body), text: body },
    authors: authorsIn(context),
    ...{ source: text('source', MOST.name), series: text('series', MOST.name), topics: listIn(context, 'topics') },
    ...{ sourceUrl: checked(context, 'sourceUrl', webUrlSchema), license: checked(context, 'license', webUrlSchema) },
    ...{ publishedOn: dateIn(context, today), slug: checked(context, 'slug', slugSchema) },
    ...{ translationOf: text('translationOf'), isDraft: isDraft(context), instalment: numberIn(context) },
    ...{ rights: text('rights', MOST.rights), internalNotes: text('internalNotes', MOST.notes) },
  };
  problems.push(...found);
  return found.length === 0 ? item : null;
}

/** The text of a field as it is kept: composed (NFC), without blanks at its ends; null when there is none. */
function textIn({ row, problems }: Context, field: BulkField, most?: number): string | null {
  const value = row.values[field];
  if (value === undefined || value === null) return null;
  if (typeof value === 'object') {
    problems.push(problem(row.place, field, 'bad-value', { reason: 'it is no text' }));
    return null;
  }
  const text = String(value).normalize('NFC').trim();
  checkText({ row, problems }, field, text, most);
  return text === '' ? null : text;
}

function checkText({ row, problems }: Context, field: string, text: string, most?: number): void {
  const bad = BAD.exec(text)?.[0];
  const code = bad?.codePointAt(0)?.toString(16).padStart(4, '0').toUpperCase();
  if (code !== undefined) problems.push(problem(row.place, field, 'bad-character', { name: `U+${code}` }));
  const length = most === undefined ? 0 : [...text].length;
  if (most !== undefined && length > most) problems.push(problem(row.place, field, 'too-long', { name: length, most }));
}

function checked(context: Context, field: BulkField, schema: z.ZodType<string>): string | null {
  const text = textIn(context, field);
  const parsed = text === null ? null : schema.safeParse(text);
  if (!parsed) return null;
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues.map(({ message }) => message).join('; ');
  context.problems.push(problem(context.row.place, field, 'bad-value', { reason }));
  return null;
}

function dateIn(context: Context, today: string): string | null {
  const text = textIn(context, 'publishedOn');
  if (text === null) return null;
  const date = calendarDateSchema.safeParse(text).success ? text : wholeDate(text);
  if (date === null) context.problems.push(problem(context.row.place, 'publishedOn', 'bad-date', { name: text }));
  else if (date > today)
    context.problems.push(problem(context.row.place, 'publishedOn', 'future-date', { name: date }));
  return date;
}

/** A date that is the whole text, but for a time after it. */
function wholeDate(text: string): string | null {
  const found = findDate(text);
  const rest = found ? text.replace(found.text, '').trim() : text;
  return found && /^(?:T?[\d:.]+Z?(?:[+-][\d:]+)?)?$/.test(rest) ? found.date : null;
}

const LANGUAGE_NAMES: Record<string, Language> = {
  ...{ en: 'en', english: 'en', 英文: 'en', 英语: 'en' },
  ...{ 'zh-hans': 'zh-Hans', zh: 'zh-Hans', 'zh-cn': 'zh-Hans', chinese: 'zh-Hans', 中文: 'zh-Hans', 汉语: 'zh-Hans' },
};

/** As the row says, else as its text is written. */
function languageIn(context: Context, text: string): Language {
  const named = textIn(context, 'language');
  if (named === null) return (text.match(/\p{sc=Han}/gu)?.length ?? 0) * 4 > text.length ? 'zh-Hans' : 'en';
  const language = LANGUAGE_NAMES[named.toLowerCase()] ?? languageSchema.safeParse(named).data;
  if (!language) {
    const reason = `“${named}” is none of en, zh-Hans, 英文, 中文`;
    context.problems.push(problem(context.row.place, 'language', 'bad-value', { reason }));
  }
  return language ?? 'en';
}

/** As the row says; without a word, tags make it a page and everything else is text. */
function formatIn(context: Context, body: string): BulkItem['body']['format'] {
  const named = textIn(context, 'bodyFormat')?.toLowerCase() ?? null;
  if (named === null) return /<(?:p|br|h[1-6]|ul|ol|table|div|blockquote)\b[^>]*>/i.test(body) ? 'html' : 'text';
  if (named === 'html' || named === 'markdown' || named === 'text') return named;
  const reason = `“${named}” is none of html, markdown, text`;
  context.problems.push(problem(context.row.place, 'bodyFormat', 'bad-value', { reason }));
  return 'text';
}

const STATUS: Record<string, boolean> = { draft: true, published: false, publish: false, 草稿: true, 已发布: false };

function isDraft(context: Context): boolean {
  const named = textIn(context, 'status');
  if (named === null) return false;
  const draft = STATUS[named.toLowerCase()];
  if (draft !== undefined) return draft;
  const reason = `“${named}” is none of published, draft, 已发布, 草稿`;
  context.problems.push(problem(context.row.place, 'status', 'bad-value', { reason }));
  return true;
}

function numberIn(context: Context): number | null {
  const text = textIn(context, 'instalment');
  if (text === null) return null;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 100_000) return number;
  const reason = `“${text}” is no whole number from 1 to 100000`;
  context.problems.push(problem(context.row.place, 'instalment', 'bad-value', { reason }));
  return null;
}

function listIn(context: Context, field: BulkField): string[] {
  const value = context.row.values[field];
  const list = Array.isArray(value) ? value.map(String) : severalIn(textIn(context, field) ?? '');
  if (list.length > ROWS_MOST) tooMany(context, field, list.length);
  for (const one of list) checkText(context, field, one, MOST.name);
  return [...new Set(list.map((one) => one.normalize('NFC').trim()).filter(Boolean))];
}

const tooMany = ({ row, problems }: Context, field: string, count: number) =>
  problems.push(problem(row.place, field, 'too-many' satisfies BulkCode, { name: count, most: ROWS_MOST }));

const authorSchema = z.union([
  z.string().transform((name) => ({ name, position: null, organization: null })),
  z.strictObject({
    name: z.string(),
    position: z
      .string()
      .nullish()
      .transform((text) => text?.trim() || null),
    organization: z
      .string()
      .nullish()
      .transform((text) => text?.trim() || null),
  }),
]);

/** People as a list of their own, or names in one cell with positions and organizations beside them. */
function authorsIn(context: Context): BulkAuthor[] {
  const { row, problems } = context;
  const value = row.values.authors;
  const isList = Array.isArray(value) && value.some((one) => typeof one === 'object');
  const authors = isList ? listedAuthors(context, value) : namedAuthors(context);
  if (authors.length > ROWS_MOST) tooMany(context, 'authors', authors.length);
  for (const { name, position, organization } of authors) {
    if (name.trim() === '') problems.push(problem(row.place, 'authors', 'bad-value', { reason: 'a name is empty' }));
    for (const text of [name, position, organization]) checkText(context, 'authors', text ?? '', MOST.name);
  }
  return authors.map(({ name, ...rest }) => ({ name: name.normalize('NFC').trim(), ...rest }));
}

function listedAuthors({ row, problems }: Context, value: unknown[]): BulkAuthor[] {
  const parsed = z.array(authorSchema).safeParse(value);
  if (parsed.success) return parsed.data;
  const reason = 'write each author as a name, or as {"name", "position", "organization"}';
  problems.push(problem(row.place, 'authors', 'bad-value', { reason }));
  return [];
}

function namedAuthors(context: Context): BulkAuthor[] {
  const names = listIn(context, 'authors');
  const beside = (field: keyof RawValues): string[] => {
    const list = listIn(context, field);
    if (list.length > 1 && list.length !== names.length) {
      context.problems.push(problem(context.row.place, field, 'unequal', { name: list.length, most: names.length }));
    }
    return list;
  };
  const [positions, organizations] = [beside('positions'), beside('organizations')];
  const at = (list: string[], index: number) => (list.length === 1 ? list[0] : list[index]) ?? null;
  return names.map((name, index) => ({
    ...{ name, position: at(positions, index), organization: at(organizations, index) },
  }));
}
