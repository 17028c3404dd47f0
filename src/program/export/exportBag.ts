/** The whole archive as a BagIt bag, as of one moment, while people work: both databases are copied first and read from the copy. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SanitizedConfig } from 'payload';
import type { Config, Engine } from '../../config.ts';
import { makeUsable } from '../../desk/sqlite/copies.ts';
import { siteOf } from '../../http/settings.ts';
import type { ReaderSettings } from '../../http/settings.ts';
import { writeBag } from '../../interchange/bag/writeBag.ts';
import type { Bag } from '../../interchange/bag/writeBag.ts';
import type { Logger } from '../../log.ts';
import { copyMoment } from '../backup/copyMoment.ts';
import { DATABASES } from '../backup/manifest.ts';
import { openProgram } from '../openProgram.ts';
import type { OpenProgram } from '../openProgram.ts';
import { addArticles, addDesk, addEntities, addFiles, addLog } from './content.ts';

type Exporting = {
  to: string;
  config: Config & { engine: Extract<Engine, { kind: 'sqlite' }> };
  settings: ReaderSettings;
  /** Payload's configuration for these settings. */
  desk: (config: Config) => Promise<SanitizedConfig>;
  log: Logger;
};

/** @throws BagError, BackupError; nothing is left at `to` then */
export async function exportBag({ to, config, settings, desk, log }: Exporting) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'export-'));
  try {
    const { head } = await copyMoment(config.engine.folder, folder);
    DATABASES.forEach((name) => makeUsable(path.join(folder, name)));
    const copy: Config = { ...config, engine: { kind: 'sqlite', folder } };
    const { payload, store, close } = await openProgram({ config: copy, desk: () => desk(copy), log, isCopy: true });
    const folders = { uploads: config.uploads, originals: config.originals };
    const fill = (bag: Bag) => fillBag({ bag, payload, store, settings, folders, head });
    const written = await writeBag({ to, fill }).finally(close);
    return { ...written, head };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Filling = Pick<OpenProgram, 'payload' | 'store'> & {
  bag: Bag;
  settings: ReaderSettings;
  folders: Record<string, string>;
  head: { seq: number; sha256: string };
};

/** @returns what bag-info.txt says of the archive */
async function fillBag({ bag, payload, store, settings, folders, head }: Filling): Promise<[string, string][]> {
  await addLog(bag, store);
  await addEntities(bag, store);
  const articles = await addArticles(bag, { store, settings, site: siteOf(settings) });
  await addFiles(bag, { store, folders });
  await addDesk(bag, payload);
  return [
    ['Source-Organization', settings.publisherName.en],
    ['Contact-Email', settings.contactEmail],
    ['External-Description', `${settings.archiveName.en} / ${settings.archiveName['zh-Hans']}`],
    ['External-Identifier', settings.publicUrl],
    ['Archive-Public-Articles', String(articles)],
    ['Archive-Editions', String(head.seq)],
    ['Archive-Log-Head', head.sha256],
  ];
}
