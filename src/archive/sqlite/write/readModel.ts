/** From one edition to everything readers ask: the article's row, lists, search text, counts and siblings' cards. */
import { isAdoption, isPublic, isRedaction } from '../../../domain/edition.ts';
import type { Edition, PublicEdition } from '../../../domain/edition.ts';
import type { ArticleRecord } from '../../../domain/record.ts';
import { articleTerms } from '../../../domain/articleTerms.ts';
import { LAST_CHANGE, LAST_EDITION, RELEASE } from '../read/lists/byInstant.ts';
import type { Axis } from '../read/lists/byInstant.ts';
import type { Connection } from '../connection.ts';
import { dateOf, placeInDay, placeKey, toBytes } from '../keys.ts';
import type { ListIndex } from './listIndex.ts';
import { nameEntities } from './profiles.ts';
import type { SearchIndex } from './searchIndex.ts';
import { ALL, GROUPED, withdrawnList } from '../termTable.ts';
import type { Terms } from '../termTable.ts';
import { cardOf, refreshCards } from './cards.ts';
import { addFileUses } from './fileUses.ts';
import { findRoot, regroup } from './translations.ts';

/** What a transaction changes; `changed` is told of every article that comes, goes or is listed differently. */
export type ReadModel = {
  connection: Connection;
  terms: Terms;
  lists: ListIndex;
  search: SearchIndex;
  changed: (key: number, terms: number[] | null) => void;
};

export type Row = {
  key: number;
  seq: number;
  publicSeq: number;
  number: number;
  slug: string;
  at: string;
  released: string;
  updated: string;
  parent: Buffer | null;
  root: Buffer;
  terms: number[];
  isPublic: boolean;
  card: string | null;
};

export function readRow(connection: Connection, id: Buffer): Row | null {
  const found = connection
    .sql<
      [
        number,
        number,
        number,
        number,
        string,
        string,
        string,
        string,
        Buffer | null,
        Buffer,
        string,
        number,
        string | null,
      ]
    >(
      `SELECT key, seq, public_seq, number, slug, at, released, updated, parent, root, terms, is_public, card
       FROM articles WHERE id = ?`,
    )
    .get(id);
  if (!found) return null;
  const [key, seq, publicSeq, number, slug, at, released, updated, parent, root, terms, is, card] = found;
  const listed = terms.split(',').map(Number);
  const isPublic = is === 1;
  return { key, seq, publicSeq, number, slug, at, released, updated, parent, root, terms: listed, isPublic, card };
}

/** Brings the read model up to one edition. `before` is the article's row as the edition before it left it. */
export function applyEdition(model: ReadModel, edition: Edition, before: Row | null): void {
  if (isAdoption(edition)) return;
  const id = toBytes(edition.article.id);
  if (isRedaction(edition)) {
    model.connection.sql('UPDATE articles SET number = ? WHERE id = ?').run(edition.number, id);
    return;
  }
  if (before) unlist(model, before);
  const after = isPublic(edition) ? publicRow(model, id, edition, before) : hiddenRow(model, id, edition, before);
  writeRow(model.connection, id, after);
  list(model, after);
  if (isPublic(edition)) {
    model.search.add(after.key, edition.record, after.terms);
    addFileUses(model.connection, edition.seq, JSON.stringify(edition.record));
  }
  const group = regroup(model.connection, [before?.root ?? id, after.root, id]);
  refreshCards(model, group, edition.at);
  if (before?.isPublic && before.key !== after.key) model.changed(before.key, null);
  model.changed(after.key, after.isPublic ? after.terms : null);
}

