/** Where runs leave files: a folder each under the data folder; the newest few are kept. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders kept: a bag of the whole archive may be large. */
const KEPT = 5;

export const runFolder = (data: string, run: string): string => path.join(data, 'runs', run);

/** An empty folder for a run; those of older runs go. */
export async function makeRunFolder(data: string, run: string): Promise<string> {
  const all = path.join(data, 'runs');
  await mkdir(all, { recursive: true });
  const folders = await Promise.all(
    (await readdir(all)).map(async (name) => ({ name, at: (await stat(path.join(all, name))).mtimeMs })),
  );
  const old = folders.sort((a, b) => b.at - a.at).slice(KEPT - 1);
  for (const { name } of old) await rm(path.join(all, name), { recursive: true, force: true });
  await mkdir(runFolder(data, run));
  return runFolder(data, run);
}

/** What a run left to be taken away: its one file of this ending, null where there is none. */
export async function fileOf(data: string, run: string): Promise<string | null> {
  if (!/^[0-9a-f-]{36}$/.test(run)) return null;
  const names = await readdir(runFolder(data, run)).catch(() => []);
  const name = names.find((one) => /\.(tar\.gz|rejects\.csv|rejects\.jsonl)$/.test(one));
  return name === undefined ? null : path.join(runFolder(data, run), name);
}

const KINDS = ['.csv', '.jsonl', '.json', '.xlsx', '.xml', '.tsv', '.txt'];

/** A plain name of a file that can be imported, as it may be kept; null for anything else. */
export function plainName(name: string): string | null {
  const isPlain = name === path.basename(name) && !/[\p{Cc}\\/:*?"<>|]/u.test(name) && Buffer.byteLength(name) <= 200;
  return isPlain && KINDS.includes(path.extname(name).toLowerCase()) ? name : null;
}
