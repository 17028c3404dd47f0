/** The desk as of one moment, to be read beside the server that works on it: its database is copied first, and the copy is opened. */
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Payload, SanitizedConfig } from 'payload';
import type { Config, EmbeddedConfig } from '../config.ts';
import { closeDesk, openDesk } from '../desk/openDesk.ts';
import { copyDatabase, makeUsable } from '../desk/sqlite/copies.ts';
import { holdDataFolder } from '../desk/sqlite/dataFolder.ts';
import { deskFile } from '../desk/sqlite/sqliteDesk.ts';
import { thenClose } from './closing.ts';

/** In the data folder, for its owner alone; what a run left that was killed is gone with the next. */
const COPY = '.reading';

type Reading = {
  config: EmbeddedConfig;
  desk: (config: Config) => Promise<SanitizedConfig>;
};

/** @throws DataFolderError while another command reads a copy; what `work` throws. Nothing is left in either case */
export async function withDeskCopy<T>({ config, desk }: Reading, work: (payload: Payload) => Promise<T>): Promise<T> {
  const folder = path.join(config.engine.folder, COPY);
  const release = holdDataFolder(folder);
  try {
    for (const name of await readdir(folder))
      if (!name.startsWith('lock.db')) await rm(path.join(folder, name), { recursive: true });
    copyDatabase(deskFile(config.engine.folder), deskFile(folder));
    makeUsable(deskFile(folder));
    const copy: Config = { ...config, engine: { kind: 'sqlite', folder } };
    const key = randomUUID();
    const payload = await openDesk({ place: { kind: 'sqlite', folder }, desk: desk(copy), key });
    return await thenClose(
      () => closeDesk({ payload, key }),
      () => work(payload),
    );
  } finally {
    release();
    await rm(folder, { recursive: true, force: true });
  }
}
