/** An import from the admin: the file is kept first, then it is the same run as the command's. */
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { readRows } from '../../interchange/bulk/readRows.ts';
import { importRows } from '../../program/import/importRows.ts';
import { writeRejects } from '../../program/import/rejects.ts';
import { resultOf } from '../../program/import/runImport.ts';
import type { Actor } from '../../program/import/apply.ts';
import type { OpenProgram } from '../../program/openProgram.ts';
import type { StaffLanguage } from '../../words/text.ts';
import type { Work } from './runner.ts';

/** Articles in one transaction: readers are answered between two. */
const BATCH = 20;

export type ImportChoice = { dryRun: boolean; publish: boolean; partial: boolean; acceptSimilar: boolean };

export async function keepUpload(req: Request, folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  await pipeline(req, createWriteStream(file, { flags: 'wx' }));
  return file;
}

type Importing = Pick<OpenProgram, 'payload' | 'store' | 'files' | 'publisher' | 'alone' | 'handOver'> & {
  file: string;
  choice: ImportChoice;
  actor: Actor;
  language: StaffLanguage;
};

export const importWork =
  ({ file, choice, actor, language, alone, handOver, ...program }: Importing): Work =>
  async ({ onProgress }) => {
    const read = await readRows(file);
    const handsOver = handOver !== null;
    const report = await alone(() =>
      importRows({
        ...program,
        ...{ read, actor, handsOver, batch: BATCH, options: { ...choice, defaults: {} } },
        onProgress: (_step, done, total) => onProgress(done, total),
      }),
    );
    // A rehearsal that refuses rows gives them too, to be corrected before anything is imported.
    await writeRejects({ from: file, read, report });
    return resultOf({ report, dryRun: choice.dryRun, language });
  };
