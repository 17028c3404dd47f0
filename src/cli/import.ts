import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { fieldOf } from '../interchange/bulk/fields.ts';
import { problemLine } from '../interchange/bulk/problem.ts';
import { readRows } from '../interchange/bulk/readRows.ts';
import { writeRejects } from '../program/import/rejects.ts';
import { actorOf, runImport } from '../program/import/runImport.ts';
import type { ImportReport } from '../program/import/importRows.ts';
import { verifyBag } from '../program/export/verifyBag.ts';
import { BagError } from '../interchange/bag/names.ts';
import { progressOf } from '../progress.ts';
import { say } from './say.ts';
import { untilPublic, writeDesk } from './session.ts';

/** Problems printed at most; the whole report goes to a file with --report, and into the record of the run. */
const SHOWN = 100;
const STEPS = { plan: 'Checking', apply: 'Importing' } as const;

type Options = {
  dryRun?: boolean;
  publish?: boolean;
  partial?: boolean;
  acceptSimilar?: boolean;
  as?: string;
  default?: Record<string, string>;
  report?: string;
  language: 'en' | 'zh';
};

export const importAll = new Command('import')
  .description(
    'Import many articles: JSON lines, a table, a WordPress or Ghost export, a folder with a manifest, a bag.',
  )
  .argument('<from>', '.jsonl, .csv, .xlsx, .xml (WordPress), .json (Ghost); a folder with manifest.csv; a bag')
  .option('--dry-run', 'say what would be created, matched, changed and refused; nothing is changed')
  .option('--publish', 'make public at once what is no draft, with the day of its original publication; needs --as')
  .option('--as <email>', 'whose import it is; of a publisher or an administrator to publish')
  .option('--partial', 'import what can be; what is refused goes to a file that can be corrected and imported')
  .option('--accept-similar', 'import texts too that are nearly the same as another one')
  .option(
    '--default <field=value>',
    'a value for rows that have none, such as source="CMTBA"; may be repeated',
    defaultsOf,
  )
  .option('--report <file>', 'write the whole report as JSON')
  .option('--language <en|zh>', 'language of what is refused and why', languageOf, 'en')
  .action(async (from: string, options: Options) => {
    const read = await readRows(from);
    if (read.kind === 'bag') await refuseBadBag(from);
    const { dryRun = false, publish = false, partial = false, acceptSimilar = false, language } = options;
    const bars = { plan: progressOf(STEPS.plan), apply: progressOf(STEPS.apply) };
    await writeDesk(async ({ payload, store, publisher, files, alone, handOver }) => {
      const actor = await actorOf(payload, options.as);
      const { report } = await alone(() =>
        runImport({
          ...{ from, payload, store, publisher, files, read, actor, handsOver: handOver !== null },
          options: { dryRun, publish, partial, acceptSimilar, defaults: options.default ?? {} },
          onProgress: (step, done, total) => bars[step](done, total),
        }),
      );
      if (options.report) await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
      const rejects = partial && !dryRun ? await writeRejects({ from, read, report }) : null;
      print({ report, dryRun, rejects, language });
      await untilPublic({ publisher, handOver });
      process.exitCode = report.refused === 0 && report.problems.length === 0 ? 0 : 1;
    });
  });

async function refuseBadBag(from: string): Promise<void> {
  const { problems } = await verifyBag(from);
  if (problems.length > 0) throw new BagError(`${from} is not imported:\n${problems.join('\n')}`);
}

type Printed = { report: ImportReport; dryRun: boolean; rejects: string | null; language: 'en' | 'zh' };

function print({ report, dryRun, rejects, language }: Printed): void {
  const { rows, created, changed, unchanged, refused, problems, remarks, entities, done, completed } = report;
  remarks.forEach((remark) => say(remark));
  for (const [collection, names] of Object.entries(entities.created)) {
    if (names.length > 0)
      say(`new ${collection}: ${names.slice(0, SHOWN).join('; ')}${names.length > SHOWN ? ' …' : ''}`);
  }
  problems.slice(0, SHOWN).forEach((one) => say(problemLine(one, language)));
  if (problems.length > SHOWN) say(`… and ${problems.length - SHOWN} more; --report <file> writes all`);
  const counts = `${rows} row(s): ${created} new, ${changed} changed, ${unchanged} unchanged, ${refused} refused`;
  say(`${counts}; ${entities.matched} name(s) matched.`);
  if (completed > 0) say(`${completed} that a run before had left half way are public now.`);
  if (dryRun) say('Nothing was changed.');
  else say(done > 0 || problems.length === 0 ? `${done} are in.` : 'Nothing was imported.');
  if (rejects) say(`Refused rows are in ${rejects}: correct and import that file.`);
}

function defaultsOf(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [name = '', ...value] = text.split('=');
  if (value.length === 0 || !fieldOf(name))
    throw new InvalidArgumentError('a field and its value are needed, as in source=CMTBA');
  return { ...before, [name]: value.join('=') };
}

function languageOf(text: string): 'en' | 'zh' {
  if (text === 'en' || text === 'zh') return text;
  throw new InvalidArgumentError('en or zh');
}
