/** Desk and archive of a running program, both as of one moment. */
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endOfLog } from '../../archive/openArchive.ts';
import { copyDatabase, describeDesk } from '../../desk/sqlite/copies.ts';
import { NO_PREVIOUS } from '../../domain/lists.ts';
import { BackupError, DATABASES } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/** Something may be published between the two copies; then both are made again. */
const TRIES = 10;
const PAUSE_MS = 300;

/**
 * Copies both databases of the data folder into `half`. Desk first: an archive of the same moment ends where the desk remembers that it ends.
 * @throws BackupError
 */
export async function copyMoment(folder: string, half: string): Promise<Pick<Manifest, 'head' | 'articles'>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    for (const name of DATABASES) {
      await rm(path.join(half, name), { force: true });
      if (!(await stat(path.join(folder, name)).catch(() => null))) {
        throw new BackupError(`${path.join(folder, name)} does not exist: there is nothing to back up`);
      }
      copyDatabase(path.join(folder, name), path.join(half, name));
    }
    const { articles, head: remembered } = describeDesk(path.join(half, 'desk.db'));
    const head = endOfLog({ kind: 'sqlite', folder: half });
    if (head.sha256 === (remembered?.sha256 ?? NO_PREVIOUS)) return { articles, head };
    await pause(PAUSE_MS);
  }
  throw new BackupError(
    'something was published each time the two databases were copied; try again in a calmer minute',
  );
}
