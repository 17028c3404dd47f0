/**
 * The ArchiveStore of one SQLite file, for one writing process. A map of the rooms:
 * - A write waits for its turn (write/writer.ts), is one transaction on the writing connection, and goes through
 *   write/append.ts (may it follow, hash, log) and write/readModel.ts (row, lists, counts, search text, siblings' cards).
 * - A question runs on the reading connection, which sees only what is committed; its module is in read/.
 *   A list is a range of by_date or by_instant in its own order (read/lists.ts), a search one of FTS5 (read/search.ts).
 * - A question that can take long in a large archive goes to a thread with a connection of its own (threads/).
 * - Kept in memory, and brought in step after each commit: the head of the log, the terms (some thousands, so that names
 *   and counts cost nothing), and from the first facet on the columns (50 bytes an article, so that counting reads no page).
 * - tables.ts says what is kept and what is made from the log; keys.ts why a row number is an order; verify/ compares both.
 * - Only connection.ts knows the driver. Its failures get the archive's codes here; any other error is a bug and stays one.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Edition } from '../../domain/edition.ts';
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveStore } from '../ArchiveStore.ts';
import { adopt } from './write/adopt.ts';
import { appendEdition } from './write/append.ts';
import { editionAt, findArticle, getEdition, listChanges, listEditions, readState } from './read/articles.ts';
import type { ColumnsCache } from './read/counts/columns.ts';
import type { Connection } from './connection.ts';
import { fill } from './write/fill.ts';
import { getEntity, listMerged, listProfiles } from './read/entities.ts';
import { toArchiveError } from './failures.ts';
import { followHead } from './read/follow.ts';
import { countHarvest, listPublic } from './read/harvest.ts';
import { listMedia, mediaInfo, readMedia } from './read/media.ts';
import { putMedia } from './write/files.ts';
import { redact } from './write/redact.ts';
import { putProfile } from './write/profiles.ts';
import type { ReadModel } from './write/listing.ts';
import type { Reading } from './read/reading.ts';
import { rebuild } from './write/rebuild.ts';
import { openSnapshots } from './read/snapshots.ts';
import type { Snapshots } from './read/snapshots.ts';
import { readStats } from './read/stats.ts';
import { BULK } from './write/tidy.ts';
import type { Tidy } from './write/tidy.ts';
import { putSynonyms, readSynonyms } from './synonymTable.ts';
import type { LongQuestions } from './threads/longQuestions.ts';
import { verify } from './verify/verify.ts';
import type { Writer } from './write/writer.ts';

export type Parts = {
  file: string;
  reading: Omit<Reading, 'columns'> & { columns: ColumnsCache };
  writer: Writer | null;
  /** Woken by whoever writes: what a write left for later would wait for the next one. */
  tidy: Tidy | null;
  openReading: () => Connection;
  /** Questions that may go to threads. */
  long: LongQuestions;
};

export function createStore(parts: Parts): ArchiveStore {
  const { file, reading, writer, tidy } = parts;
  tidy?.wake();
  const snapshots = openSnapshots({ ...parts, reading: readingOf(parts) });
  const answers = { ...questions(parts), snapshot: async () => snapshots.open() };
  const store = { ...answers, ...writes(parts, snapshots), ...keeping(parts, snapshots) };
  const onChange = (listener: () => void) => writer?.onChange(listener);
  return { ...guard(store, file, writer ? null : () => follow(reading)), onChange };
}

/** From this many articles at once on, memory is spent on speed until the load is over. */
const MANY = 200;

function writes({ file, reading: { head }, writer, tidy }: Parts, snapshots: Snapshots) {
  const now = () => new Date().toISOString();
  const writing = (): Writer => {
    tidy?.wake();
    return writer ?? refuseToWrite(file);
  };
  const writeEdition = (at: string, make: (model: ReadModel) => Edition) =>
    writing().write((model, touch) => {
      const edition = make(model);
      touch(at);
      return edition;
    });
  return {
    append: async (input) => writeEdition(input.at, (model) => appendEdition(model, head, input)),
    appendMany: async (inputs) => {
      if (inputs.length >= MANY) writing().connection.exec(BULK);
      await writing().write((model, touch) => {
        for (const input of inputs) appendEdition(model, head, input);
        const last = inputs.at(-1);
        if (last) touch(last.at);
      });
      // Readers first; and the driver frees what it read only between turns of the event loop.
      await nextTurn();
    },
    redact: (input) => redactWhole({ writing: writing(), head, snapshots }, input),
    adopt: async (input) => writeEdition(input.at, (model) => adopt(model.connection, head, input)),
    putEntity: async (entity, at) =>
      writing().write((model, touch) => {
        const isNew = putProfile(model, entity, at);
        if (isNew) touch(at);
        return isNew;
      }),
    putSynonyms: async (rows) =>
      writing().write((model, touch) => {
        const isNew = putSynonyms(model.connection, rows);
        // Searches change, the archive does not: the instant of its last change stays.
        if (isNew) touch(head.at);
        return isNew;
      }),
    putMedia: async (media) =>
      writing().write((model, touch) => {
        if (putMedia(model.connection, media)) touch(now());
      }),
    setNextRelease: async (at) =>
      writing().write((_model, touch) => {
        if (head.nextRelease === at) return;
        head.nextRelease = at;
        touch(now());
      }),
  } satisfies Partial<ArchiveStore>;
}

