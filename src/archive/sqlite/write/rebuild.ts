/** The read model anew from the log: one transaction, so that readers go on with the old one until it is whole. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Edition } from '../../../domain/edition.ts';
import type { Connection } from '../connection.ts';
import { readHead, writeHead } from '../head.ts';
import { toBytes } from '../keys.ts';
import { refreshSome } from './cards.ts';
import { refreshAttributes } from './profiles.ts';
import { readRow } from './listing.ts';
import type { ReadModel } from './listing.ts';
import { applyEdition } from './readModel.ts';
import { dropReadModel } from '../tables.ts';
import { openListIndex } from './listIndex.ts';
import { openSearchIndex } from './searchIndex.ts';
import { loadTerms } from '../termTable.ts';
import { BULK } from './tidy.ts';
import type { Writer } from './writer.ts';

type OnProgress = (done: number, total: number) => void;

/** Editions read at a time; other readers are answered between two batches, writers wait for the end. */
const BATCH = 500;

export function rebuild(writer: Writer, onProgress?: OnProgress): Promise<void> {
  return writer.inTurn(() => makeReadModel(writer.connection, onProgress).finally(() => writer.reload()));
}

/** The same on a connection that nobody else writes with. */
export async function makeReadModel(connection: Connection, onProgress: OnProgress = () => undefined): Promise<void> {
  connection.exec(`${BULK} BEGIN IMMEDIATE;`);
  try {
    dropReadModel(connection);
    refreshAttributes(connection);
    const search = openSearchIndex(connection);
    const lists = openListIndex(connection);
    const model: ReadModel = { connection, terms: loadTerms(connection), search, lists, changed: () => undefined };
    await applyLog(model, onProgress);
    while (refreshSome(model)) await nextTurn();
    lists.flush();
    model.terms.flush();
    writeHead(connection, readHead(connection), new Date().toISOString());
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

async function applyLog(model: ReadModel, onProgress: OnProgress): Promise<void> {
  const { connection, search, lists } = model;
  const total = connection.sql<[number]>('SELECT count(*) FROM log').get()?.[0] ?? 0;
  const batch = connection.sql<[number, string]>('SELECT seq, json FROM log WHERE seq > ? ORDER BY seq LIMIT ?');
  for (let done = 0, last = 0; done < total;) {
    const rows = batch.all(last, BATCH);
    for (const [seq, json] of rows) {
      const edition = JSON.parse(json) as Edition;
      applyEdition(model, edition, readRow(connection, toBytes(edition.article.id)));
      last = seq;
    }
    search.flush();
    lists.flush();
    done += rows.length;
    onProgress(done, total);
    await nextTurn();
  }
}
