import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { checkArchive, checkDesk } from '../../program/check.ts';
import type { CheckReport } from '../../program/check.ts';
import { verifyBag } from '../../program/export/verifyBag.ts';
import { withUnpacked } from '../../program/restore/unpacked.ts';
import { withProgress } from '../../progress.ts';
import { say } from '../say.ts';
import { checkedArchive, writeDesk } from '../session.ts';

/** Findings printed at most; the rest is counted, and all of them are in the JSON report. */
const SHOWN = 50;

type Options = { archiveOnly?: boolean; json?: boolean; report?: string };

export const verify = new Command('verify')
  .description('Recompute every hash and the chain, compare the read model with the log and the desk with the archive.')
  .argument('[bag]', 'a bag that "export" wrote: that one is checked instead, possible while the server runs')
  .option('--archive-only', 'leave the desk out; possible while the server runs')
  .option('--json', 'print the report as JSON')
  .option('--report <file>', 'write the report as JSON to a file as well')
  .action(async (bag: string | undefined, { archiveOnly, json, report: file }: Options) => {
    if (bag !== undefined) return verifyExported(bag);
    const archive = await checkedArchive(({ store }) =>
      withProgress('Verifying', (progress) => checkArchive(store, progress)),
    );
    const report = archiveOnly ? archive : await withDesk(archive);
    if (file) await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    if (json) say(JSON.stringify(report));
    else print(report);
    process.exitCode = report.findings.length === 0 ? 0 : 1;
  });

async function verifyExported(bag: string): Promise<void> {
  const { files, editions, problems } = await withProgress('Verifying', (progress) =>
    withUnpacked(bag, (folder) => verifyBag(folder, progress)),
  );
  problems.slice(0, SHOWN).forEach((problem) => say(problem));
  if (problems.length > SHOWN) say(`… and ${problems.length - SHOWN} more`);
  say(problems.length > 0 ? `${problems.length} problem(s).` : `${files} file(s), ${editions} edition(s), no problem.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

const withDesk = (archive: CheckReport): Promise<CheckReport> =>
  writeDesk(({ payload, store, files }) =>
    withProgress('Comparing with the desk', (onProgress) => checkDesk(archive, { payload, store, files, onProgress })),
  );

function print({ editions, redacted, findings, notices }: CheckReport): void {
  if (redacted > 0) say(`${redacted} edition(s) redacted, as the log says.`);
  notices.slice(0, SHOWN).forEach(({ message }) => say(`Notice: ${message}`));
  findings.slice(0, SHOWN).forEach(({ message }) => say(message));
  if (findings.length > SHOWN) say(`… and ${findings.length - SHOWN} more`);
  say(findings.length === 0 ? `${editions} edition(s) verified, no problem.` : `${findings.length} problem(s).`);
}
