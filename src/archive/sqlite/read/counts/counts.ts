/** How many articles a selection has, and how many under each value of a facet. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FACET_LIMIT } from '../../../../domain/query.ts';
import type { Facet, FacetCount, Filter, Selection } from '../../../../domain/query.ts';
import type { FacetCounts } from '../../../ArchiveStore.ts';
import { LANGUAGES } from '../../../../domain/lists.ts';
import type { Language } from '../../../../domain/lists.ts';
import { parseSearchQuery } from '../../../search/query.ts';
import { LAST_CHANGE, walkByInstant } from '../lists/byInstant.ts';
import { lowerBound } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Connection } from '../../connection.ts';
import { EACH_KEY } from '../../keys.ts';
import type { Reading } from '../reading.ts';
import { isEmpty, stepsOf } from '../search/search.ts';
import { matchExpression } from '../search/searchExpression.ts';
import { namedKeys, resolve } from '../lists/selection.ts';
import type { Group, Resolved } from '../lists/selection.ts';
import { tally } from './tally.ts';
import type { Places, Tally } from './tally.ts';
import { openTime } from '../time.ts';
import { ALL } from '../../termTable.ts';
import type { Term, Terms } from '../../termTable.ts';

export async function countArticles(reading: Reading, selection: Selection): Promise<number | null> {
  const kept = keptCount(reading.terms, selection);
  if (kept !== null) return kept;
  const resolved = resolve(reading.terms, selection);
  const { groups, low, high } = resolved;
  const keys = await narrowedKeys(reading, selection, { low, high });
  if (keys === 'too many') return null;
  const columns = await reading.columns();
  const places = keys ? placesOf(columns, keys, resolved) : placesBetween(columns, resolved);
  return tally({ columns, places, groups, termLimit: reading.terms.limit() }).total;
}

/** Whether the number is known without counting. */
export function isCountKept(terms: Terms, selection: Selection): boolean {
  return keptCount(terms, selection) !== null;
}

/** How many articles a term has is kept with it. */
function keptCount(terms: Terms, selection: Selection): number | null {
  const { groups, low, high } = resolve(terms, selection);
  const [only, ...others] = groups;
  if (groups.some((group) => group.terms.length === 0)) return 0;
  const isWhole = low === 0 && high === Number.MAX_SAFE_INTEGER;
  if (!isWhole || others.length > 0 || isNarrowed(selection)) return null;
  if (!only) return terms.get(ALL).count;
  return only.terms.length === 1 ? only.count : null;
}

const isNarrowed = ({ text, updatedSince, ids, sourceUrl }: Selection): boolean =>
  text !== null || Boolean(updatedSince || ids || sourceUrl);

export async function countFacets(
  reading: Reading,
  { selection, facets }: { selection: Selection; facets: Facet[] },
): Promise<FacetCounts | null> {
  const resolved = resolve(reading.terms, selection);
  const anyYear = resolve(reading.terms, { ...selection, year: null });
  const { low, high } = anyYear;
  const keys = await narrowedKeys(reading, selection, { low, high });
  if (keys === 'too many') return null;
  const columns = await reading.columns();
  const { groups } = resolved;
  const termLimit = reading.terms.limit();
  const [only, ...others] = groups;
  const isListed = !keys && only && others.length === 0 && only.count <= LISTED_MAX;
  const count = (range: Resolved) => {
    const listed = isListed ? listedKeys(reading.connection, only, range) : keys;
    const places = listed ? placesOf(columns, listed, range) : placesBetween(columns, range);
    return tally({ columns, places, groups, termLimit });
  };
  const counted = count(resolved);
  /** What the only filter leaves out is not among the articles listed for it. */
  const without = (own: number) =>
    isListed
      ? tally({ columns, places: placesBetween(columns, resolved), groups: [], termLimit }).all
      : (counted.without[own] as Tally['all']);
  const years = () => (selection.year === null ? counted : count(anyYear)).months;
  const values = (facet: Facet) => {
    if (facet === 'month') return dated(counted.months);
    if (facet === 'year') return dated(yearsOf(years()));
    const own = groups.findIndex(({ filter }) => filter === facet);
    const chosen = own < 0 ? [] : (groups[own] as Group).terms;
    return named(reading.terms, {
      facet,
      chosen,
      counts: own < 0 ? counted.all : without(own),
    });
  };
  return Object.fromEntries(facets.map((facet) => [facet, values(facet)]));
}

/** Up to this many articles of one filter are read from its list; of more, all are looked at in memory. */
const LISTED_MAX = 20_000;

