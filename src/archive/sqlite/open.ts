/** The archive in one SQLite file, for one process. */
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveStore, OnProgress } from '../ArchiveStore.ts';
import { openColumns } from './read/counts/columns.ts';
import { connect } from './connection.ts';
import type { Connection } from './connection.ts';
import { toArchiveError } from './failures.ts';
import { readHead } from './head.ts';
import { openVocabulary } from './read/search/guess.ts';
import { openNameIndex } from './read/search/nameIndex.ts';
import { checkSchema, ensureSchema } from './tables.ts';
import { createStore } from './store.ts';
import { ensureSynonyms, followSynonyms } from './synonymTable.ts';
import type { Parts } from './store.ts';
import { openLongQuestions } from './threads/longQuestions.ts';
import type { SearchThreads } from './threads/longQuestions.ts';
import { makeReadModel } from './write/rebuild.ts';
import { loadTerms } from './termTable.ts';
import { openTidy, USUAL } from './write/tidy.ts';
import { openWriter } from './write/writer.ts';

/**
 * Opens the archive kept in `file`, on a local disk; makes the file where there is none, unless `readOnly`. The read model of
 * an older version is made anew from the log first: `onUpgrade` hears how many editions of how many are done.
 * @throws ArchiveError store-damaged, store-readonly, store-unavailable; the message names the file
 */
export async function openSqliteArchive(input: Opening): Promise<ArchiveStore> {
  return createStore(await openParts(input));
}

type Opening = {
  file: string;
  readOnly?: boolean;
  onUpgrade?: OnProgress;
  /** Without them everything is answered in the thread of whoever asks. */
  threads?: SearchThreads | undefined;
};

/** What the store of a file is made of, for those who put it together in another way. */
export async function openParts({ file, readOnly = false, onUpgrade, threads }: Opening): Promise<Parts> {
  await checkFile(file, readOnly);
  const opened: Connection[] = [];
  const open = (path: string, pragmas: string) => {
    const connection = connect(path);
    opened.push(connection);
    connection.exec(pragmas);
    return connection;
  };
  const openReading = () => open(readOnly ? `${pathToFileURL(file).href}?mode=ro` : file, READING);
  try {
    const writing = readOnly ? null : open(file, WRITING);
    if (writing && !ensureSchema(writing, file)) await makeReadModel(writing, onUpgrade);
    if (writing) ensureSynonyms(writing);
    const reading = openReading();
    checkSchema(reading, file);
    const terms = loadTerms(writing ?? reading);
    const kept = { head: readHead(reading), terms, names: openNameIndex(terms), columns: openColumns(reading) };
    const memory = { ...kept, synonyms: followSynonyms(reading), vocabulary: openVocabulary(reading) };
    const parts = { file, reading: { connection: reading, ...memory }, openReading };
    const long = openLongQuestions({ ...parts, threads });
    const writer = writing && openWriter(writing, { ...memory, columns: long.columns });
    const tidy = writer && openTidy(writer);
    return { ...parts, writer, tidy, long };
  } catch (error) {
    for (const connection of opened) connection.close();
    throw toArchiveError(file, error);
  }
}

/**
 * A write returns once it is on the disk (FULL); the file it goes to first is emptied and cut back at 64 MiB.
 * A new file has pages of 8 KiB: the cards of a list lie together, and half as many pages are read for them.
 */
const WRITING = `PRAGMA busy_timeout = 5000; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864; ${USUAL}`;
const READING = 'PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -16384;';

async function checkFile(file: string, readOnly: boolean): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new ArchiveError('store-unavailable', `${file} is a folder`);
  const needed = readOnly ? constants.R_OK : constants.R_OK | constants.W_OK;
  for (const path of found || readOnly ? [file, dirname(file)] : [dirname(file)]) {
    try {
      await access(path, path === file ? needed : readOnly ? constants.X_OK : needed);
    } catch (error) {
      const isReadOnly = ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
      const readable = await access(path, constants.R_OK).then(
        () => true,
        () => false,
      );
      const code = isReadOnly && readable ? 'store-readonly' : 'store-unavailable';
      throw new ArchiveError(code, `${file} cannot be ${code === 'store-readonly' ? 'written' : 'opened'}`, {
        cause: error,
      });
    }
  }
}
