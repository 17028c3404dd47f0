/** `npm run archive -- <command>`: what archive administrators do from a shell. Exit codes: 0 done, 1 failed, 2 wrong use. */
import { Command } from 'commander';
import { describeStartError } from '../server/startErrors.ts';
import { adopt } from './adopt.ts';
import { backup } from './backup.ts';
import { createAdmin } from './createAdmin.ts';
import { exportAll } from './export.ts';
import { exportArticles } from './exportArticles.ts';
import { follow } from './follow.ts';
import { move } from './move.ts';
import { importAll } from './import.ts';
import { rebuild } from './rebuild.ts';
import { reconcile } from './reconcile.ts';
import { seed } from './seed.ts';
import { stats } from './stats.ts';
import { synthesize } from './synthesize.ts';
import { restore } from './restore.ts';
import { redact } from './redact.ts';
import { report } from './report.ts';
import { verify } from './verify.ts';

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
