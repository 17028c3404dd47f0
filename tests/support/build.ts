/** Builds the admin before the first test of the whole program: no test may depend on another to have built it. */
import { spawnSync } from 'node:child_process';

export default function build(): void {
  const { status } = spawnSync(process.execPath, ['src/start.mjs', '--prepare'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The admin could not be built; its output is above.');
}
