/** Cards as lists send them: written with the edition, and anew when translations or names around it change. */
import { toCard } from '../../../domain/article.ts';
import type { Translation } from '../../../domain/article.ts';
import type { Edition, PublicEdition } from '../../../domain/edition.ts';
import type { LocalizedText } from '../../../domain/entity.ts';
import type { EntityKind } from '../../../domain/lists.ts';
import { LAST_CHANGE } from '../read/lists/byInstant.ts';
import type { Connection } from '../connection.ts';
import { placeInDay } from '../keys.ts';
import { NO_NAMES } from '../termTable.ts';
import type { Terms } from '../termTable.ts';
import type { ListIndex } from './listIndex.ts';
import { relist } from './listing.ts';
import type { ReadModel } from './listing.ts';
import { siblingsOf } from './translations.ts';

type Context = { connection: Connection; terms: Terms };
type Shown = { edition: PublicEdition; released: string; updated: string; translations: Translation[] };

export function cardOf(terms: Terms, { edition, released, updated, translations }: Shown) {
  const namesOf = (kind: EntityKind, slug: string): LocalizedText => terms.find(kind, slug)?.names ?? NO_NAMES;
  const slugOf = (kind: EntityKind, slug: string): string => terms.find(kind, slug)?.slug ?? slug;
  return toCard({ edition, releasedAt: released, updatedAt: updated, translations, namesOf, slugOf });
}

type Row = [id: Buffer, root: Buffer, released: string, updated: string, card: string | null, json: string];

/** Writes the cards of these articles anew where they are no longer right; what readers see then changed at `at`. */
export function refreshCards(context: Context & { lists: ListIndex }, keys: number[], at: string): void {
  const { connection, terms, lists } = context;
  const article = connection.sql<Row>(
    `SELECT id, root, released, updated, card, (SELECT json FROM log WHERE log.seq = public_seq)
     FROM articles WHERE key = ?`,
  );
  for (const key of keys) {
    const [id, root, released, before, card, json] = article.get(key) as Row;
    if (card === null) continue;
    const shown = {
      edition: JSON.parse(json) as PublicEdition,
      released,
      translations: siblingsOf(connection, id, root),
    };
    if (JSON.stringify(cardOf(terms, { ...shown, updated: before })) === card) continue;
    const updated = at > before ? at : before;
    connection
      .sql('UPDATE articles SET card = ?, updated = ? WHERE key = ?')
      .run(JSON.stringify(cardOf(terms, { ...shown, updated })), updated, key);
    if (updated === before) continue;
    lists.removeInstant(LAST_CHANGE, Date.parse(before), placeInDay(key), key);
    lists.addInstant(LAST_CHANGE, Date.parse(updated), placeInDay(key), key);
  }
}

/** Articles that are brought up to a new name within its own transaction; of more the rest follows in steps of as many. */
const STEP = 200;

/** Of these that are listed anew in one step: each is taken out of the search index and put back. */
const RELISTED = 25;

/**
 * Names of a term changed, or what its articles are listed under: those on this list show it, the first now, the others soon.
 * The list is a term, or that of its withdrawn articles.
 */
export function renameIn(model: ReadModel, listed: number, at: string): void {
  model.lists.flush();
  model.connection.sql('INSERT INTO stale VALUES (?, ?, -1)').run(listed, at);
  refreshSome(model);
}

/** One step of what renameIn left. @returns whether there may be more */
export function refreshSome(model: ReadModel): boolean {
  const { connection } = model;
  const first = connection
    .sql<[number, number, string, number]>('SELECT rowid, term, at, key FROM stale LIMIT 1')
    .get();
  if (!first) return false;
  const [rowid, term, at, after] = first;
  const keys = connection
    .sql<[number]>('SELECT key FROM by_date WHERE list = ? AND key > ? ORDER BY key LIMIT ?')
    .all(term, after, STEP)
    .flat();
  const done = relistSome(model, keys);
  refreshCards(model, done, at);
  const last = done.at(-1);
  if (last === undefined || (done.length === keys.length && keys.length < STEP))
    connection.sql('DELETE FROM stale WHERE rowid = ?').run(rowid);
  else connection.sql('UPDATE stale SET key = ? WHERE rowid = ?').run(last, rowid);
  return true;
}

/** @returns the keys it looked at, in order: all of them unless many had to be listed anew */
function relistSome(model: ReadModel, keys: number[]): number[] {
  const article = model.connection.sql<[Buffer, string]>(
    'SELECT id, (SELECT json FROM log WHERE log.seq = public_seq) FROM articles WHERE key = ?',
  );
  let relisted = 0;
  for (const [index, key] of keys.entries()) {
    const [id, json] = article.get(key) as [Buffer, string];
    if (relist(model, { id, edition: JSON.parse(json) as Edition })) relisted += 1;
    if (relisted === RELISTED) return keys.slice(0, index + 1);
  }
  return keys;
}
