/** The reader on a small archive and on a large one: what grows with the archive, and what must not. */
import { questionsFor } from './requests.ts';
import type { Questions } from './requests.ts';
import { takeTurns } from './load.ts';
import type { Served } from './processes.ts';
import { header, NONE, processorCell, ratioCell, row, timeCell } from './table.ts';
import type { Goal } from './table.ts';

const FLAT: Goal = { atMost: 1.3 };
const ROWS: { kind: keyof Questions; label: string; goal: Goal }[] = [
  { kind: 'list', label: 'list of 20', goal: FLAT },
  { kind: 'filtered', label: 'filtered list', goal: FLAT },
  { kind: 'deep', label: 'deep page', goal: FLAT },
  { kind: 'article', label: 'one article', goal: FLAT },
  { kind: 'selective', label: "search, a person's name, 5 shown", goal: { atMost: 2 } },
  { kind: 'chinese', label: 'search, words of the trade, Chinese', goal: { atMost: 2 } },
  { kind: 'english', label: 'search, words of the trade, English', goal: { atMost: 2 } },
  { kind: 'facets', label: 'list with facets', goal: { atMost: 5 } },
  { kind: 'feed', label: 'feed (Atom, RSS, JSON)', goal: FLAT },
];
/** Megabytes of resident memory. */
const MEMORY_MAX = 400;

export type Archive = { articles: number; reader: Served };

export async function compareSizes(input: {
  small: Archive;
  large: Archive;
  seconds: number;
  print: (line: string) => void;
}): Promise<void> {
  const { small, large, seconds, print } = input;
  const asked = [small, large].map(({ articles, reader }) => ({ reader, questions: questionsFor(articles) }));
  const sizes = [small, large].map(({ articles }) => articles.toLocaleString('en'));
  print(`\nEvery request a different one\n`);
  print(header(['request', ...sizes.flatMap((size) => [`p50 ms, ${size}`, 'p99 ms', 'CPU µs']), 'p50 ratio']));
  for (const { kind, label, goal } of ROWS) {
    const runners = asked.map(({ reader, questions }) => ({
      server: reader,
      paths: questions[kind].map(({ path }) => path),
      isCold: true,
    }));
    const { figures } = await takeTurns({ runners, seconds });
    const [before, after] = figures;
    const ratio = before && after ? ratioCell(after.p50 / before.p50, goal) : NONE;
    print(row([label, ...figures.flatMap((one) => [timeCell(one.p50), timeCell(one.p99), processorCell(one)]), ratio]));
  }
  const { now, most } = await large.reader.ask<{ now: number; most: number }>('memory');
  const [megabytes, peak] = [now, most].map((bytes) => Math.round(bytes / 1e6)) as [number, number];
  const verdict = peak < MEMORY_MAX ? 'met' : '**missed**';
  print(`\nResident memory of the reader with ${sizes[1]} articles after all this: ${megabytes} MB,`);
  print(`at most ${peak} MB (< ${MEMORY_MAX}: ${verdict}).`);
}
