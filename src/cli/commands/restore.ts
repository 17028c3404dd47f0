import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../../config.ts';
import { isTar } from '../../interchange/bag/tar.ts';
import { createLog } from '../../log.ts';
import { restoreBackup } from '../../program/backup/restoreBackup.ts';
import { EngineError } from '../../program/openProgram.ts';
import { restoreBag } from '../../program/restore/restoreBag.ts';
import { withUnpacked } from '../../program/restore/unpacked.ts';
import { progressOf } from '../../progress.ts';
import type { Progress } from '../../progress.ts';
import { say } from '../say.ts';

const STEPS = { verify: 'Verifying', desk: 'Desk', archive: 'Archive' } as const;

export const restore = new Command('restore')
  .description('Put a backup, or a bag that "export" wrote, into an empty data folder. It is checked first.')
  .argument('<from>', 'one backup: the folder named by its instant; or a bag: its folder or its .tar or .tar.gz')
  .action(async (from: string) => {
    const { engine, ...rest } = loadConfig();
    if (engine.kind !== 'sqlite') throw new EngineError('DATABASE_URL: only file:<folder> can be restored into');
    const isBag = isTar(from) || (await stat(path.join(from, 'bagit.txt')).catch(() => null)) !== null;
    if (!isBag) {
      const { at, head, uploads } = await restoreBackup({ backup: from, folder: engine.folder });
      say(`${engine.folder}: as of ${at}, ${head.seq} edition(s), ${uploads.length} file(s). Start the program now.`);
      return;
    }
    const { deskConfig } = await import('../../payload.config.ts');
    const bars = new Map<string, Progress>();
    const onProgress = (step: keyof typeof STEPS, done: number, total: number) => {
      const bar = bars.get(step) ?? progressOf(STEPS[step]);
      bars.set(step, bar);
      bar(done, total);
    };
    const config = { ...rest, engine };
    const { at, head } = await withUnpacked(from, (bag) =>
      restoreBag({ bag, config, desk: deskConfig, log: createLog('error'), onProgress }),
    );
    say(`${engine.folder}: as of ${at}, ${head.seq} edition(s). Start the program now.`);
    say('Nobody can sign in unless the bag has their passwords: npm run archive -- create-admin <email> gives one.');
  });