function listedKeys(connection: Connection, { terms }: Group, { low, high }: Resolved): number[] {
  const list = connection.sql<[number]>(
    `SELECT DISTINCT key FROM by_date WHERE list IN (SELECT k.value FROM ${EACH_KEY}) AND key >= ? AND key < ? ORDER BY key`,
  );
  return list.all(JSON.stringify(terms), low, high).flat();
}

const SLICE = 20_000;
/** Milliseconds that counting the matches of a text may take. */
const COUNT_MS = 3000;

/** Keys in order of what cannot be counted in the columns: names, time of change and text; null where there is none of it. */
async function narrowedKeys(
  reading: Reading,
  selection: Selection,
  range: { low: number; high: number },
): Promise<number[] | null | 'too many'> {
  const { text, updatedSince } = selection;
  const { connection } = reading;
  const matching = text === null ? null : await matchingKeys(reading, { text, groups: [], ...range });
  if (matching === 'too many') return matching;
  const [keys, ...others] = [
    namedKeys(connection, selection),
    updatedSince ? await changedKeys(connection, updatedSince) : null,
    matching,
  ].filter((found) => found !== null);
  const sets = others.map((found) => new Set(found));
  return keys ? keys.filter((key) => sets.every((found) => found.has(key))) : null;
}

async function changedKeys(connection: Connection, since: string): Promise<number[]> {
  const order = {
    axis: LAST_CHANGE,
    isAscending: true,
    after: null,
    from: Date.parse(since),
    limit: Infinity,
  } as const;
  const keys = await walkByInstant(connection, order, { condition: '1', values: [] });
  return keys.sort((a, b) => a - b);
}

type Wanted = { text: string; groups: number[][]; low: number; high: number };

/** Keys of all matches, in order; read in slices, so that others are answered in between, and for a limited time. */
async function matchingKeys(reading: Reading, { text, groups, low, high }: Wanted): Promise<number[] | 'too many'> {
  const query = parseSearchQuery(text);
  if (isEmpty(query)) return [];
  const time = openTime(COUNT_MS);
  const expression = matchExpression(query, groups, stepsOf(reading, query));
  const slice = reading.connection.sql<[number]>(
    'SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?',
  );
  const keys: number[] = [];
  for (let from = low; ; from = (keys.at(-1) as number) + 1) {
    const rows = slice.all(expression, from, high, SLICE);
    for (const [key] of rows) keys.push(key);
    if (rows.length < SLICE) return keys;
    if (time.isOver()) return 'too many';
    await nextTurn();
  }
}

function placesBetween(columns: Columns, { low, high }: Resolved): Places {
  const from = lowerBound(columns, low);
  return { from, length: Math.max(0, lowerBound(columns, high) - from) };
}

function placesOf(columns: Columns, keys: number[], { low, high }: Resolved): Places {
  const list = new Int32Array(keys.length);
  let length = 0;
  for (const key of keys) {
    if (key < low || key >= high) continue;
    const index = lowerBound(columns, key);
    if (index < columns.size && columns.keys[index] === key) list[length++] = index;
  }
  return { list, length };
}

type Named = { facet: Filter; counts: Int32Array; chosen: number[] };

/** The most frequent values; one that was chosen is among them whatever its count. */
function named(terms: Terms, { facet, counts, chosen }: Named): FacetCount[] {
  const found: { term: Term; count: number }[] = [];
  for (const term of terms.ofKind(facet)) {
    const count = counts[term.term] ?? 0;
    if (count > 0 || chosen.includes(term.term)) found.push({ term, count });
  }
  found.sort((a, b) => b.count - a.count || (a.term.slug < b.term.slug ? -1 : 1));
  return found
    .filter(({ term }, index) => index < FACET_LIMIT || chosen.includes(term.term))
    .map(({ term, count }) => ({ slug: term.slug, ...shownName(facet, term), count }));
}

const shownName = (facet: Filter, { slug, name, names }: Term) =>
  facet === 'language' ? { name: LANGUAGES[slug as Language], names: null } : { name: name ?? slug, names };

/** All of them, the newest first, as a timeline wants them. */
function dated(counts: Map<string, number>): FacetCount[] {
  const values = Array.from(counts, ([date, count]) => ({ slug: date, name: date, names: null, count }));
  return values.sort((a, b) => (a.slug < b.slug ? 1 : -1));
}

function yearsOf(months: Map<string, number>): Map<string, number> {
  const years = new Map<string, number>();
  for (const [month, count] of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + count);
  return years;
}
