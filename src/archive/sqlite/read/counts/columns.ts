/**
 * The public articles in memory, column by column, in order of key: what counting needs and nothing more, some 50 bytes
 * an article. Read on first use in slices, so that no reader waits long; kept in step by every append.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from '../../connection.ts';
import { ALL } from '../../termTable.ts';

export type Columns = {
  size: number;
  keys: Float64Array;
  /** Where the article's terms begin in `pool`: their number, then they. */
  starts: Int32Array;
  pool: Int32Array;
  used: number;
  marks: Mark[];
};

/** Of the articles whose key is below this one: how many each term has. In order of key, one every so many articles. */
export type Mark = { key: number; counts: Int32Array };

export type ColumnsCache = {
  get(): Promise<Columns>;
  /** An article is now listed under these terms, or no longer at all. */
  change(key: number, terms: number[] | null): void;
  /** Forgets everything; the next use reads anew. */
  drop(): void;
};

const SLICE = 5000;
/** Articles between two marks: so many are counted in less than a millisecond. */
const BETWEEN_MARKS = 8192;
/** Places in the pool that an article takes as a rule: the number of its terms, and they. */
const NUMBERS = 10;
/** More changes than this at once are read anew instead. */
const CHANGES_MAX = 2000;

export function openColumns(connection: Connection): ColumnsCache {
  let loading: Promise<Columns> | null = null;
  let loaded: Columns | null = null;
  let waiting: [number, number[] | null][] = [];

  const load = async (): Promise<Columns> => {
    const columns = await readColumns(connection);
    for (const [key, terms] of waiting) apply(columns, key, terms);
    waiting = [];
    return columns;
  };
  const cache: ColumnsCache = {
    async get() {
      for (;;) {
        const mine = (loading ??= load());
        const columns = await mine;
        if (loading === mine) return (loaded = columns);
      }
    },
    change(key, terms) {
      if (loaded) apply(loaded, key, terms);
      else if (loading) waiting.push([key, terms]);
      if (waiting.length > CHANGES_MAX) cache.drop();
    },
    drop() {
      loading = null;
      loaded = null;
      waiting = [];
    },
  };
  return cache;
}

/** The first index whose key is not below `key`. */
export function lowerBound({ keys, size }: Columns, key: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds one to the count of each term of the article at this index. */
export function countTerms({ starts, pool }: Columns, index: number, counts: Int32Array): void {
  const start = (starts[index] as number) + 1;
  const end = start + (pool[start - 1] as number);
  for (let at = start; at < end; at++) counts[pool[at] as number] = (counts[pool[at] as number] as number) + 1;
}

async function readColumns(connection: Connection): Promise<Columns> {
  // With room for some more: growing takes the old and the new at once.
  const [articles] = connection.sql<[number]>('SELECT count FROM terms WHERE term = ?').get(ALL) ?? [0];
  const length = 1000 + articles;
  const columns: Columns = {
    size: 0,
    keys: new Float64Array(length),
    starts: new Int32Array(length),
    pool: new Int32Array(length * NUMBERS),
    used: 0,
    marks: [],
  };
  const [limit] = connection.sql<[number]>('SELECT max(term) + 1 FROM terms').get() ?? [1];
  const counts = new Int32Array(limit);
  const slice = connection.sql<[number, string]>(
    'SELECT key, terms FROM articles INDEXED BY articles_as_columns WHERE is_public = 1 AND key > ? ORDER BY key LIMIT ?',
  );
  for (let after = -1; ;) {
    const rows = slice.all(after, SLICE);
    for (const [key, listed] of rows) {
      apply(columns, key, listed.split(',').map(Number));
      countTerms(columns, columns.size - 1, counts);
      if (columns.size % BETWEEN_MARKS === 0) columns.marks.push({ key: key + 1, counts: counts.slice() });
    }
    if (rows.length < SLICE) return columns;
    after = rows.at(-1)?.[0] as number;
    await nextTurn();
  }
}

export function apply(columns: Columns, key: number, terms: number[] | null): void {
  const index = lowerBound(columns, key);
  const isKnown = index < columns.size && columns.keys[index] === key;
  if (isKnown) recount(columns, { key, terms: termsAt(columns, index), by: -1 });
  recount(columns, { key, terms: terms ?? [], by: 1 });
  if (terms === null) {
    if (isKnown) shift(columns, index + 1, -1);
    return;
  }
  if (!isKnown) shift(columns, index, 1);
  columns.keys[index] = key;
  columns.starts[index] = store(columns, terms);
}

function termsAt({ starts, pool }: Columns, index: number): Int32Array {
  const start = starts[index] as number;
  return pool.subarray(start + 1, start + 1 + (pool[start] as number));
}

function recount({ marks }: Columns, { key, terms, by }: { key: number; terms: Iterable<number>; by: 1 | -1 }): void {
  for (let last = marks.length - 1; last >= 0; last--) {
    const mark = marks[last] as Mark;
    if (mark.key <= key) return;
    for (const term of terms) {
      if (term >= mark.counts.length) mark.counts = grow(mark.counts, new Int32Array(term + 100));
      mark.counts[term] = (mark.counts[term] as number) + by;
    }
  }
}

/** Moves everything from `index` on by one place. */
function shift(columns: Columns, index: number, by: 1 | -1): void {
  if (columns.size + by > columns.keys.length) {
    const length = larger(columns.keys.length);
    columns.keys = grow(columns.keys, new Float64Array(length));
    columns.starts = grow(columns.starts, new Int32Array(length));
  }
  columns.keys.copyWithin(index + by, index, columns.size);
  columns.starts.copyWithin(index + by, index, columns.size);
  columns.size += by;
}

/** What a changed article leaves behind in the pool is little, and gone with the next start. */
function store(columns: Columns, terms: number[]): number {
  const start = columns.used;
  const end = start + 1 + terms.length;
  if (end > columns.pool.length) columns.pool = grow(columns.pool, new Int32Array(larger(columns.pool.length)));
  columns.pool[start] = terms.length;
  columns.pool.set(terms, start + 1);
  columns.used = end;
  return start;
}

const larger = (length: number): number => Math.ceil(length * 1.25);

function grow<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
