/** Lists without text: a range of one index that is already in the order asked for, never an offset. */
import type { ArticleItem, ArticlePage } from '../ArchiveStore.ts';
import type { ArticleQuery, Position } from '../../domain/query.ts';
import { FEW, RELEASE, sortByInstant, walkByInstant } from './byInstant.ts';
import type { Order } from './byInstant.ts';
import type { Connection, Value } from './connection.ts';
import { dateOf, EACH_KEY, firstKeyOf, keyOfId, tieOf, toBytes, toUuid } from './keys.ts';
import type { Reading } from './reading.ts';
import { resolve } from './selection.ts';
import type { Group, Resolved } from './selection.ts';
import { ALL } from './terms.ts';

export async function listPage(reading: Reading, query: ArticleQuery): Promise<ArticlePage> {
  const { connection, terms } = reading;
  const resolved = resolve(terms, query);
  if (resolved.groups.some((group) => group.terms.length === 0)) return { items: [], next: null };
  const keys = query.sort.endsWith('releasedAt')
    ? await listByRelease(connection, resolved, query)
    : listByDate(connection, dateRange(connection, resolved, query), {
        isAscending: query.sort === 'publishedOn',
        limit: query.limit + 1,
      });
  return toPage(connection, query, keys);
}

/** @param keys one more than the page holds, where there are more */
export function toPage(connection: Connection, query: ArticleQuery, keys: number[]): ArticlePage {
  const shown = keys.slice(0, query.limit);
  const last = shown.at(-1);
  const next = keys.length > shown.length && last !== undefined ? positionOf(connection, query, last) : null;
  return { items: readItems(connection, shown, query.withBody), next };
}

/** All in one statement: each call of the driver costs as much as several rows. */
function readItems(connection: Connection, keys: number[], withBody: boolean): ArticleItem[] {
  const body = withBody ? `(SELECT json -> '$.record.body' FROM log WHERE seq = a.public_seq)` : 'NULL';
  return connection
    .sql<[string, string | null]>(`SELECT a.card, ${body} FROM ${EACH_KEY} CROSS JOIN articles AS a ON a.key = k.value`)
    .all(JSON.stringify(keys))
    .map(([card, body]) => ({ card, body, match: null }));
}

function positionOf(connection: Connection, { sort }: ArticleQuery, key: number): Position {
  const [id, released] = connection
    .sql<[Buffer, string]>('SELECT id, released FROM articles WHERE key = ?')
    .get(key) as [Buffer, string];
  return { key: sort.endsWith('releasedAt') ? released : dateOf(key), id: toUuid(id) };
}

/** The selection with its range of keys cut to what is left after a position in order of date. */
export function dateRange(
  connection: Connection,
  resolved: Resolved,
  { sort, after }: Pick<ArticleQuery, 'sort' | 'after'>,
): Resolved {
  if (!after) return resolved;
  const { low, high } = resolved;
  const at = keyAt(connection, { key: String(after.key), id: after.id });
  return sort === 'publishedOn'
    ? { ...resolved, low: Math.max(low, at + 1) }
    : { ...resolved, high: Math.min(high, at) };
}

/** Where a position is today: an article keeps its key for as long as it keeps its date. */
function keyAt(connection: Connection, { key, id }: { key: string; id: string }): number {
  const known = keyOfId(connection, id);
  if (known !== undefined && dateOf(known) === key) return known;
  return firstKeyOf(key) + tieOf(toBytes(id));
}

/** More alternatives than this are looked up article by article instead of being merged. */
const MERGED_MAX = 50;
const EVERYTHING: Pick<Group, 'terms'> = { terms: [ALL] };

/** One group to walk along, the rarest that can be; the others are looked up. */
function listByDate(
  connection: Connection,
  { groups, low, high }: Resolved,
  { isAscending, limit }: { isAscending: boolean; limit: number },
): number[] {
  const driver = groups.find(({ terms }) => terms.length <= MERGED_MAX) ?? EVERYTHING;
  const others = holds(groups.filter((group) => group !== driver));
  const arm = `SELECT d.key FROM by_date AS d WHERE d.list = ? AND d.key >= ? AND d.key < ? AND ${others.condition}`;
  return connection
    .sql<[number]>(
      `${driver.terms.map(() => arm).join(' UNION ')} ORDER BY key ${isAscending ? 'ASC' : 'DESC'} LIMIT ?`,
    )
    .all(...driver.terms.flatMap((term) => [term, low, high, ...others.values]), limit)
    .map(([key]) => key);
}

/** SQL that is 1 for a d.key that is listed under one term of each group. */
function holds(groups: Pick<Group, 'terms'>[]): { condition: string; values: Value[] } {
  const conditions = groups.map(
    ({ terms }) => `EXISTS (SELECT 1 FROM by_date WHERE list IN (${terms.map(() => '?').join(', ')}) AND key = d.key)`,
  );
  return { condition: conditions.join(' AND ') || '1', values: groups.flatMap(({ terms }) => terms) };
}

async function listByRelease(connection: Connection, resolved: Resolved, query: ArticleQuery): Promise<number[]> {
  const order = releaseOrder(query);
  const { groups, low, high } = resolved;
  const [rarest] = groups;
  if (rarest && rarest.count <= FEW) {
    return sortByInstant(connection, order, listByDate(connection, resolved, { isAscending: true, limit: FEW }));
  }
  const { condition, values } = holds(groups);
  return walkByInstant(connection, order, {
    condition: `d.key >= ? AND d.key < ? AND ${condition}`,
    values: [low, high, ...values],
  });
}

export function releaseOrder({ sort, after, limit }: ArticleQuery): Order {
  return {
    axis: RELEASE,
    isAscending: sort === 'releasedAt',
    after: after && { at: String(after.key), id: after.id },
    limit: limit + 1,
  };
}