function publicRow(model: ReadModel, id: Buffer, edition: PublicEdition, before: Row | null): Row {
  const { connection, terms } = model;
  const { record, seq, number, at } = edition;
  nameEntities(model, record, at);
  const stays = before !== null && dateOf(before.key) === record.publishedOn;
  const parent = record.translationOf === null ? null : toBytes(record.translationOf);
  const root = findRoot(connection, id, parent);
  const released = before?.released ?? at;
  const listed = termsOf(terms, record);
  const updated = listed.map((term) => terms.get(term).seenAt ?? '').reduce((a, b) => (b > a ? b : a), at);
  connection.sql('INSERT OR IGNORE INTO slugs VALUES (?, ?)').run(record.slug, id);
  return {
    key: stays ? before.key : placeKey(connection, record.publishedOn, id),
    seq,
    publicSeq: seq,
    number,
    slug: record.slug,
    at,
    released,
    updated,
    parent,
    root,
    terms: listed,
    isPublic: true,
    card: JSON.stringify(cardOf(terms, { edition, released, updated, translations: [] })),
  };
}

/** Withdrawn, or shown by an edition whose content was removed; of an article that has no other, the least there can be. */
function hiddenRow(
  { connection }: ReadModel,
  id: Buffer,
  { seq, number, at, article, redacted }: Edition,
  before: Row | null,
): Row {
  if (before) return { ...before, seq, number, at, updated: at, isPublic: false, card: null };
  if (!redacted) throw new Error(`edition ${seq} withdraws article ${article.id}, which was never published`);
  const { slug } = article;
  connection.sql('INSERT OR IGNORE INTO slugs VALUES (?, ?)').run(slug, id);
  const key = placeKey(connection, at.slice(0, 10), id);
  const place = { key, seq, publicSeq: seq, number, slug };
  return { ...place, at, released: at, updated: at, parent: null, root: id, terms: [ALL], isPublic: false, card: null };
}

/** What an article is in besides its own series and topics: any of them. */
export function groupsOf({ series, topics }: ArticleRecord): (typeof GROUPED)[number][] {
  return GROUPED.filter((kind) => (kind === 'series' ? series !== null : topics.length > 0));
}

function termsOf(terms: Terms, record: ArticleRecord): number[] {
  const found = articleTerms(record).map(
    ({ filter, value }) => (terms.find(filter, value) ?? terms.add(filter, value)).term,
  );
  const groups = groupsOf(record).map((kind) => (terms.find('all', kind) ?? terms.add('all', kind)).term);
  return [ALL, ...groups, ...found];
}

function writeRow(connection: Connection, id: Buffer, row: Row): void {
  const { key, seq, publicSeq, number, slug, at, released, updated, parent, root, terms, card } = row;
  connection
    .sql('INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      ...[key, id, seq, publicSeq, number, slug, at, released, updated, parent, root],
      ...[terms.join(','), row.isPublic ? 1 : 0, card],
    );
}

function list({ lists, terms }: ReadModel, row: Row): void {
  for (const place of instantsOf(row)) lists.addInstant(...place);
  for (const list of listsOf(row)) lists.addDate(list, row.key);
  if (row.isPublic) for (const term of row.terms) terms.count(term, 1);
}

function unlist({ lists, terms, search }: ReadModel, row: Row): void {
  for (const place of instantsOf(row)) lists.removeInstant(...place);
  for (const list of listsOf(row)) lists.removeDate(list, row.key);
  if (!row.isPublic) return;
  for (const term of row.terms) terms.count(term, -1);
  search.remove(row.key);
}

type Listed = Pick<Row, 'key' | 'at' | 'released' | 'updated' | 'terms' | 'isPublic'>;

/** The rows of by_instant that an article has. */
export function instantsOf({ key, at, released, updated, isPublic }: Listed): [Axis, number, number, number][] {
  const tie = placeInDay(key);
  const last: [Axis, number, number, number] = [LAST_EDITION, Date.parse(at), tie, key];
  if (!isPublic) return [last];
  return [last, [RELEASE, Date.parse(released), tie, key], [LAST_CHANGE, Date.parse(updated), tie, key]];
}

/** The lists of by_date that an article is on. */
export function listsOf({ terms, isPublic }: Listed): number[] {
  return isPublic ? terms : terms.map(withdrawnList);
}
