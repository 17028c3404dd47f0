/** One article of the read model against the editions it was made from. */
import { canonicalJson, hashEdition, isPublic } from '../../../domain/edition.ts';
import type { Edition, PublicEdition } from '../../../domain/edition.ts';
import type { Connection } from '../connection.ts';
import { dateOf, toUuid } from '../keys.ts';
import { instantsOf, knownTermsOf, listsOf, readRow } from '../write/listing.ts';
import type { Row } from '../write/listing.ts';
import type { Reading } from '../read/reading.ts';
import { termMark, toText } from '../write/searchIndex.ts';
import { ALL } from '../termTable.ts';
import type { Terms } from '../termTable.ts';
import { cardOf } from '../write/cards.ts';
import { findRoot, siblingsOf } from '../write/translations.ts';
import type { Report } from './verifyLog.ts';

type Read = Pick<Reading, 'connection' | 'terms'>;

/** Rows that all articles together should have. */
export type Expected = { articles: number; byDate: number; byInstant: number; slugs: number };

export function verifyArticle(
  { connection, terms }: Read,
  { id, expected, report }: { id: Buffer; expected: Expected; report: Report },
): void {
  const row = readRow(connection, id) as Row;
  const articleId = toUuid(id);
  const problem = (message: string) => report({ seq: row.seq, articleId, message: `article ${articleId}: ${message}` });
  expected.byInstant += instantsOf(row).length;
  expected.byDate += listsOf(row).length;

  const last = connection
    .sql<[number, number, string]>(
      `SELECT seq, (SELECT max(number) FROM log WHERE id = l.id), at FROM log AS l
       WHERE id = ? AND kind <> 'redacted' ORDER BY number DESC LIMIT 1`,
    )
    .get(id);
  if (last?.join() !== [row.seq, row.number, row.at].join()) problem('does not show its last edition');
  const edition = readEdition(connection, row.publicSeq);
  // An edition that cannot be read has been reported by the check of the log.
  if (!edition || !isPublic(edition)) return;
  if (row.isPublic !== (row.seq === row.publicSeq)) problem('is public or withdrawn, unlike its last edition');
  if (!isGrouped(connection, { id, row, edition })) problem('is not in its group of translations');
  if (!isShown({ connection, terms }, { id, row, edition })) problem('its card is not that of its last edition');
  if (dateOf(row.key) !== edition.record.publishedOn) problem('is listed under another date');
  if (!isRenaming(connection) && !hasTerms(terms, row, edition))
    problem('is listed under other terms than its last edition has');
  if (!isListed(connection, row)) problem('is missing from a list');
  if (!isFound(connection, { id, row, edition })) problem('is not indexed for search as it should be');
}

type Article = { id: Buffer; row: Row; edition: PublicEdition };

function isGrouped(connection: Connection, { id, row, edition }: Article): boolean {
  const parent = row.parent && toUuid(row.parent);
  return parent === edition.record.translationOf && findRoot(connection, id, row.parent).equals(row.root);
}

function isShown({ connection, terms }: Read, { id, row, edition }: Article): boolean {
  const { released, updated } = row;
  const translations = siblingsOf(connection, id, row.root);
  const card = row.isPublic ? cardOf(terms, { edition, released, updated, translations }) : null;
  const first = connection.sql<[string]>('SELECT at FROM log WHERE id = ? AND number = 1').get(id)?.[0];
  // The log is canonical JSON, so its record's keys come in another order than those of the card first written.
  const text = (json: string) => canonicalJson(JSON.parse(json, isRenaming(connection) ? withoutNames : undefined));
  const isSame = text(row.card ?? 'null') === text(JSON.stringify(card));
  return isSame && row.slug === edition.record.slug && released === first && updated >= row.at;
}

/** While new names, or a merger, are on their way to many articles, some still show what was before. */
function isRenaming(connection: Connection): boolean {
  return connection.sql<[number]>('SELECT 1 FROM stale LIMIT 1').get() !== undefined;
}

const withoutNames = (key: string, value: unknown) => (key === 'names' || key === 'slug' ? null : value);

function readEdition(connection: Connection, seq: number): Edition | null {
  const json = connection.sql<[string]>('SELECT json FROM log WHERE seq = ?').get(seq)?.[0];
  try {
    return json === undefined ? null : (JSON.parse(json) as Edition);
  } catch {
    return null;
  }
}

function hasTerms(terms: Terms, row: Row, { record }: PublicEdition): boolean {
  return knownTermsOf(terms, record).join() === row.terms.join();
}

function isListed(connection: Connection, row: Row): boolean {
  const byDate = connection.sql<[number]>('SELECT 1 FROM by_date WHERE list = ? AND key = ?');
  const byInstant = connection.sql<[number]>(
    'SELECT 1 FROM by_instant WHERE axis = ? AND instant = ? AND tie = ? AND key = ?',
  );
  return (
    instantsOf(row).every((place) => byInstant.get(...place) !== undefined) &&
    listsOf(row).every((list) => byDate.get(list, row.key) !== undefined)
  );
}

function isFound(connection: Connection, { row, edition }: Article): boolean {
  const indexed = connection.sql<[number]>('SELECT 1 FROM search WHERE rowid = ? AND search MATCH ?');
  const isIndexed = indexed.get(row.key, `"${termMark(ALL)}"`) !== undefined;
  const text = connection.sql<[Buffer]>('SELECT text FROM texts WHERE key = ?').get(row.key)?.[0];
  if (!row.isPublic) return !isIndexed && text === undefined;
  if (!isIndexed || text === undefined) return false;
  // An edition that was changed is reported by the check of the log; its text is not the other's fault.
  return text.equals(toText(edition.record)) || hashEdition(edition) !== edition.sha256;
}
