/** The ArchiveStore of one SQLite file: each question answered by its own module, every error in the archive's codes. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveStore } from '../ArchiveStore.ts';
import { appendEdition } from './append.ts';
import { findArticle, getEdition, listChanges, listEditions, readState } from './articles.ts';
import type { ColumnsCache } from './columns.ts';
import type { Connection } from './connection.ts';
import { countArticles, countFacets } from './counts.ts';
import { getEntity, listEntities } from './entities.ts';
import { toArchiveError } from './failures.ts';
import { harvest, listPublic } from './harvest.ts';
import { readHead } from './head.ts';
import { listPage } from './lists.ts';
import { getMedia, putMedia } from './media.ts';
import { putProfile } from './profiles.ts';
import type { Reading } from './reading.ts';
import { rebuild } from './rebuild.ts';
import { searchPage } from './search.ts';
import { readStats } from './stats.ts';
import { BULK, openTidy } from './tidy.ts';
import type { Tidy } from './tidy.ts';
import { openSpacedTurns } from './turns.ts';
import { verify } from './verify.ts';
import type { Writer } from './writer.ts';

type Parts = {
  file: string;
  reading: Omit<Reading, 'columns'> & { columns: ColumnsCache };
  writer: Writer | null;
  openReading: () => Connection;
};

export function createStore(parts: Parts): ArchiveStore {
  const { file, reading, writer } = parts;
  const tidy = writer && openTidy(writer);
  tidy?.wake();
  const store = { ...questions(parts), ...writes(parts, tidy) };
  return guard(store, file, writer ? null : () => follow(reading));
}

/** From this many articles at once on, memory is spent on speed until the load is over. */
const MANY = 200;

function writes({ file, reading: { connection, head }, writer }: Parts, tidy: Tidy | null) {
  const now = () => new Date().toISOString();
  const writing = (): Writer => {
    tidy?.wake();
    if (writer) return writer;
    throw new ArchiveError('store-readonly', `${file} was opened for reading only`);
  };
  return {
    append: async (input) =>
      writing().write((model, touch) => {
        const edition = appendEdition(model, head, input);
        touch(input.at);
        return edition;
      }),
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
    putEntity: async (entity, at) =>
      writing().write((model, touch) => {
        const isNew = putProfile(model, entity, at);
        if (isNew) touch(at);
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
    rebuild: async (onProgress) => rebuild(writing(), onProgress),
    close: async () => {
      tidy?.stop();
      await writer?.inTurn(() => writer.connection.close());
      connection.close();
    },
  } satisfies Partial<ArchiveStore>;
}

function questions({ reading: parts, openReading }: Parts) {
  const { connection, head } = parts;
  const reading: Reading = { ...parts, columns: parts.columns.get };
  const inTurn = openSpacedTurns();
  return {
    revision: async () => ({ seq: head.seq, generation: head.generation, at: head.at }),
    nextRelease: async () => head.nextRelease,
    state: async (articleId) => readState(connection, articleId),
    findArticle: async (slug) => findArticle(connection, slug),
    listArticles: (query) =>
      query.text === null ? listPage(reading, query) : inTurn(() => searchPage(reading, query)),
    countArticles: (selection) => countArticles(reading, selection),
    countFacets: (input) => countFacets(reading, input),
    listEditions: async (page) => listEditions(connection, page),
    getEdition: async ({ articleId, number }) => getEdition(connection, articleId, number),
    changes: async (page) => listChanges(connection, page),
    listEntities: async (query) => listEntities(connection, query),
    getEntity: async ({ kind, slug }) => getEntity(connection, kind, slug),
    getMedia: async (sha256) => getMedia(connection, sha256),
    harvest: async (query) => harvest(reading, query),
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
  } satisfies Partial<ArchiveStore>;
}

/** What another process wrote is read anew before the next question. */
function follow({ connection, head, terms, columns }: Parts['reading']): void {
  const { generation } = head;
  Object.assign(head, readHead(connection));
  if (head.generation === generation) return;
  terms.reload();
  columns.drop();
}

/** Every function of the store, its errors in the archive's codes. */
function guard(store: ArchiveStore, file: string, before: (() => void) | null): ArchiveStore {
  const guarded = Object.entries(store).map(([name, ask]: [string, (...input: never[]) => Promise<unknown>]) => [
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
  return Object.fromEntries(guarded) as ArchiveStore;
}
