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

type Article = {
  id: Buffer;
  root: Buffer;
  released: string;
  updated: string;
  card: string | null;
  /** Of its last public edition. */
  json: string;
};

function readArticle(connection: Connection, key: number): Article {
  const [id, root, released, updated, card, json] = connection
    .sql<[Buffer, Buffer, string, string, string | null, string]>(
      `SELECT id, root, released, updated, card, (SELECT json FROM log WHERE log.seq = public_seq)
       FROM articles WHERE key = ?`,
    )
    .get(key) as [Buffer, Buffer, string, string, string | null, string];
  return { id, root, released, updated, card, json };
}

/** Writes the cards of these articles anew where they are no longer right; what readers see then changed at `at`. */
export function refreshCards(context: Context & { lists: ListIndex }, keys: number[], at: string): void {
  for (const key of keys) {
    const article = readArticle(context.connection, key);
    if (article.card === null) continue;
    refreshCard(context, { key, article, edition: JSON.parse(article.json) as PublicEdition, at });
  }
}

type Refreshing = { key: number; article: Article; edition: PublicEdition; at: string };

function refreshCard({ connection, terms, lists }: Context & { lists: ListIndex }, refreshing: Refreshing) {
  const { key, article, edition, at } = refreshing;
  const { id, root, released, updated: before, card } = article;
  const shown = { edition, released, translations: siblingsOf(connection, id, root) };
  if (JSON.stringify(cardOf(terms, { ...shown, updated: before })) === card) return;
  const updated = at > before ? at : before;
  connection
    .sql('UPDATE articles SET card = ?, updated = ? WHERE key = ?')
    .run(JSON.stringify(cardOf(terms, { ...shown, updated })), updated, key);
  if (updated === before) return;
  lists.removeInstant(LAST_CHANGE, Date.parse(before), placeInDay(key), key);
  lists.addInstant(LAST_CHANGE, Date.parse(updated), placeInDay(key), key);
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
  const last = bringUp(model, keys, at);
  if (last === undefined || (last === keys.at(-1) && keys.length < STEP))
    connection.sql('DELETE FROM stale WHERE rowid = ?').run(rowid);
  else connection.sql('UPDATE stale SET key = ? WHERE rowid = ?').run(last, rowid);
  return true;
}

/** @returns the last of the keys it brought up, in order: the last of all unless many had to be listed anew */
function bringUp(model: ReadModel, keys: number[], at: string): number | undefined {
  let relisted = 0;
  for (const key of keys) {
    const article = readArticle(model.connection, key);
    const edition = JSON.parse(article.json) as Edition;
    if (relist(model, { id: article.id, edition })) relisted += 1;
    if (article.card !== null) refreshCard(model, { key, article, edition: edition as PublicEdition, at });
    if (relisted === RELISTED) return key;
  }
  return keys.at(-1);
}
