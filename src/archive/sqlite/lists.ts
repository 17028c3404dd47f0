/** Lists without text: a range of one index that is already in the order asked for, never a sort and never an offset. */
import type { ArticleItem, ArticlePage } from '../ArchiveStore.ts';
import type { ArticleQuery, Position, Sort } from '../../domain/query.ts';
import type { Connection, Value } from './connection.ts';
import { dateOf, firstKeyOf, keyOfId, tieOf, toBytes, toUuid } from './keys.ts';
import type { Reading } from './reading.ts';
import { resolve } from './selection.ts';
import type { Group, Resolved } from './selection.ts';
import { ALL } from './terms.ts';

type Request = { resolved: Resolved; sort: Sort; limit: number; after: Position | null };

export function listPage(reading: Reading, query: ArticleQuery): ArticlePage {
  const resolved = resolve(reading.terms, query);
  if (resolved.groups.some(({ terms }) => terms.length === 0)) return { items: [], next: null };
  const keys = listKeys(reading.connection, { ...query, resolved, limit: query.limit + 1 });
  return toPage(reading.connection, query, keys);
}

export function toPage(connection: Connection, query: ArticleQuery, keys: number[]): ArticlePage {
  const shown = keys.slice(0, query.limit);
  const items = shown.map((key) => readItem(connection, key, query.withBody));
  const last = shown.at(-1);
  return { items, next: keys.length > shown.length && last !== undefined ? positionOf(connection, query, last) : null };
}

function readItem(connection: Connection, key: number, withBody: boolean): ArticleItem {
  const sql = withBody
    ? `SELECT card, (SELECT json -> '$.record.body' FROM log WHERE seq = public_seq) FROM articles WHERE key = ?`
    : 'SELECT card, NULL FROM articles WHERE key = ?';
  const [card, body] = connection.sql<[string, string | null]>(sql).get(key) as [string, string | null];
  return { card, body, match: null };
}

function positionOf(connection: Connection, { sort }: ArticleQuery, key: number): Position {
  const [id, released] = connection
    .sql<[Buffer, string]>('SELECT id, released FROM articles WHERE key = ?')
    .get(key) as [Buffer, string];
  return { key: sort.endsWith('releasedAt') ? released : dateOf(key), id: toUuid(id) };
}

/** Where a position is today: an article keeps its key for as long as it keeps its date. */
function keyOf(connection: Connection, { key, id }: { key: string; id: string }): number {
  const known = keyOfId(connection, id);
  if (known !== undefined && dateOf(known) === key) return known;
  return firstKeyOf(key) + tieOf(toBytes(id));
}

/** Keys of the articles of a page, in order. */
function listKeys(connection: Connection, request: Request): number[] {
  const { sql, values } = request.sort.endsWith('releasedAt')
    ? listByRelease(connection, request)
    : listByDate(connection, request);
  return connection
    .sql<[number]>(sql)
    .all(...values)
    .map(([key]) => key);
}

/** More alternatives than this are looked up article by article instead of being merged. */
const MERGED_MAX = 50;
const EVERYTHING: Pick<Group, 'terms'> = { terms: [ALL] };

function drive({ groups }: Resolved): { driver: number[]; others: number[][] } {
  const driver = groups.find(({ terms }) => terms.length <= MERGED_MAX) ?? EVERYTHING;
  return { driver: driver.terms, others: groups.filter((group) => group !== driver).map(({ terms }) => terms) };
}

function holds(groups: number[][]): string {
  return groups
    .map(
      (terms) =>
        ` AND EXISTS (SELECT 1 FROM by_date WHERE term IN (${terms.map(() => '?').join(', ')}) AND key = d.key)`,
    )
    .join('');
}

function listByDate(connection: Connection, { resolved, sort, limit, after }: Request) {
  const { driver, others } = drive(resolved);
  const { low, high } = dateRange(connection, resolved, { sort, after });
  const arm = `SELECT d.key FROM by_date AS d WHERE d.term = ? AND d.key >= ? AND d.key < ?${holds(others)}`;
  const order = sort === 'publishedOn' ? 'ASC' : 'DESC';
  return {
    sql: `${driver.map(() => arm).join(' UNION ')} ORDER BY key ${order} LIMIT ?`,
    values: [...driver.flatMap((term) => [term, low, high, ...others.flat()]), limit] as Value[],
  };
}

function listByRelease(connection: Connection, { resolved, sort, limit, after }: Request) {
  const { driver, others } = drive(resolved);
  const { low, high } = resolved;
  const { bound, comparison, order } = releaseWalk(connection, sort, after);
  const arm = `SELECT d.instant, d.tie, d.key FROM by_instant AS d
    WHERE d.list = ? AND ${comparison} AND d.key >= ? AND d.key < ?${holds(others)}`;
  return {
    sql: `SELECT key FROM (${driver.map(() => arm).join(' UNION ')} ORDER BY ${order} LIMIT ?)`,
    values: [...driver.flatMap((term) => [2 * term, ...bound, low, high, ...others.flat()]), limit] as Value[],
  };
}

/** How to go on in by_instant (as d) from a position, or from either end. */
export function releaseWalk(connection: Connection, sort: Sort, after: Position | null) {
  const isAscending = sort === 'releasedAt';
  const edge = isAscending ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  const bound = after
    ? [Date.parse(String(after.key)), tieOf(toBytes(after.id)), keyOfId(connection, after.id) ?? edge]
    : [edge, edge, edge];
  const order = ['instant', 'tie', 'key'].map((column) => `${column} ${isAscending ? 'ASC' : 'DESC'}`).join(', ');
  return { bound, order, comparison: `(d.instant, d.tie, d.key) ${isAscending ? '>' : '<'} (?, ?, ?)` };
}

/** The range of keys that is left after a position in order of date. */
export function dateRange(
  connection: Connection,
  { low, high }: Resolved,
  { sort, after }: Pick<ArticleQuery, 'sort' | 'after'>,
) {
  if (!after) return { low, high };
  const at = keyOf(connection, { key: String(after.key), id: after.id });
  return sort === 'publishedOn' ? { low: Math.max(low, at + 1), high } : { low, high: Math.min(high, at) };
}
