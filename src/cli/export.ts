import { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { exportBag } from '../program/export/exportBag.ts';
import { EngineError } from '../program/openProgram.ts';
import { readerSettings } from '../server/readerSettings.ts';
import { say } from './say.ts';

export const exportAll = new Command('export')
  .description('Write the whole archive, desk and files included, as a BagIt bag. Possible while the server runs.')
  .argument('<folder>', 'the bag: a folder that does not exist yet')
  .action(async (to: string) => {
    const { engine, ...rest } = loadConfig();
    if (engine.kind !== 'sqlite') throw new EngineError('DATABASE_URL: only file:<folder> can be exported');
    const config = { ...rest, engine };
    const { deskConfig } = await import('../payload.config.ts');
    const settings = readerSettings(config);
    const { files, bytes, head } = await exportBag({ to, config, settings, desk: deskConfig, log: createLog('error') });
    say(`${to}: ${head.seq} edition(s), ${files} file(s), ${bytes} bytes. Check it with: verify ${to}`);
  });
