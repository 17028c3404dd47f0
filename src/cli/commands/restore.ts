import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { fileFolders, loadConfig } from '../../config.ts';
import type { EmbeddedConfig } from '../../config.ts';
import { isTar } from '../../interchange/bag/tar.ts';
import { createLog } from '../../log.ts';
import { restoreBackup } from '../../program/backup/restoreBackup.ts';
import { moveArchive, refuseUsedDatabase } from '../../program/move/moveArchive.ts';
import type { MoveInto } from '../../program/move/moveArchive.ts';
import { restoreBag } from '../../program/restore/restoreBag.ts';
import { withUnpacked } from '../../program/restore/unpacked.ts';
import { progressOf } from '../../progress.ts';
import type { Progress } from '../../progress.ts';
import { say } from '../say.ts';

const STEPS = { verify: 'Verifying', desk: 'Desk', archive: 'Archive' } as const;

export const restore = new Command('restore')
  .description(
    'Put a backup, or a bag that "export" wrote, into an empty data folder or an empty MongoDB. It is checked first.',
  )
  .argument('<from>', 'one backup: the folder named by its instant; or a bag: its folder or its .tar or .tar.gz')
  .action(async (from: string) => {
    const { engine, ...rest } = loadConfig();
    if (engine.kind === 'sqlite') {
      say(`${engine.folder}: ${await restoreInto(from, { ...rest, engine })}. Start the program now.`);
    } else await restoreIntoDatabase(from, { ...rest, engine });
    say('Nobody can sign in unless it has their passwords: npm run archive -- create-admin <email> gives one.');
  });

/** @returns what is in place now, in words */
async function restoreInto(from: string, config: EmbeddedConfig): Promise<string> {
  const { folder } = config.engine;
  const isBag = isTar(from) || (await stat(path.join(from, 'bagit.txt')).catch(() => null)) !== null;
  if (!isBag) {
    const { at, head, uploads } = await restoreBackup({ backup: from, folder });
    return `as of ${at}, ${head.seq} edition(s), ${uploads.length} file(s)`;
  }
  const { deskConfig } = await import('../../payload.config.ts');
  const bars = new Map<string, Progress>();
  const onProgress = (step: keyof typeof STEPS, done: number, total: number) => {
    const bar = bars.get(step) ?? progressOf(STEPS[step]);
    bars.set(step, bar);
    bar(done, total);
  };
  const { at, head } = await withUnpacked(from, (bag) =>
    restoreBag({ bag, config, desk: deskConfig, log: createLog('error'), onProgress }),
  );
  return `as of ${at}, ${head.seq} edition(s)`;
}

/** Through a folder of its own, from which it is moved as any embedded archive. */
async function restoreIntoDatabase(from: string, to: MoveInto): Promise<void> {
  await refuseUsedDatabase(to.engine);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'restore-'));
  try {
    const own: EmbeddedConfig = { ...to, engine: { kind: 'sqlite', folder }, ...fileFolders(folder) };
    const restored = await restoreInto(from, own);
    const { deskConfig } = await import('../../payload.config.ts');
    const onProgress = (step: string, done: number) => process.stderr.write(`\r${step}: ${done} `);
    await moveArchive({ from: own, to, desk: deskConfig, log: createLog('error'), onProgress });
    say(`DATABASE_URL: ${restored}. Start the instances now.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
