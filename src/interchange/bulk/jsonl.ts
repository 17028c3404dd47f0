/** Rows of JSON lines: one object a line. */
import { fieldOf, BULK_FIELDS } from './fields.ts';
import { problem } from './problem.ts';
import type { Place, RowProblem } from './problem.ts';
import type { RawRow, RawValues, RowsOf } from './rows.ts';

export function readJsonl(file: string, text: string): Omit<RowsOf, 'remarks'> {
  const rows: RawRow[] = [];
  const problems: RowProblem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = { file, line: index + 1 };
    const value = parse(line);
    if (typeof value === 'string') problems.push(problem(place, null, 'bad-line', { reason: value }));
    else rows.push(rowOf({ place, value, problems }));
  }
  return { rows, problems, columns: null };
}

/** The object, or what is wrong with the line. */
function parse(line: string): object | string {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : 'it is no JSON object';
  } catch (error) {
    return (error as Error).message;
  }
}

type Keyed = { place: Place; value: object; problems: RowProblem[] };

export function rowOf({ place, value, problems }: Keyed): RawRow {
  const values: RawValues = {};
  for (const [key, one] of Object.entries(value)) {
    const field = fieldOf(key);
    if (field) values[field] = one;
    else problems.push(problem(place, key, 'unknown-field', { name: Object.keys(BULK_FIELDS).join(', ') }));
  }
  return { place, values, raw: value };
}
