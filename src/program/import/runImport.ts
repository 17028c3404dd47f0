/** An import as a recorded run: the report in words, the counts beside it. */
import type { Payload } from 'payload';
import type { User } from '../../payload-types.ts';
import { problemLine } from '../../interchange/bulk/problem.ts';
import { recordRun } from '../runs.ts';
import type { RunResult } from '../runs.ts';
import type { Actor } from './apply.ts';
import { importRows } from './importRows.ts';
import type { ImportReport } from './importRows.ts';

type Input = Parameters<typeof importRows>[0] & { from: string };

export type ImportRun = RunResult & { report: ImportReport };

/** A rehearsal is recorded too. @throws as importRows; the run says so then */
export async function runImport({ from, ...input }: Input): Promise<ImportRun> {
  const { payload, actor, options } = input;
  return recordRun({ payload, kind: 'import', actor, options: { from, ...options } }, async () => {
    const report = await importRows(input);
    return { report, ...resultOf({ report, dryRun: options.dryRun }) };
  });
}

type Ended = { report: ImportReport; dryRun: boolean; language?: 'en' | 'zh' };

/** What the record of a run says of it. */
export function resultOf({ report, dryRun, language }: Ended): RunResult {
  const { rows, created, changed, unchanged, refused } = report;
  const isNothing = refused > 0 && report.done === 0 && !dryRun;
  const entities = Object.fromEntries(
    Object.entries(report.entities.created).map(([name, list]) => [name, list.length]),
  );
  const counts = { rows, created, changed, unchanged, refused, matched: report.entities.matched, ...entities };
  return { outcome: isNothing ? 'refused' : 'done', counts, log: logOf(report, language) };
}

/** The whole report as lines: what would be, or was, made, then everything that was refused. */
export function logOf({ entities, problems, remarks }: ImportReport, language: 'en' | 'zh' = 'en'): string {
  const made = Object.entries(entities.created).filter(([, names]) => names.length > 0);
  return [
    ...remarks,
    ...made.map(([collection, names]) => `${collection}: ${names.join('; ')}`),
    ...problems.map((one) => problemLine(one, language)),
  ].join('\n');
}

/** Whose import it is: an account by its address, or the command itself. @throws Error naming the option */
export async function actorOf(payload: Payload, email: string | undefined): Promise<Actor> {
  if (email === undefined) return { name: 'command line', user: null };
  const where = { email: { equals: email.toLowerCase() } };
  const { docs } = await payload.find({ collection: 'users', where, limit: 1, depth: 0 });
  const user = docs[0] as User | undefined;
  if (!user) throw new Error(`--as ${email}: there is no such account`);
  return { name: user.email, user: { ...user, collection: 'users' } };
}
