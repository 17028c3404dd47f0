/** Rows of the first sheet of an Excel file; dates are what the cell shows as one, whatever the day is called. */
import { readSheet } from 'read-excel-file/node';
import { ImportRefusal, refusalText } from '../refusal.ts';
import { zipNames } from '../in/zip.ts';
import { readTable } from './csv.ts';
import { problem } from './problem.ts';
import { noRows } from './rows.ts';
import type { RowsOf } from './rows.ts';

export async function readXlsx(file: string, bytes: Uint8Array): Promise<RowsOf> {
  try {
    // Names and sizes are looked at before anything is unpacked.
    const names = await zipNames(bytes);
    if (!names.includes('xl/workbook.xml')) throw new ImportRefusal('no-document');
    const sheet = await readSheet(Buffer.from(bytes), { trim: false });
    return readTable(
      file,
      sheet.map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => shown(cell)) })),
    );
  } catch (error) {
    const reason =
      error instanceof ImportRefusal
        ? refusalText({ code: error.code, values: error.values, file, language: 'en' })
        : (error as Error).message;
    return noRows([problem({ file, line: 0 }, null, 'not-readable', { reason })]);
  }
}

/** Excel's days have no time zone: the library gives them as midnight UTC. */
const shown = (cell: unknown): unknown => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);
