/**
 * The whole archive as a BagIt bag, as of one moment, while people work. On the embedded engine both databases are copied first and
 * read from the copy; on MongoDB the desk is read while nobody changes it, and the archive from this command's own copy.
 */
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SanitizedConfig } from 'payload';
import type { Config } from '../../config.ts';
import { makeUsable } from '../../desk/sqlite/copies.ts';
import type { ArchiveReader } from '../../archive/ArchiveStore.ts';
import type { Edition } from '../../domain/edition.ts';
import { siteOf } from '../../http/settings.ts';
import type { ReaderSettings } from '../../http/settings.ts';
import { BagError } from '../../interchange/bag/names.ts';
import { bagName, isTar, packBag } from '../../interchange/bag/tar.ts';
import { writeBag } from '../../interchange/bag/writeBag.ts';
import type { Bag } from '../../interchange/bag/writeBag.ts';
import type { Logger } from '../../log.ts';
import { isDiskFull } from '../diskFull.ts';
import { copyMoment } from '../backup/copyMoment.ts';
import { DATABASES } from '../backup/manifest.ts';
import { openProgram } from '../openProgram.ts';
import type { OpenProgram } from '../openProgram.ts';
import { FORMAT_FILE, newFormat } from './format.ts';
import type { Counts } from './format.ts';
import type { Start } from './content.ts';
import { addArticles, addDesk, addEntities, addFiles, addLog } from './content.ts';

type Exporting = {
  to: string;
  config: Config;
  settings: ReaderSettings;
  /** Payload's configuration for these settings. */
  desk: (config: Config) => Promise<SanitizedConfig>;
  log: Logger;
  /** Hashes of passwords come along: who restores the bag can let everybody sign in as before. */
  withPasswords?: boolean;
  /** Only what came after this edition. */
  since?: number | undefined;
};

/** @throws BagError, BackupError, StillDeskError; nothing is left at `to` then */
export async function exportBag({ to, config, settings, desk, log, withPasswords = false, since }: Exporting) {
  if (await stat(to).catch(() => null)) throw new BagError(`${to} exists already; a bag is written to a new place`);
  // On the disk of the bag, and under a name that the next run knows: what a run leaves that was killed is gone with it.
  const folder = `${to}.moment`;
  // Packed, the bag is made beside its file first: on the same disk, which must have room for it.
  const bag = isTar(to) ? path.join(`${to}.parts`, bagName(to)) : to;
  try {
    await rm(folder, { recursive: true, force: true });
    const copy = await momentOf(config, folder);
    const { close, ...opened } = await openProgram({
      config: copy,
      desk: () => desk(copy),
      log,
      isCopy: true,
      isStill: true,
    });
    let head = await opened.store.head();
    const fill = async (into: Bag) => {
      const start = await startOf(opened.store, since);
      const counts = await opened.whileStill(() =>
        addDesk(into, { payload: opened.payload, withPasswords, since: start }),
      );
      head = await opened.store.head();
      return fillBag({ ...opened, bag: into, settings, head, counts, since: start });
    };
    const written = await writeBag({ to: bag, fill }).finally(close);
    if (isTar(to)) await packBag({ bag, to });
    return { ...written, head };
  } catch (error) {
    if (isDiskFull(error)) throw new BagError(`${to}: the disk is full; no bag was made`, { cause: error });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
    if (isTar(to)) await rm(`${to}.parts`, { recursive: true, force: true });
  }
}

/** Settings under which the archive is read: of a copy in `folder` where one process owns it, as they are where many share it. */
async function momentOf(config: Config, folder: string): Promise<Config> {
  const { engine } = config;
  if (engine.kind === 'mongodb') return config;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await copyMoment(engine.folder, folder);
  DATABASES.forEach((name) => makeUsable(path.join(folder, name)));
  return { ...config, engine: { kind: 'sqlite', folder } };
}

/** The edition that an increment begins after. @throws BagError when there is none such */
async function startOf(store: ArchiveReader, seq: number | undefined): Promise<Start | null> {
  if (seq === undefined) return null;
  const json = await store.editionAt(seq);
  if (!json) throw new BagError(`--since ${seq}: the log has no such edition; it ends at ${(await store.head()).seq}`);
  const { sha256, at } = JSON.parse(json) as Edition;
  return { seq, sha256, at };
}

type Filling = Pick<OpenProgram, 'store' | 'files'> & {
  bag: Bag;
  settings: ReaderSettings;
  head: { seq: number; sha256: string };
  /** How much of the desk is in the bag already. */
  counts: Counts;
  since: Start | null;
};

/** Everything but the desk. @returns what bag-info.txt says of the archive */
async function fillBag(filling: Filling): Promise<[string, string][]> {
  const { bag, store, files, settings, head, counts, since } = filling;
  await addLog(bag, { store, since: since?.seq ?? 0 });
  await addEntities(bag, store);
  const articles = await addArticles(bag, { reader: { store, settings, site: siteOf(settings) }, since });
  await addFiles(bag, { store, files, since });
  const { at } = await store.revision();
  const start = since && { seq: since.seq, sha256: since.sha256 };
  const format = newFormat({ at, head, since: start, desk: counts });
  await bag.add(FORMAT_FILE, [`${JSON.stringify(format, null, 2)}\n`]);
  const what = since ? [['Archive-Only-After', `${since.seq} ${since.sha256}`] as [string, string]] : [];
  return [
    ['Source-Organization', settings.publisherName.en],
    ['Contact-Email', settings.contactEmail],
    ['External-Description', `${settings.archiveName.en} / ${settings.archiveName['zh-Hans']}`],
    ['External-Identifier', settings.publicUrl],
    ...what,
    ['Archive-Public-Articles', String(articles)],
    ['Archive-Editions', String(head.seq - (since?.seq ?? 0))],
    ['Archive-Log-Head', head.sha256],
  ];
}
