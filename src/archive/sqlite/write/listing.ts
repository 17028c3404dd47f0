/** What an article is listed under, and the rows that say so. */
import { articleTerms } from '../../../domain/articleTerms.ts';
import { isPublic } from '../../../domain/edition.ts';
import type { Edition } from '../../../domain/edition.ts';
import type { ArticleRecord } from '../../../domain/record.ts';
import { LAST_CHANGE, LAST_EDITION, RELEASE } from '../read/lists/byInstant.ts';
import type { Axis } from '../read/lists/byInstant.ts';
import type { Connection } from '../connection.ts';
import { placeInDay } from '../keys.ts';
import type { ListIndex } from './listIndex.ts';
import type { SearchIndex } from './searchIndex.ts';
import { ALL, GROUPED, withdrawnList } from '../termTable.ts';
import type { TermKind, Terms } from '../termTable.ts';

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

/** What an article is in besides its own series and topics: any of them. */
function groupsOf({ series, topics }: ArticleRecord): (typeof GROUPED)[number][] {
  return GROUPED.filter((kind) => (kind === 'series' ? series !== null : topics.length > 0));
}

/** The terms that a record is listed under; one that nothing was listed under before is added. */
export const termsOf = (terms: Terms, record: ArticleRecord): number[] =>
  listedUnder(record, (kind, slug) => (terms.find(kind, slug) ?? terms.add(kind, slug)).term);

/** The same for a check, which adds nothing: undefined stands for a term that is missing. */
export const knownTermsOf = (terms: Terms, record: ArticleRecord): (number | undefined)[] =>
  listedUnder(record, (kind, slug) => terms.find(kind, slug)?.term);

function listedUnder<T>(record: ArticleRecord, termOf: (kind: TermKind, slug: string) => T): (T | number)[] {
  const found = articleTerms(record).map(({ filter, value }) => termOf(filter, value));
  const groups = groupsOf(record).map((kind) => termOf('all', kind));
  return [...new Set([ALL, ...groups, ...found])];
}

export function list({ lists, terms }: ReadModel, row: Row): void {
  for (const place of instantsOf(row)) lists.addInstant(...place);
  for (const list of listsOf(row)) lists.addDate(list, row.key);
  if (row.isPublic) for (const term of row.terms) terms.count(term, 1);
}

export function unlist({ lists, terms, search }: ReadModel, row: Row): void {
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

/** Lists an article anew where it belongs under other terms than before. @returns whether it did */
export function relist(model: ReadModel, { id, edition }: { id: Buffer; edition: Edition }): boolean {
  const row = readRow(model.connection, id);
  // Without its content an edition names nothing: what it was listed under stays.
  if (!row || !isPublic(edition)) return false;
  const terms = termsOf(model.terms, edition.record);
  if (terms.join() === row.terms.join()) return false;
  unlist(model, row);
  model.connection.sql('UPDATE articles SET terms = ? WHERE key = ?').run(terms.join(','), row.key);
  list(model, { ...row, terms });
  if (row.isPublic) {
    model.search.add(row.key, edition.record, terms);
    model.changed(row.key, terms);
  }
  return true;
}
