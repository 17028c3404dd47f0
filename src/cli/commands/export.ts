import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { exportBag } from '../../program/export/exportBag.ts';
import { withFolder } from '../../program/ownFolder.ts';
import { readerSettings } from '../../server/readerSettings.ts';
import { say } from '../say.ts';

export const exportAll = new Command('export')
  .description('Write the whole archive, desk and files included, as a BagIt bag. Possible while the server runs.')
  .argument('<to>', 'the bag: a folder, or a .tar or .tar.gz file, that does not exist yet')
  .option('--since <seq>', 'an increment: only what came after this edition of the log', seqOf)
  .option('--with-passwords', 'hashes of passwords come along, so that everybody can sign in after a restore')
  .action(async (to: string, { since, withPasswords = false }: { since?: number; withPasswords?: boolean }) => {
    const { deskConfig } = await import('../../payload.config.ts');
    const { files, bytes, head } = await withFolder(loadConfig(), (config) => {
      const [settings, log] = [readerSettings(config), createLog('error')];
      return exportBag({ to, since, withPasswords, config, settings, desk: deskConfig, log });
    });
    say(`${to}: ${head.seq} edition(s), ${files} file(s), ${bytes} bytes. Check it with: verify ${to}`);
  });

function seqOf(text: string): number {
  const seq = Number(text);
  if (Number.isInteger(seq) && seq > 0) return seq;
  throw new InvalidArgumentError('the number of an edition is needed, as /v1/changes gives it in "seq"');
}
