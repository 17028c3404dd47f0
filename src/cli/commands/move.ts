import path from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../../config.ts';
import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { moveArchive } from '../../program/move/moveArchive.ts';
import { EngineError } from '../../program/openProgram.ts';
import { say } from '../say.ts';

export const move = new Command('move')
  .description(
    'Move an embedded archive into the empty MongoDB of DATABASE_URL: desk, versions, accounts, files and log. ' +
      'Stop the program first. Everything is compared at the end, and the folder stays as it is.',
  )
  .argument('<folder>', 'the data folder of the embedded archive')
  .action(async (given: string) => {
    const config = loadConfig();
    const { engine } = config;
    if (engine.kind !== 'mongodb') throw new EngineError('DATABASE_URL: must be where the archive goes, mongodb://…');
    const folder = path.resolve(given);
    const [uploads, originals] = [path.join(folder, 'media'), path.join(folder, 'originals')];
    const from: Config = { ...config, engine: { kind: 'sqlite', folder }, uploads, originals };
    const { deskConfig } = await import('../../payload.config.ts');
    const onProgress = (step: string, done: number) => process.stderr.write(`\r${step}: ${done} `);
    const to = { ...config, engine };
    const moved = await moveArchive({ from, to, desk: deskConfig, log: createLog('error'), onProgress });
    process.stderr.write('\n');
    moved.missing.forEach((name) => say(`not there, and so not moved: ${name}`));
    const { head, documents } = moved;
    say(
      `Moved and compared: ${documents} document(s) and version(s), ${head.seq} edition(s), log ends at ${head.sha256}.`,
    );
    say('Everybody signs in anew. Keep the old folder until the new instances have run for a while.');
  });
