/** Counting a range by what is kept at its marks gives what counting each of its articles gives, whatever changed in between. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apply, lowerBound } from '../../src/archive/sqlite/read/counts/columns.ts';
import type { Columns } from '../../src/archive/sqlite/read/counts/columns.ts';
import { tally } from '../../src/archive/sqlite/read/counts/tally.ts';
import { firstKeyOf } from '../../src/archive/sqlite/keys.ts';

const TERMS = 6;
const dayKey = (day: number) => firstKeyOf(new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));

const day = fc.integer({ min: 0, max: 90 });
const change = fc.record({
  key: fc.tuple(day, fc.integer({ min: 0, max: 2 })).map(([at, more]) => dayKey(at) + more),
  terms: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: TERMS - 1 }), { minLength: 1 })),
});

test('when articles come, change and go, then every range has the counts and months of its articles', () => {
  const given = { changes: fc.array(change, { maxLength: 60 }), marks: fc.uniqueArray(day), from: day, until: day };
  fc.assert(
    fc.property(fc.record(given), ({ changes, marks, from, until }) => {
      const columns: Columns = {
        ...{ size: 0, keys: new Float64Array(4), starts: new Int32Array(4), pool: new Int32Array(100), used: 0 },
        marks: marks.toSorted((a, b) => a - b).map((at) => ({ key: dayKey(at), counts: new Int32Array(0) })),
      };
      const articles = new Map<number, number[]>();
      for (const { key, terms } of changes) {
        apply(columns, key, terms);
        if (terms) articles.set(key, terms);
        else articles.delete(key);
      }
      const [low, high] = [dayKey(Math.min(from, until)), dayKey(Math.max(from, until))];
      const first = lowerBound(columns, low);
      const places = { from: first, length: lowerBound(columns, high) - first };
      const counted = tally({ columns, places, groups: [], termLimit: TERMS });
      const inside = [...articles].filter(([key]) => key >= low && key < high);
      const of = (term: number) => inside.filter(([, terms]) => terms.includes(term)).length;
      expect(counted.total).toBe(inside.length);
      expect([...counted.all]).toEqual(Array.from({ length: TERMS }, (_, term) => of(term)));
      const inMonth = (month: number) =>
        inside.filter(
          ([key]) => key >= dayKey([0, 31, 60, 91][month] ?? 0) && key < dayKey([0, 31, 60, 91][month + 1] ?? 0),
        ).length;
      const months = ['2024-01', '2024-02', '2024-03'].map((name, month) => [name, inMonth(month)]);
      expect([...counted.months]).toEqual(months.filter(([, count]) => count !== 0));
    }),
    { numRuns: 2000 },
  );
});
