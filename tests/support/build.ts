/** Builds the admin before the first test of the whole program: no test may depend on another to have built it. */
import { spawnSync } from 'node:child_process';
import startForRun from './mongodb/forRun.ts';

export default async function build(): Promise<void> {
  const { status } = spawnSync(process.execPath, ['src/start.mjs', '--prepare'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The admin could not be built; its output is above.');
  await startForRun();
}
