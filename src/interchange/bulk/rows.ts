/** A row as a file has it, before anything of it is checked: values by field, and where it stands. */
import type { BulkField } from './fields.ts';
import type { Place, RowProblem } from './problem.ts';

export type RawValues = Partial<Record<BulkField, unknown>>;
export type RawRow = { place: Place; values: RawValues; raw: unknown };
/** What a file gives: rows that could be read, and what could not. */
export type RowsOf = { rows: RawRow[]; problems: RowProblem[]; remarks: string[]; columns: string[] | null };

export const noRows = (problems: RowProblem[]): RowsOf => ({ rows: [], problems, remarks: [], columns: null });
