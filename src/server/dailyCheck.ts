/** Everything is verified again and again while the server runs; what was found is logged, kept in a file and counted. */
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from '../log.ts';
import { lastBackup } from '../program/backup/lastBackup.ts';
import { checkArchive, checkDesk } from '../program/check.ts';
import type { CheckReport } from '../program/check.ts';
import type { OpenProgram } from '../program/openProgram.ts';
import type { Progress } from '../progress.ts';

/** A start has better things to do at first. */
const FIRST_AFTER_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
/** A backup older than this is warned of. */
const BACKUP_DUE_MS = 48 * HOUR_MS;
/** Findings logged one by one; all of them are in the file. */
const LOGGED = 50;

type Input = Pick<OpenProgram, 'payload' | 'store' | 'files'> & {
  /** Where the last report is kept as JSON. */
  file: string;
  /** 0 = never. */
  everyHours: number;
  log: Logger;
};

export type DailyCheck = {
  /** Verifies now; every further one waits for its hour. */
  run: (onProgress?: Progress) => Promise<CheckReport>;
  /** What the last one found; 0 before the first. */
  findings: () => number;
  /** Gives up what is running and resolves when it has ended. */
  stop: () => Promise<void>;
};

export function startDailyCheck({ payload, store, files, file, everyHours, log }: Input): DailyCheck {
  let last: CheckReport | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const goOn = () => {
    if (isStopped) throw new Error('the check was stopped');
  };

  const run: DailyCheck['run'] = async (onProgress) => {
    const goOnWith: Progress = (done, total) => {
      goOn();
      onProgress?.(done, total);
    };
    const archive = await checkArchive(store, goOnWith);
    goOn();
    last = await checkDesk(archive, { payload, store, files, onProgress: goOnWith });
    keep(last, file);
    const { findings, notices, ...numbers } = last;
    for (const finding of findings.slice(0, LOGGED)) log.error({ finding }, 'damaged');
    for (const notice of notices.slice(0, LOGGED)) log.warn({ notice }, 'cannot be corrected as it is');
    log.info({ ...numbers, findings: findings.length, notices: notices.length }, 'verified');
    const backup = lastBackup(path.dirname(file));
    if (!backup || Date.now() - Date.parse(backup.at) > BACKUP_DUE_MS)
      log.warn({ backup }, 'the last backup is too old');
    return last;
  };
  const inBackground = () => {
    running = run().catch((err: unknown) => {
      if (!isStopped) log.error({ err }, 'could not verify');
    });
  };
  const timers =
    everyHours > 0 ? [setTimeout(inBackground, FIRST_AFTER_MS), setInterval(inBackground, everyHours * HOUR_MS)] : [];
  return {
    run,
    findings: () => last?.findings.length ?? 0,
    async stop() {
      isStopped = true;
      timers.forEach(clearTimeout);
      await running;
    },
  };
}

/** Whole or not at all: a report that was cut would be worse than yesterday's. */
function keep(report: CheckReport, file: string): void {
  writeFileSync(`${file}.half`, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(`${file}.half`, file);
}
