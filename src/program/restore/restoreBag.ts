/** An archive out of the bag that "export" wrote: verified first, into an empty data folder only, in place last. */
import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SanitizedConfig } from 'payload';
import { fileFolders } from '../../config.ts';
import type { Config, EmbeddedConfig } from '../../config.ts';
import { BagError } from '../../interchange/bag/names.ts';
import type { Logger } from '../../log.ts';
import type { Progress } from '../../progress.ts';
import { projectSynonyms } from '../../publishing/synonyms.ts';
import { thenClose } from '../closing.ts';
import { nameFromBag, readFormat } from '../export/format.ts';
import type { BagFormat } from '../export/format.ts';
import { verifyBag } from '../export/verifyBag.ts';
import { openProgram } from '../openProgram.ts';
import type { OpenProgram } from '../openProgram.ts';
import { archiveContent } from './archiveContent.ts';
import { intoEmptyFolder } from './emptyFolder.ts';
import { fillDesk } from './fillDesk.ts';

type Restoring = {
  /** The bag's folder. */
  bag: string;
  config: EmbeddedConfig;
  /** Payload's configuration for these settings. */
  desk: (config: Config) => Promise<SanitizedConfig>;
  log: Logger;
  /** Hears what is being done, and how far it is. */
  onProgress?: (step: 'verify' | 'desk' | 'archive', done: number, total: number) => void;
};

/**
 * @returns what the bag says of itself
 * @throws BagError with a line for each file that is not what it was, BagError for an increment, a foreign or a newer bag;
 * NotEmptyError; DataFolderError while the program runs. Nothing is in place then
 */
export async function restoreBag({ bag, config, desk, log, onProgress }: Restoring): Promise<BagFormat> {
  const format = await checkRestorable(bag, (done, total) => onProgress?.('verify', done, total));
  return intoEmptyFolder(config.engine.folder, async (folder) => {
    const data = path.join(bag, 'data');
    const place = fileFolders(folder);
    await copyFiles(path.join(data, 'uploads'), place.uploads);
    await copyFiles(path.join(data, 'originals'), place.originals);
    const half: Config = { ...config, ...place, engine: { kind: 'sqlite', folder } };
    const program = await openProgram({ config: half, desk: () => desk(half), log, isCopy: true });
    await thenClose(program.close, () => fillProgram({ program, data, format, onProgress }));
    return format;
  });
}

/** @throws BagError */
export async function checkRestorable(bag: string, onProgress?: Progress): Promise<BagFormat> {
  const { problems } = await verifyBag(bag, onProgress);
  if (problems.length > 0) throw new BagError(`${bag} cannot be restored:\n${problems.join('\n')}`);
  const format = await readFormat(bag);
  if (format.since) {
    throw new BagError(
      `data/archive.json: ${bag} holds only what came after edition ${format.since.seq}; restoring needs a whole export`,
    );
  }
  return format;
}

type Filling = Pick<Restoring, 'onProgress'> & {
  program: Pick<OpenProgram, 'payload' | 'store'>;
  data: string;
  format: BagFormat;
};

/** Desk first: a program that is opened without its archive is refused, the other way round it would publish. */
export async function fillProgram({ program: { payload, store }, data, format, onProgress }: Filling): Promise<void> {
  await fillDesk({ payload, data, format, onProgress: (done, total) => onProgress?.('desk', done, total) });
  await store.fill(archiveContent(data, format.at), (done) => onProgress?.('archive', done, format.head.seq));
  // The search goes by the desk's list; as of then, for readers are told when the archive was last written.
  await projectSynonyms({ payload, store, now: () => new Date(format.at) });
  const end = await store.head();
  if (end.sha256 !== format.head.sha256) {
    throw new BagError(
      `data/log.jsonl ends at ${end.seq} (${end.sha256}), and archive.json says ${format.head.sha256}`,
    );
  }
}

async function copyFiles(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isFile()) await copyFile(path.join(from, entry.name), path.join(to, nameFromBag(entry.name)));
}
