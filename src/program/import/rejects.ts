/** What was refused, in a file that can be corrected and imported: a table stays a table, everything else is JSON lines. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { problemLine } from '../../interchange/bulk/problem.ts';
import type { Read } from '../../interchange/bulk/readRows.ts';
import type { ImportReport } from './importRows.ts';

type Writing = { from: string; read: Read; report: ImportReport };

/** @returns the file, null when nothing was refused. What an earlier run wrote there is replaced */
export async function writeRejects({ from, read, report }: Writing): Promise<string | null> {
  const { rejects } = report;
  if (rejects.length === 0) return null;
  const { dir, name } = path.parse(path.resolve(from));
  const why = rejects.map(({ problems }) => problems.map((one) => problemLine(one)).join(' | '));
  if (read.columns) {
    const file = path.join(dir, `${name}.rejects.csv`);
    const columns = [...read.columns.filter((column) => column !== 'refused'), 'refused'];
    const cells = rejects.map(({ raw }, index) => {
      const row = raw as unknown[];
      const kept = read.columns?.map((_, at) => row[at] ?? '').filter((_, at) => read.columns?.[at] !== 'refused');
      return [...(kept ?? []), why[index]];
    });
    await writeFile(file, stringify([columns, ...cells], { bom: true, record_delimiter: 'windows' }));
    return file;
  }
  const file = path.join(dir, `${name}.rejects.jsonl`);
  const lines = rejects.map(({ raw }, index) => `${JSON.stringify({ ...(raw as object), refused: why[index] })}\n`);
  await writeFile(file, lines.join(''));
  return file;
}