function keeping(parts: Parts, snapshots: Snapshots) {
  const { file, reading, writer } = parts;
  const writing = (): Writer => writer ?? refuseToWrite(file);
  return {
    fill: async (content, onProgress) => fill(writing(), reading.head, content, onProgress),
    rebuild: async (onProgress) => rebuild(writing(), onProgress),
    close: async () => {
      snapshots.closeAll();
      await closeAll(parts);
    },
  } satisfies Partial<ArchiveStore>;
}

function refuseToWrite(file: string): never {
  throw new ArchiveError('store-readonly', `${file} was opened for reading only`);
}

const readingOf = ({ reading }: Parts): Reading => ({ ...reading, columns: reading.columns.get });

type Redacting = { writing: Writer; head: Parts['reading']['head']; snapshots: Snapshots };

/** What was removed is afterwards nowhere in the file: it would stay for as long as somebody reads its past. */
async function redactWhole({ writing, head, snapshots }: Redacting, input: Parameters<ArchiveStore['redact']>[0]) {
  const edition = await writing.write((model, touch) => {
    model.connection.exec('PRAGMA secure_delete = ON');
    const sealed = redact(model, head, input);
    touch(input.at);
    return sealed;
  });
  snapshots.closeAll();
  await writing.inTurn(() => writing.connection.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);'));
  return edition;
}

function questions(parts: Parts) {
  const { openReading, long } = parts;
  const reading = readingOf(parts);
  const { connection, head } = reading;
  return {
    revision: async () => ({ seq: head.seq, generation: head.generation, at: head.at }),
    head: async () => ({ seq: head.seq, sha256: head.sha256 }),
    nextRelease: async () => head.nextRelease,
    state: async (articleId) => readState(connection, articleId),
    findArticle: async (slug) => findArticle(connection, slug),
    ...long.questions,
    listEditions: async (page) => listEditions(connection, page),
    getEdition: async ({ articleId, number }) => getEdition(connection, articleId, number),
    editionAt: async (seq) => editionAt(connection, seq),
    changes: async (page) => listChanges(connection, page),
    getEntity: async ({ kind, slug }) => getEntity(connection, kind, slug),
    listMerged: async () => listMerged(reading.terms),
    mediaInfo: async (sha256) => mediaInfo(connection, sha256),
    listMedia: async (page) => listMedia(connection, page),
    readMedia: (range) => readMedia(connection, range),
    listProfiles: async (page) => listProfiles(connection, page),
    countHarvest: async (set) => countHarvest(reading, set),
    listPublic: async (page) => listPublic(connection, page),
    verify: async (onProgress) => {
      const snapshot = openReading();
      try {
        return await verify(snapshot, onProgress);
      } finally {
        snapshot.close();
      }
    },
    stats: async () => readStats(reading),
    synonyms: async () => readSynonyms(connection),
  } satisfies Partial<ArchiveStore>;
}

async function closeAll({ reading, writer, tidy, long }: Parts): Promise<void> {
  tidy?.stop();
  await long.close();
  reading.connection.close();
  await writer?.inTurn(() => closeWhole(writer.connection));
}

/** Everything is in archive.db afterwards, so that a copy of that file alone is whole; on a full disk it stays where it is. */
function closeWhole(connection: Connection): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The next start has it all, and so has a copy of the file together with its write-ahead log.
  }
  connection.close();
}

/** What another process wrote is read anew before the next question. */
function follow(reading: Parts['reading']): void {
  if (followHead(reading)) reading.columns.drop();
}

type Guarded = Omit<ArchiveStore, 'onChange'>;

/** Every function of the store, its errors in the archive's codes. */
function guard(store: Guarded, file: string, before: (() => void) | null): Guarded {
  const { readMedia: read, ...rest } = store;
  const guarded = Object.entries(rest).map(([name, ask]: [string, (...input: never[]) => Promise<unknown>]) => [
    name,
    async (...input: never[]) => {
      try {
        before?.();
        return await ask(...input);
      } catch (error) {
        throw toArchiveError(file, error);
      }
    },
  ]);
  const pieces: ArchiveStore['readMedia'] = async function* (range) {
    try {
      yield* read(range);
    } catch (error) {
      throw toArchiveError(file, error);
    }
  };
  return { ...Object.fromEntries(guarded), readMedia: pieces } as Guarded;
}
