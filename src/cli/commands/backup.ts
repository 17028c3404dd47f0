import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../../config.ts';
import type { Config } from '../../config.ts';
import { holdDataFolder } from '../../desk/sqlite/dataFolder.ts';
import { createLog } from '../../log.ts';
import { rememberBackup } from '../../program/backup/lastBackup.ts';
import { makeBackup } from '../../program/backup/makeBackup.ts';
import { BackupError, listBackups } from '../../program/backup/manifest.ts';
import { removeOld } from '../../program/backup/retention.ts';
import type { Retention } from '../../program/backup/retention.ts';
import { restoreBackup } from '../../program/backup/restoreBackup.ts';
import { checkArchive, checkDesk } from '../../program/check.ts';
import { thenClose } from '../../program/closing.ts';
import { EngineError, openProgram } from '../../program/openProgram.ts';
import { withProgress } from '../../progress.ts';
import { say } from '../say.ts';

const DRILL = '.drill';

export const backup = new Command('backup')
  .description('Copy desk, archive and uploads as they are at one moment. Possible while the server runs.')
  .argument('<folder>', 'where all backups are kept, best on another disk; a file that did not change is there once')
  .option('--keep <daily,weekly,monthly>', 'how many days, weeks and months keep their newest backup', retentionOf, {
    ...{ daily: 7, weekly: 5, monthly: 12 },
  })
  .action(async (target: string, { keep }: { keep: Retention }) => {
    const folder = dataFolder();
    const made = await withProgress('Files', (onProgress) => makeBackup({ folder, target, onProgress }));
    const { at, head } = made.manifest;
    rememberBackup(folder, { at, backup: path.resolve(made.backup) });
    const removed = await removeOld(target, keep);
    say(
      `${made.backup}: ${head.seq} edition(s), ${made.manifest.uploads.length} file(s); ${removed} old one(s) removed.`,
    );
  });

backup
  .command('drill')
  .description(
    'Restore the newest backup of a folder into one beside them, open it, verify everything, and remove it again.',
  )
  .argument('<folder>', 'where all backups are kept')
  .action(async (target: string) => {
    const newest = (await listBackups(target)).at(-1);
    if (!newest) throw new BackupError(`${target} holds no backup`);
    // Beside the backups, where there is room, and under one name: what a drill left that was killed is gone with the next.
    const folder = path.join(target, DRILL);
    holdDataFolder(folder)();
    try {
      await rm(folder, { recursive: true, force: true });
      await drill(path.join(target, newest), folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

async function drill(from: string, folder: string): Promise<void> {
  const { head } = await restoreBackup({ backup: from, folder });
  const [uploads, originals] = [path.join(folder, 'media'), path.join(folder, 'originals')];
  const config: Config = { ...loadConfig(), engine: { kind: 'sqlite', folder }, uploads, originals };
  const { deskConfig } = await import('../../payload.config.ts');
  const { payload, store, files, close } = await openProgram({
    config,
    desk: () => deskConfig(config),
    log: createLog('error'),
    isCopy: true,
  });
  await thenClose(close, async () => {
    const report = await checkDesk(await checkArchive(store), { payload, store, files });
    report.findings.forEach(({ message }) => say(message));
    if (report.findings.length > 0) throw new BackupError(`${from}: ${report.findings.length} problem(s)`);
    say(`${from} can be restored: ${head.seq} edition(s) and ${report.uploads} file(s) verified, no problem.`);
  });
}

function dataFolder(): string {
  const { engine } = loadConfig();
  if (engine.kind === 'sqlite') return engine.folder;
  throw new EngineError('DATABASE_URL: backups of a replica set are made with its own tools');
}

function retentionOf(text: string): Retention {
  const match = /^(\d{1,4}),(\d{1,4}),(\d{1,4})$/.exec(text);
  if (!match) throw new InvalidArgumentError('three whole numbers are needed, as in 7,5,12');
  const [daily, weekly, monthly] = match.slice(1).map(Number) as [number, number, number];
  return { daily, weekly, monthly };
}
