/** The text of a row, from the row or from the file it names, and what could not come along. */
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../../interchange/bag/names.ts';
import { blocksOfBody, blocksOfFile } from '../../interchange/bulk/body.ts';
import type { BulkBody } from '../../interchange/bulk/body.ts';
import type { BulkItem } from '../../interchange/bulk/item.ts';
import { problem } from '../../interchange/bulk/problem.ts';
import { ImportRefusal, refusalText } from '../../interchange/refusal.ts';
import type { State } from './planned.ts';

/** @returns null where it cannot be had; the problem says why */
export async function bodyOf({ files, problems }: State, item: BulkItem): Promise<BulkBody | null> {
  if (!item.file) return blocksOfBody(item.body);
  const refuse = (reason: string) => {
    problems.push(problem(item.place, 'file', 'bad-file', { name: item.file ?? '', reason }));
    return null;
  };
  if (!files) return refuse('only a folder with a manifest has files');
  if (!isInside(item.file)) return refuse('the name leads out of the folder');
  const place = path.join(files, item.file);
  const found = await lstat(place).catch(() => null);
  if (!found) return refuse('there is no such file');
  if (!found.isFile()) return refuse('it is no file');
  try {
    return await blocksOfFile({ name: item.file, bytes: await readFile(place) });
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return refuse(refusalText({ code: error.code, values: error.values, file: item.file, language: 'en' }));
  }
}

/** What could not come along is written down where colleagues look, not in the text. */
export function notesOf({ internalNotes }: BulkItem, { pictures, dropped }: BulkBody): string | null {
  const missing = pictures.map(({ alt, origin }) => `- ${[alt, origin].filter(Boolean).join(' ')}`);
  const left = dropped.map(({ kind, text }) => `- ${kind}: ${text}`);
  const notes = [
    ...(internalNotes ? [internalNotes] : []),
    ...(missing.length > 0 ? ['Pictures that did not come along / 未随文件导入的图片:', ...missing] : []),
    ...(left.length > 0 ? ['Left out / 未导入的内容:', ...left] : []),
  ];
  return notes.length > 0 ? notes.join('\n') : null;
}
