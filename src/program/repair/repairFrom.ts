/** A damaged archive repaired from a bag of its own: the log and public files first, then what staff uploaded, then a check of all. */
import type { SanitizedConfig } from 'payload';
import { repairArchive } from '../../archive/openArchive.ts';
import type { Repair } from '../../archive/openArchive.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { Config, EmbeddedConfig } from '../../config.ts';
import { holdDataFolder } from '../../desk/sqlite/dataFolder.ts';
import { describeDesk } from '../../desk/sqlite/copies.ts';
import { deskFile } from '../../desk/sqlite/sqliteDesk.ts';
import { BagError } from '../../interchange/bag/names.ts';
import type { Logger } from '../../log.ts';
import type { Progress } from '../../progress.ts';
import { HistoryError } from '../../publishing/history.ts';
import { checkArchive, checkDesk } from '../check.ts';
import type { Finding } from '../check.ts';
import { thenClose } from '../closing.ts';
import { openForWriting, openProgram } from '../openProgram.ts';
import type { OpenProgram } from '../openProgram.ts';
import { recordRun } from '../runs.ts';
import { openBagSource } from './bagSource.ts';
import type { BagSource } from './bagSource.ts';
import { planShelves, putFiles } from './shelves.ts';
import type { FilePlan } from './shelves.ts';

export type RepairReport = {
  /** What was, or in a rehearsal would be, put back, a line for each. */
  repaired: string[];
  /** Damaged, and not in the bag as it was. */
  lost: string[];
  /** What a check of everything still finds afterwards; null in a rehearsal. */
  findings: Finding[] | null;
  /** What is wrong with the bag; nothing of that was used. */
  bagProblems: string[];
};

type Repairing = {
  bag: string;
  config: EmbeddedConfig;
  desk: (config: Config) => Promise<SanitizedConfig>;
  log: Logger;
  isRehearsal: boolean;
  onProgress?: Progress;
  /** The desk of the process is another one. */
  isCopy?: boolean;
};

/**
 * Can be run again at any time: what was put back is whole then.
 * @throws BagError for a bag of another archive or one that cannot be used; DataFolderError while the program runs
 */
export async function repairFrom(input: Repairing): Promise<RepairReport> {
  const { bag, config, desk, log, isRehearsal, onProgress, isCopy = false } = input;
  const source = await openBagSource(bag, onProgress);
  const archive = await repairLog({ bag, config, source, isRehearsal });
  const report: RepairReport = { ...linesOf(archive), findings: null, bagProblems: source.problems };
  if (!isRehearsal) await makeListsAnew(config, log, archive);
  const opened = await openProgram({ config, desk: () => desk(config), log, isCopy }).catch((error: unknown) => {
    // Only the repair itself makes desk and log fit again.
    if (isRehearsal && error instanceof HistoryError) return null;
    throw error;
  });
  if (!opened) return report;
  await thenClose(opened.close, async () => {
    if (isRehearsal) addFiles(report, await planShelves({ ...opened, source }));
    else await repairDesk({ ...opened, config, bag, source, report });
  });
  return report;
}

type Log = Pick<Repairing, 'bag' | 'config' | 'isRehearsal'> & { source: BagSource };

async function repairLog({ bag, config: { engine }, source, isRehearsal }: Log): Promise<Repair> {
  const release = holdDataFolder(engine.folder);
  try {
    const known = describeDesk(deskFile(engine.folder)).head;
    return await repairArchive({ place: engine, source, known, isRehearsal });
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'edition-conflict')
      throw new BagError(`${bag}: ${error.message}`);
    throw error;
  } finally {
    release();
  }
}

/** Lists and search come from the log: made anew where they do not fit it, and only from a log that is whole. */
async function makeListsAnew(config: Config, log: Logger, { lost }: Repair): Promise<void> {
  if (lost.editions.length > 0) return;
  const { store, close } = await openForWriting(config, log);
  await thenClose(close, async () => {
    const { problems } = await store.verify();
    if (problems.some(({ message }) => !message.startsWith('file '))) await store.rebuild();
  });
}

type Desk = Pick<OpenProgram, 'payload' | 'store' | 'files'> &
  Pick<Repairing, 'bag' | 'config'> & { source: BagSource; report: RepairReport };

async function repairDesk({ payload, store, files, config, bag, source, report }: Desk): Promise<void> {
  const actor = { name: 'command line', user: null };
  await recordRun({ payload, kind: 'repair', actor, options: { from: bag } }, async () => {
    const plan = await planShelves({ payload, files, source });
    await putFiles(plan, { media: config.uploads, originals: config.originals });
    addFiles(report, plan);
    const { findings } = await checkDesk(await checkArchive(store), { payload, store, files });
    report.findings = findings;
    const counts = { repaired: report.repaired.length, lost: report.lost.length, findings: findings.length };
    const left = findings.map(({ message }) => `still: ${message}`);
    const log = [...report.repaired, ...report.lost.map((line) => `not repaired: ${line}`), ...left].join('\n');
    return { outcome: 'done', counts, log };
  });
}

const linesOf = ({ editions, files, lost }: Repair): Pick<RepairReport, 'repaired' | 'lost'> => ({
  repaired: [
    ...editions.map(({ seq, article }) => `edition ${seq} (article ${article})`),
    ...files.map((sha256) => `public file ${sha256}`),
  ],
  lost: [
    ...lost.editions.map(({ seq, article }) => `edition ${seq} (article ${article ?? 'unknown'})`),
    ...lost.files.map((sha256) => `public file ${sha256}`),
  ],
});

function addFiles({ repaired, lost }: RepairReport, plan: FilePlan): void {
  repaired.push(...plan.takes.map(({ shelf, name }) => `${shelf}/${name}`));
  lost.push(...plan.lost.map(({ shelf, name, why }) => `${shelf}/${name} ${why}`));
}
