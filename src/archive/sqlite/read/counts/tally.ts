/** One pass over articles in memory that counts everything a facet can ask for. */
import { countTerms, lowerBound } from './columns.ts';
import type { Columns } from './columns.ts';
import { dateOf, firstKeyOf } from '../../keys.ts';
import type { Group } from '../lists/selection.ts';

export type Tally = {
  total: number;
  /** By term, of the articles that hold every group. */
  all: Int32Array;
  /** By term, for each group: of the articles that hold every other group, this one or not. */
  without: Int32Array[];
  /** By `YYYY-MM`, of the articles that hold every group. */
  months: Map<string, number>;
};

/** Places in the columns, ascending: all of a range, or the first `length` of a list. */
export type Places = { from: number; length: number } | { list: Int32Array; length: number };

/** @param termLimit above every number of a term */
export function tally(input: { columns: Columns; places: Places; groups: Group[]; termLimit: number }): Tally {
  const { columns, places, groups, termLimit } = input;
  if (groups.length === 0 && 'from' in places) return tallyRange(columns, places, termLimit);
  const { keys, starts, pool } = columns;
  const bits = groupBits(groups, termLimit);
  const every = (1 << groups.length) - 1;
  const all = new Int32Array(termLimit);
  const missed = groups.map(() => new Int32Array(termLimit));
  const month = monthCounter();
  let total = 0;
  for (let place = 0; place < places.length; place++) {
    const index = 'list' in places ? (places.list[place] as number) : places.from + place;
    const start = (starts[index] as number) + 1;
    const end = start + (pool[start - 1] as number);
    let held = 0;
    for (let at = start; at < end; at++) held |= bits[pool[at] as number] as number;
    const missing = every & ~held;
    if (missing & (missing - 1)) continue;
    countTerms(columns, index, missing === 0 ? all : (missed[31 - Math.clz32(missing)] as Int32Array));
    if (missing !== 0) continue;
    total += 1;
    month.add(keys[index] as number);
  }
  const without = missed.map((counts) => counts.map((count, term) => count + (all[term] as number)));
  return { total, all, without, months: month.counts() };
}

/** Of everything in a range: between two marks the difference of their counts, article by article only at its ends. */
function tallyRange(columns: Columns, { from, length }: { from: number; length: number }, termLimit: number): Tally {
  const { marks } = columns;
  const until = from + length;
  const all = new Int32Array(termLimit);
  const countEach = (first: number, end: number) => {
    for (let index = first; index < end; index++) countTerms(columns, index, all);
  };
  const first = marks.find(({ key }) => lowerBound(columns, key) >= from);
  const last = marks.findLast(({ key }) => lowerBound(columns, key) <= until);
  if (first && last && first.key < last.key) {
    for (let term = 0; term < termLimit; term++) all[term] = (last.counts[term] ?? 0) - (first.counts[term] ?? 0);
    countEach(from, lowerBound(columns, first.key));
    countEach(lowerBound(columns, last.key), until);
  } else {
    countEach(from, until);
  }
  return { total: length, all, without: [], months: monthsBetween(columns, from, until) };
}

function monthsBetween(columns: Columns, from: number, until: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = from; index < until;) {
    const month = monthOf(columns.keys[index] as number);
    const end = Math.min(until, lowerBound(columns, month.end));
    counts.set(month.name, end - index);
    index = end;
  }
  return counts;
}

function groupBits(groups: Group[], termLimit: number): Int32Array {
  const bits = new Int32Array(termLimit);
  groups.forEach(({ terms }, index) => {
    for (const term of terms) bits[term] = (bits[term] as number) | (1 << index);
  });
  return bits;
}

/** Keys come in order, so a month is looked up once. */
function monthCounter() {
  const counts = new Map<string, number>();
  let month = { name: '', end: -1 };
  let count = 0;
  const close = () => void (count > 0 && counts.set(month.name, count));
  return {
    add(key: number) {
      if (key >= month.end) {
        close();
        month = monthOf(key);
        count = 0;
      }
      count += 1;
    },
    counts() {
      close();
      return counts;
    },
  };
}

/** The month of a key, and the first key after it. */
function monthOf(key: number): { name: string; end: number } {
  const name = dateOf(key).slice(0, 7);
  const [year, month] = name.split('-').map(Number) as [number, number];
  return { name, end: firstKeyOf(new Date(Date.UTC(year, month)).toISOString().slice(0, 10)) };
}
