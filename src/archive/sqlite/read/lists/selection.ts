/** A selection in the store's own numbers: terms to hold, and the range of keys its dates leave. */
import type { Filter, Selection } from '../../../../domain/query.ts';
import type { Connection } from '../../connection.ts';
import { firstKeyOf, KEYS_A_DAY, toBytes } from '../../keys.ts';
import type { Terms } from '../../termTable.ts';

export type Group = { filter: Filter; terms: number[]; count: number };

export type Resolved = {
  /** Of each group one term must hold; the rarest group first. An empty group finds nothing. */
  groups: Group[];
  /** Keys from `low` on, below `high`. */
  low: number;
  high: number;
};

export function resolve(terms: Terms, { filters, from, to, year }: Selection): Resolved {
  const groups = Object.entries(filters).map(([filter, slugs]) => {
    const found = [...new Set(slugs.flatMap((slug) => terms.find(filter as Filter, slug) ?? []))];
    const count = found.reduce((sum, term) => sum + term.count, 0);
    return { filter: filter as Filter, terms: found.map(({ term }) => term), count };
  });
  groups.sort((a, b) => a.count - b.count);
  const start = year === null ? null : `${String(year).padStart(4, '0')}-01-01`;
  const end = year === null ? null : `${String(year).padStart(4, '0')}-12-31`;
  const low = [from, start].flatMap((date) => (date === null ? [] : [firstKeyOf(date)]));
  const high = [to, end].flatMap((date) => (date === null ? [] : [firstKeyOf(date) + KEYS_A_DAY]));
  return { groups, low: Math.max(0, ...low), high: Math.min(Number.MAX_SAFE_INTEGER, ...high) };
}

/** Keys, in order, of the articles that are named one by one; null where none are. */
export function namedKeys(connection: Connection, { ids, sourceUrl }: Selection): number[] | null {
  if (!ids && !sourceUrl) return null;
  const conditions = [
    ...(ids ? [`id IN (${ids.map(() => '?').join(', ')})`] : []),
    ...(sourceUrl ? ['source_url = ?'] : []),
  ];
  return connection
    .sql<[number]>(`SELECT key FROM articles WHERE is_public = 1 AND ${conditions.join(' AND ')}`)
    .all(...(ids ?? []).map(toBytes), ...(sourceUrl ? [sourceUrl] : []))
    .map(([key]) => key)
    .sort((a, b) => a - b);
}
