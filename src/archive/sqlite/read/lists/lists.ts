/** Lists without text: a range of one index that is already in the order asked for, never an offset. */
import type { ArticlePage } from '../../../ArchiveStore.ts';
import { CARD_BREAK } from '../../../cardBytes.ts';
import type { CardBytes } from '../../../cardBytes.ts';
import type { Card } from '../../../../domain/article.ts';
import type { ArticleQuery, Position, Sort } from '../../../../domain/query.ts';
import { FEW, LAST_CHANGE, RELEASE, sortByInstant, walkByInstant } from './byInstant.ts';
import type { Order } from './byInstant.ts';
import type { Connection, Value } from '../../connection.ts';
import { EACH_KEY, firstKeyOf, keyOfId, KEYS_A_DAY, tieOf, toBytes } from '../../keys.ts';
import type { Reading } from '../reading.ts';
import { namedKeys, resolve } from './selection.ts';
import type { Group, Resolved } from './selection.ts';
import { NO_INSTALMENT } from '../../tables.ts';
import { ALL } from '../../termTable.ts';
import type { Terms } from '../../termTable.ts';

type Wanted = Resolved & {
  /** Keys of the only ones that may be listed, if any are named. */
  named: number[] | null;
};

export async function listPage(reading: Reading, query: ArticleQuery): Promise<ArticlePage> {
  const { connection, terms } = reading;
  const wanted = { ...resolve(terms, query), named: namedKeys(connection, query) };
  if (wanted.groups.some((group) => group.terms.length === 0)) return emptyPage(query);
  if (isByInstant(query)) {
    return readPage(connection, query, theseKeys(await listByInstant(connection, wanted, query)));
  }
  if (query.sort === 'instalment') return readPage(connection, query, keysByInstalment(connection, wanted, query));
  return readPage(connection, query, keysByDate(wanted, query, query.limit + 1));
}

export function emptyPage({ text, withBody }: ArticleQuery): ArticlePage {
  const none = Buffer.alloc(0);
  return { cards: none, bodies: withBody ? none : null, matches: text === null ? null : [], next: null, isCut: false };
}

/** SQL with its values that finds keys (as `key`) in the order of the page: one more than it holds, where there are more. */
export type Keys = { sql: string; values: Value[] };

export function theseKeys(keys: number[]): Keys {
  return { sql: `SELECT k.value AS key FROM ${EACH_KEY}`, values: [JSON.stringify(keys)] };
}

/** All in one statement that gives one row: of a page of articles, the driver's rows and texts cost more than the reading. */
export function readPage(connection: Connection, { sort, limit, withBody }: ArticleQuery, keys: Keys): ArticlePage {
  const bodies = withBody ? joined(`(SELECT json -> '$.record.body' FROM log WHERE seq = a.public_seq)`) : 'NULL';
  const [cards, bodyTexts, count] = connection
    .sql<[Buffer | null, Buffer | null, number]>(
      `SELECT ${joined('a.card')}, ${bodies}, count(*)
       FROM (${keys.sql}) AS k CROSS JOIN articles AS a ON a.key = k.key`,
    )
    .get(...keys.values) as [Buffer | null, Buffer | null, number];
  const shown = (jsons: Buffer | null) => {
    const all = jsons ?? Buffer.alloc(0);
    return count > limit ? all.subarray(0, all.lastIndexOf(CARD_BREAK)) : all;
  };
  const page = { cards: shown(cards), bodies: withBody ? shown(bodyTexts) : null, matches: null, isCut: false };
  return { ...page, next: count > limit ? positionOf(sort, page.cards) : null };
}

/** SQL of the CardBytes of a column. */
const joined = (column: string): string => `CAST(group_concat(${column}, char(44, 10)) AS BLOB)`;

/** Where the last card stands. Its own members come first of their names; parsing all of it would take longer. */
function positionOf(sort: Sort, cards: CardBytes): Position {
  const last = cards.toString('latin1', cards.lastIndexOf(CARD_BREAK) + 1);
  if (sort === 'instalment') {
    const { id, series } = JSON.parse(cards.subarray(cards.lastIndexOf(CARD_BREAK) + 1).toString()) as Card;
    return { key: series?.instalment ?? NO_INSTALMENT, id };
  }
  const valueOf = (member: keyof Card) => last.split(`"${member}":"`, 2)[1]?.split('"', 1)[0] ?? '';
  return {
    key: valueOf(sort.endsWith('releasedAt') ? 'releasedAt' : sort === '-updatedAt' ? 'updatedAt' : 'publishedOn'),
    id: valueOf('id'),
  };
}

/** SQL of a whole number, with its values. */
type Bound = { sql: string; values: Value[] };

/** The range of keys of a selection, cut to what is left after a position in order of date: from `low` on, below `high`. */
export function dateRange(
  { low, high }: Resolved,
  { sort, after }: Pick<ArticleQuery, 'sort' | 'after'>,
): { low: Bound; high: Bound } {
  const [from, until] = [low, high].map((key): Bound => ({ sql: '?', values: [key] })) as [Bound, Bound];
  if (!after) return { low: from, high: until };
  const at = keyAt({ key: String(after.key), id: after.id });
  return sort === 'publishedOn'
    ? { low: { sql: `max(?, ${at.sql} + 1)`, values: [low, ...at.values] }, high: until }
    : { low: from, high: { sql: `min(?, ${at.sql})`, values: [high, ...at.values] } };
}

