/**
 * Articles in order of an instant: first release, last edition, last change for readers. One index has them all; what narrows a
 * list is looked at article by article, or, where it leaves few, those are put in order here.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, Value } from '../../connection.ts';
import { EACH_KEY, keyOfId, placeInDay, tieOf, toBytes } from '../../keys.ts';

/** The numbers by which by_instant tells its orders apart. */
export const RELEASE = 0;
export const LAST_EDITION = 1;
export const LAST_CHANGE = 2;
export type Axis = typeof RELEASE | typeof LAST_EDITION | typeof LAST_CHANGE;

const COLUMNS: Record<Axis, string> = { [RELEASE]: 'released', [LAST_EDITION]: 'at', [LAST_CHANGE]: 'updated' };
const PUBLIC = 'INDEXED BY articles_as_columns ON a.is_public = 1 AND';

/** Up to this many articles are sorted in memory, in some milliseconds. */
export const FEW = 2000;

type Place = [instant: number, tie: number, key: number];

export type Order = {
  axis: Axis;
  isAscending: boolean;
  /** Where the page before ended. */
  after: { at: string; id: string } | null;
  /** Instants to stay within, in milliseconds. */
  from?: number;
  until?: number;
  limit: number;
};

/** The keys given, in order; of the first release and the last change for readers, those of public articles. */
export function sortByInstant(connection: Connection, order: Order, keys: number[]): number[] {
  const column = COLUMNS[order.axis];
  const start = startOf(connection, order);
  const sign = order.isAscending ? 1 : -1;
  return connection
    .sql<[string, number]>(
      `SELECT a.${column}, a.key FROM ${EACH_KEY} CROSS JOIN articles AS a ${order.axis === LAST_EDITION ? 'ON' : PUBLIC} a.key = k.value`,
    )
    .all(JSON.stringify(keys))
    .map(([at, key]): Place => [Date.parse(at), placeInDay(key), key])
    .filter((place) => isWithin(place[0], order) && sign * compare(place, start) > 0)
    .sort((a, b) => sign * compare(a, b))
    .slice(0, order.limit)
    .map(([, , key]) => key);
}

/** Slices of the walk: a common condition fills the page from the first, a rare one does not hold up other readers. */
const SLICES = [64, 512, 4096];

/** Keys of the articles for which `condition` (SQL on d.key, with its values) holds, in order. */
export async function walkByInstant(
  connection: Connection,
  order: Order,
  { condition, values }: { condition: string; values: Value[] },
): Promise<number[]> {
  const [comparison, direction] = order.isAscending ? ['>', 'ASC'] : ['<', 'DESC'];
  const slice = connection.sql<[...Place, number]>(
    `SELECT d.instant, d.tie, d.key, ${condition} FROM by_instant AS d
     WHERE d.axis = ? AND (d.instant, d.tie, d.key) ${comparison} (?, ?, ?)
     ORDER BY d.instant ${direction}, d.tie ${direction}, d.key ${direction} LIMIT ?`,
  );
  const keys: number[] = [];
  for (let start = startOf(connection, order), step = 0; ; step++) {
    const size = SLICES[Math.min(step, SLICES.length - 1)] as number;
    const rows = slice.all(...values, order.axis, ...start, size);
    for (const [instant, , key, holds] of rows) {
      if (!isWithin(instant, order)) return keys;
      if (holds === 1 && keys.push(key) === order.limit) return keys;
    }
    const last = rows.at(-1);
    if (!last || rows.length < size) return keys;
    start = [last[0], last[1], last[2]];
    await nextTurn();
  }
}

function startOf(connection: Connection, { isAscending, after, from, until }: Order): Place {
  const edge = isAscending ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  if (!after) return [(isAscending ? from : until) ?? edge, edge, edge];
  const key = keyOfId(connection, after.id);
  return [Date.parse(after.at), key === undefined ? tieOf(toBytes(after.id)) : placeInDay(key), key ?? edge];
}

function isWithin(instant: number, { from, until }: Order): boolean {
  return (from === undefined || instant >= from) && (until === undefined || instant <= until);
}

function compare(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
