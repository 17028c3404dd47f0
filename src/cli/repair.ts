import { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { EngineError } from '../program/openProgram.ts';
import { repairFrom } from '../program/repair/repairFrom.ts';
import type { RepairReport } from '../program/repair/repairFrom.ts';
import { withUnpacked } from '../program/restore/unpacked.ts';
import { withProgress } from '../progress.ts';
import { say } from './say.ts';

/** With MongoDB the journal is the archive, and what each instance keeps is made from it. */
const NOT_ON_MONGODB =
  'DATABASE_URL: only file:<folder> is repaired; with MongoDB an instance’s folder is thrown away and made again';
const SHOWN = 100;

export const repair = new Command('repair')
  .description(
    'Put back from a bag of this archive what is damaged or missing: editions, public files, uploads, originals.',
  )
  .requiredOption('--from <bag>', 'a bag that "export" wrote of this archive: its folder, or its .tar or .tar.gz')
  .option('--yes', 'do it; without it nothing is changed, and what would be is said')
  .action(async ({ from, yes = false }: { from: string; yes?: boolean }) => {
    const { engine, ...rest } = loadConfig();
    if (engine.kind !== 'sqlite') throw new EngineError(NOT_ON_MONGODB);
    const config = { ...rest, engine };
    const { deskConfig } = await import('../payload.config.ts');
    const of = { config, desk: deskConfig, log: createLog('error'), isRehearsal: !yes };
    const report = await withUnpacked(from, (bag) =>
      withProgress('Reading the bag', (onProgress) => repairFrom({ ...of, bag, onProgress })),
    );
    print(report, yes);
    const isWhole = yes ? report.findings?.length === 0 : report.repaired.length === 0;
    process.exitCode = isWhole && report.lost.length === 0 ? 0 : 1;
  });

function print({ repaired, lost, findings, bagProblems }: RepairReport, isDone: boolean): void {
  const list = (lines: string[], as: (line: string) => string) => {
    lines.slice(0, SHOWN).forEach((line) => say(as(line)));
    if (lines.length > SHOWN) say(`… and ${lines.length - SHOWN} more`);
  };
  list(bagProblems, (line) => `The bag: ${line}; not used.`);
  list(repaired, (line) => `${line}: ${isDone ? 'put back' : 'would be put back'}`);
  list(
    lost,
    (line) => `${line}: damaged or missing, and the bag has none that was sealed; try an older or a newer bag`,
  );
  list(
    (findings ?? []).map(({ message }) => message),
    (line) => `Still: ${line}`,
  );
  if (repaired.length + lost.length + (findings?.length ?? 0) === 0) return say('Nothing is damaged.');
  say(`${repaired.length} ${isDone ? 'put back' : 'to be put back'}, ${lost.length} not in the bag as they were.`);
  if (!isDone && repaired.length > 0) say('Nothing was changed. --yes does it.');
}