/** Where a position is today: an article keeps its key for as long as it keeps its date. */
function keyAt({ key: date, id }: { key: string; id: string }): Bound {
  const [first, bytes] = [firstKeyOf(date), toBytes(id)];
  return {
    sql: 'coalesce((SELECT key FROM articles WHERE id = ? AND key >= ? AND key < ?), ?)',
    values: [bytes, first, first + KEYS_A_DAY, first + tieOf(bytes)],
  };
}

/** More alternatives than this are looked up article by article instead of being merged. */
const MERGED_MAX = 50;
const EVERYTHING: Pick<Group, 'terms'> = { terms: [ALL] };

/** One group to walk along, the rarest that can be; the others are looked up. */
function keysByDate(wanted: Wanted, order: Pick<ArticleQuery, 'sort' | 'after'>, limit: number): Keys {
  const { groups, named } = wanted;
  const { low, high } = dateRange(wanted, order);
  const driver = (named ? null : groups.find(({ terms }) => terms.length <= MERGED_MAX)) ?? EVERYTHING;
  const others = holds({ groups: groups.filter((group) => group !== driver), named });
  const arm = `SELECT d.key FROM by_date AS d
    WHERE d.list = ? AND d.key >= ${low.sql} AND d.key < ${high.sql} AND ${others.condition}`;
  const values = driver.terms.flatMap((term) => [term, ...low.values, ...high.values, ...others.values]);
  const direction = order.sort === 'publishedOn' ? 'ASC' : 'DESC';
  return {
    sql: `${driver.terms.map(() => arm).join(' UNION ')} ORDER BY key ${direction} LIMIT ?`,
    values: [...values, limit],
  };
}

/** Whether filling the page may mean looking at many articles in vain: where filters are combined, or narrow an order of instants. */
export function isLongList(terms: Terms, query: ArticleQuery): boolean {
  if (query.ids || query.sourceUrl || query.updatedSince) return Boolean(query.updatedSince);
  const { groups } = resolve(terms, query);
  const looked = isByInstant(query) ? 1 : 2;
  return groups.length >= looked && (groups[0]?.count ?? 0) > FEW;
}

/** Along the index of each series, merged. */
function keysByInstalment(connection: Connection, wanted: Wanted, { filters, after, limit }: ArticleQuery): Keys {
  const others = holds(wanted);
  const arm = `SELECT d.key, d.instalment FROM articles AS d
    WHERE d.is_public = 1 AND d.series = ? AND (d.instalment, d.key) > (?, ?)
      AND +d.key >= ? AND +d.key < ? AND ${others.condition}`;
  const start = after ? [Number(after.key), keyOfId(connection, after.id) ?? 0] : [0, 0];
  const series = filters.series ?? [];
  return {
    sql: `${series.map(() => arm).join(' UNION ALL ')} ORDER BY instalment, key LIMIT ?`,
    values: [...series.flatMap((slug) => [slug, ...start, wanted.low, wanted.high, ...others.values]), limit + 1],
  };
}

/** SQL that is 1 for a d.key that is listed under one term of each group, and is one of those named. */
function holds({ groups, named }: { groups: Pick<Group, 'terms'>[]; named: number[] | null }) {
  const conditions = groups.map(
    ({ terms }) => `EXISTS (SELECT 1 FROM by_date WHERE list IN (${terms.map(() => '?').join(', ')}) AND key = d.key)`,
  );
  const values: Value[] = groups.flatMap(({ terms }) => terms);
  if (named) {
    conditions.push(`d.key IN (SELECT k.value FROM ${EACH_KEY})`);
    values.push(JSON.stringify(named));
  }
  return { condition: conditions.join(' AND ') || '1', values };
}

async function listByInstant(connection: Connection, wanted: Wanted, query: ArticleQuery): Promise<number[]> {
  const order = instantOrder(query);
  const { groups, named, low, high } = wanted;
  const most = named?.length ?? groups[0]?.count ?? Infinity;
  if (named || most <= FEW) {
    const { sql, values } = keysByDate(wanted, { sort: 'publishedOn', after: null }, most);
    const few = connection.sql<[number]>(sql).all(...values);
    return sortByInstant(
      connection,
      order,
      few.map(([key]) => key),
    );
  }
  const { condition, values } = holds(wanted);
  return walkByInstant(connection, order, {
    condition: `d.key >= ? AND d.key < ? AND ${condition}`,
    values: [low, high, ...values],
  });
}

/** Whether the order is one of by_instant rather than of keys. */
export function isByInstant({ sort }: Pick<ArticleQuery, 'sort'>): boolean {
  return sort.endsWith('releasedAt') || sort === '-updatedAt';
}

export function instantOrder({ sort, after, limit, updatedSince }: ArticleQuery): Order {
  return {
    axis: sort === '-updatedAt' ? LAST_CHANGE : RELEASE,
    isAscending: sort === 'releasedAt',
    after: after && { at: String(after.key), id: after.id },
    limit: limit + 1,
    ...(sort === '-updatedAt' && updatedSince && { from: Date.parse(updatedSince) }),
  };
}
