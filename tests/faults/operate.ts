/** Export, backup, restore and import as the tests of faults run them: by themselves, or as a child that is killed meanwhile. */
import pino from 'pino';
import { loadConfig } from '../../src/config.ts';
import { readRows } from '../../src/interchange/bulk/readRows.ts';
import { deskConfig } from '../../src/payload.config.ts';
import { makeBackup } from '../../src/program/backup/makeBackup.ts';
import { thenClose } from '../../src/program/closing.ts';
import { exportBag } from '../../src/program/export/exportBag.ts';
import { actorOf, runImport } from '../../src/program/import/runImport.ts';
import { openProgram } from '../../src/program/openProgram.ts';
import { restoreBag } from '../../src/program/restore/restoreBag.ts';
import { readerSettings } from '../../src/server/readerSettings.ts';

const log = pino({ level: 'silent' });
export type Operation = 'export' | 'backup' | 'restore' | 'import';
/** `data`: the data folder; `other`: the bag, the folder of backups, or the file that is imported. */
export type Places = { data: string; other: string };

export function configOf(data: string) {
  const config = loadConfig({ DATABASE_URL: `file:${data}`, LOG_LEVEL: 'silent' });
  if (config.engine.kind !== 'sqlite') throw new Error('not the embedded engine');
  return { ...config, engine: config.engine };
}

export const openCopy = (data: string) => {
  const config = configOf(data);
  return openProgram({ config, desk: () => deskConfig(config), log, isCopy: true });
};

export async function operate(operation: Operation, { data, other }: Places): Promise<unknown> {
  const config = configOf(data);
  switch (operation) {
    case 'export':
      return exportBag({ to: other, config, settings: readerSettings(config), desk: deskConfig, log });
    case 'backup':
      return makeBackup({ folder: data, target: other });
    case 'restore':
      return restoreBag({ bag: other, config, desk: deskConfig, log });
    case 'import':
      return importFile({ data, other });
  }
}

async function importFile({ data, other }: Places) {
  const read = await readRows(other);
  const { close, ...program } = await openCopy(data);
  return thenClose(close, async () => {
    const actor = await actorOf(program.payload, 'admin@example.org');
    const options = { dryRun: false, publish: true, partial: false, acceptSimilar: false, defaults: {} };
    // Several transactions, so that there is something between them.
    return runImport({ ...program, from: other, read, actor, options, batch: 20 });
  });
}

if (process.argv[2] === 'child') {
  const [, , , operation, data = '', other = ''] = process.argv;
  process.stdout.write('begins\n');
  await operate(operation as Operation, { data, other });
  process.stdout.write('ends\n');
  process.exit(0);
}
