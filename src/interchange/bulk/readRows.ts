/** Rows of whatever a bulk import is given: a file by what is in it, a folder by its manifest, a bag of ours. */
import { lstat, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readBagRows } from './bagRows.ts';
import { readCsv } from './csv.ts';
import { isGhost, readGhost } from './ghost.ts';
import { readJsonl, rowOf } from './jsonl.ts';
import { problem } from './problem.ts';
import type { RowProblem } from './problem.ts';
import { noRows } from './rows.ts';
import type { RowsOf } from './rows.ts';
import { textOfFile } from './text.ts';
import { isWxr, readWxr } from './wxr.ts';
import { readXlsx } from './xlsx.ts';

const MANIFESTS = ['manifest.csv', 'manifest.xlsx', 'manifest.jsonl'];

/** `files`: the folder that the rows' files are in, null where there is none. */
export type Read = RowsOf & { kind: 'file' | 'folder' | 'bag'; files: string | null };

/** @throws what the file system throws for a path that is not there */
export async function readRows(from: string): Promise<Read> {
  const found = await lstat(from);
  if (found.isFile())
    return { ...(await readFileRows(path.basename(from), await readFile(from))), kind: 'file', files: null };
  const names = found.isDirectory() ? await readdir(from) : [];
  if (names.includes('bagit.txt')) return { ...(await readBagRows(from)), kind: 'bag', files: null };
  const manifest = MANIFESTS.find((name) => names.includes(name));
  if (!manifest) return { ...refused(path.basename(from), 'not-supported'), kind: 'folder', files: null };
  const rows = await readFileRows(manifest, await readFile(path.join(from, manifest)));
  return { ...rows, kind: 'folder', files: from };
}

const refused = (file: string, code: RowProblem['code']) => noRows([problem({ file, line: 0 }, null, code)]);

/** The rows of one file, by what is in it. */
export async function readFileRows(file: string, bytes: Uint8Array): Promise<RowsOf> {
  if (bytes.length === 0) return refused(file, 'empty');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsx(file, bytes);
  const decoded = textOfFile(file, bytes);
  if ('refused' in decoded) return noRows([decoded.refused]);
  const { text, remarks } = decoded;
  const read = readText(file, text);
  const isEmpty = read.rows.length === 0 && read.problems.length === 0;
  if (isEmpty) read.problems.push(problem({ file, line: 0 }, null, 'empty'));
  return { ...read, remarks: [...remarks, ...read.remarks] };
}

function readText(file: string, text: string): RowsOf {
  const extension = path.extname(file).toLowerCase();
  const begins = text.trimStart().slice(0, 1);
  if (begins === '<') return isWxr(text) ? readWxr(file, text) : refused(file, 'not-supported');
  if (extension === '.json') return readJson(file, text);
  if (begins === '{' && extension !== '.csv') return { ...readJsonl(file, text), remarks: [] };
  if (['.csv', '.tsv', '.txt', ''].includes(extension)) return readCsv(file, text);
  return extension === '.jsonl' ? { ...readJsonl(file, text), remarks: [] } : refused(file, 'not-supported');
}

/** Ghost's export, a list of objects, or JSON lines under the wrong name. */
function readJson(file: string, text: string): RowsOf {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const lines = readJsonl(file, text);
    if (lines.rows.length > 0 && lines.problems.length === 0) return { ...lines, remarks: [] };
    const { message } = error as Error;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const line = text.slice(0, at).split('\n').length;
    return noRows([problem({ file, line }, null, 'bad-line', { reason: message })]);
  }
  if (isGhost(value)) return readGhost(file, value);
  if (!Array.isArray(value)) return { ...readJsonl(file, text), remarks: [] };
  const problems: RowProblem[] = [];
  const rows = value.map((one: unknown, index) =>
    rowOf({ place: { file, line: index + 1 }, value: Object(one) as object, problems }),
  );
  return { rows, problems, remarks: [`${file}: a line is the number of an object`], columns: null };
}
