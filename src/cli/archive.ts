/** `npm run archive -- <command>`: what archive administrators do from a shell. Exit codes: 0 done, 1 failed, 2 wrong use. */
import { Command } from 'commander';
import { describeStartError } from '../server/startErrors.ts';
import { adopt } from './commands/adopt.ts';
import { backup } from './commands/backup.ts';
import { createAdmin } from './commands/createAdmin.ts';
import { exportAll } from './commands/export.ts';
import { exportArticles } from './commands/exportArticles.ts';
import { follow } from './commands/follow.ts';
import { move } from './commands/move.ts';
import { importAll } from './import.ts';
import { rebuild } from './commands/rebuild.ts';
import { reconcile } from './commands/reconcile.ts';
import { repair } from './repair.ts';
import { seed } from './commands/seed.ts';
import { stats } from './commands/stats.ts';
import { synthesize } from './synthesize.ts';
import { restore } from './commands/restore.ts';
import { redact } from './commands/redact.ts';
import { report } from './commands/report.ts';
import { verify } from './commands/verify.ts';

const program = new Command('archive')
  .description('Administration of the opinion archive. Settings come from the environment, as for `npm start`.')
  .showHelpAfterError()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

for (const command of [
  seed,
  synthesize,
  reconcile,
  rebuild,
  redact,
  verify,
  backup,
  restore,
  repair,
  exportAll,
  exportArticles,
  importAll,
  createAdmin,
  stats,
  report,
  adopt,
  follow,
  move,
])
  program.addCommand(command.copyInheritedSettings(program));

program.parseAsync().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    process.stderr.write(`${describeStartError(error)}\n`);
    process.exit(1);
  },
);
