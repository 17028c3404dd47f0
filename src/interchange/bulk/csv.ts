/** Rows of a table: comma, semicolon or tab between the cells, the first line naming the columns (RFC 4180). */
import { parse } from 'csv-parse/sync';
import { BULK_FIELDS, fieldOf } from './fields.ts';
import { problem } from './problem.ts';
import type { RowProblem } from './problem.ts';
import { noRows } from './rows.ts';
import type { RawRow, RawValues, RowsOf } from './rows.ts';

type Parsed = { record: string[]; info: { lines: number } };

export function readCsv(file: string, text: string): RowsOf {
  const [heading = ''] = text.split(/\r?\n/, 1);
  const count = (mark: string) => heading.split(mark).length;
  const delimiter = [',', ';', '\t'].sort((one, other) => count(other) - count(one))[0] ?? ',';
  let parsed: Parsed[];
  try {
    const options = { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 0 };
    parsed = parse(text, options) as unknown as Parsed[];
  } catch (error) {
    const { lines = 0, message } = error as Error & { lines?: number };
    return noRows([problem({ file, line: lines }, null, 'bad-line', { reason: message })]);
  }
  let line = 0;
  const table = parsed.map(({ record, info }) => {
    const first = line + 1;
    line = info.lines;
    return { line: Math.max(first, 1), cells: record as unknown[] };
  });
  return readTable(file, table);
}

type TableRow = { line: number; cells: unknown[] };

/** A table whose first row names the columns. */
export function readTable(file: string, table: TableRow[]): RowsOf {
  const [head, ...body] = table;
  if (!head) return noRows([problem({ file, line: 0 }, null, 'empty')]);
  const columns = head.cells.map((cell) => String(cell ?? '').trim());
  const fields = columns.map((name) => (name === '' ? null : fieldOf(name)));
  const problems: RowProblem[] = [];
  for (const [index, name] of columns.entries()) {
    if (name !== '' && fields[index] === null) {
      problems.push(
        problem({ file, line: head.line }, name, 'unknown-field', { name: Object.keys(BULK_FIELDS).join(', ') }),
      );
    }
  }
  if (!fields.includes('title')) problems.push(problem({ file, line: head.line }, null, 'no-heading'));
  if (problems.length > 0) return noRows(problems);
  const rows: RawRow[] = [];
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell === null || cell === undefined || cell === '')) continue;
    if (cells.length > columns.length) {
      const reason = `${cells.length} cells, and the heading has ${columns.length}`;
      problems.push(problem({ file, line }, null, 'bad-line', { reason }));
    } else rows.push({ place: { file, line }, values: valuesOf(fields, cells), raw: cells });
  }
  return { rows, problems, remarks: [], columns };
}

function valuesOf(fields: ReturnType<typeof fieldOf>[], cells: unknown[]): RawValues {
  const values: RawValues = {};
  for (const [index, field] of fields.entries()) {
    const cell = cells[index];
    if (field && cell !== null && cell !== undefined && cell !== '') values[field] = cell;
  }
  return values;
}
