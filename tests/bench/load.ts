/** Load from ten connections, and rounds of it in turn, for a machine that has other things to do as well. */
import autocannon from 'autocannon';
import type { Served } from './processes.ts';

export const CONNECTIONS = 10;
export const ROUNDS = 5;

/** Requests per second; percentiles of latency in milliseconds; processor time of the server in µs a request. */
export type Figures = { rate: number; p50: number; p99: number; processor: number };

export type Runner = {
  server: Served;
  /** Asked in this order, each connection its own share of them, and again from the start when they run out. */
  paths: string[];
  /** No path twice: each round goes on where the one before ended, and all answers are forgotten when too few are left. */
  isCold?: boolean;
};

/** What a runner did, and how many times as much a second as each of the others. */
export type Turns = { figures: Figures[]; ratios: number[] };

/**
 * Each runner once in every round, round after round, `seconds` each over all rounds.
 * @returns medians of the rounds: the figures of each runner, and the first one's rate divided by that of each
 */
export async function takeTurns({ runners, seconds }: { runners: Runner[]; seconds: number }): Promise<Turns> {
  const rounds: Figures[][] = [];
  const choose = runners.map((runner) => (runner.isCold ? unasked(runner) : async () => runner.paths));
  const asked = runners.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const figures: Figures[] = [];
    for (const [index, { server }] of runners.entries()) {
      const paths = (await choose[index]?.(asked[index] ?? 0)) ?? [];
      const loaded = await load({ server, paths, seconds: seconds / ROUNDS });
      figures.push(loaded.figures);
      asked[index] = loaded.asked;
    }
    rounds.push(figures);
  }
  const over = (index: number, value: (one: Figures, first: Figures) => number) =>
    median(rounds.map((figures) => value(figures[index] as Figures, figures[0] as Figures)));
  return {
    figures: runners.map((_, index) => ({
      rate: over(index, ({ rate }) => rate),
      p50: over(index, ({ p50 }) => p50),
      p99: over(index, ({ p99 }) => p99),
      processor: over(index, ({ processor }) => processor),
    })),
    ratios: runners.map((_, index) => over(index, (one, first) => first.rate / one.rate)),
  };
}

/** How many were asked is that of the connection that asked most, times all of them. */
type Round = { server: Served; paths: string[]; seconds: number };
type Loaded = { figures: Figures; asked: number };

async function load({ server, paths, seconds }: Round): Promise<Loaded> {
  await (await fetch(server.url + paths.at(-1))).arrayBuffer();
  const before = await server.ask<number>('processor');
  const times: number[] = [];
  const counts = new Map<autocannon.Client, number>();
  let begun = 0;
  let first = 0;
  let last = 0;
  let connection = 0;
  const options: autocannon.Options = {
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient(client) {
      const own = paths.length === 1 ? paths : paths.filter((_, index) => index % CONNECTIONS === connection);
      connection += 1;
      client.setRequests(own.map((path) => ({ method: 'GET', path })));
    },
  };
  const { non2xx, errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    instance.on('response', (client, _status, _bytes, time) => {
      last = performance.now();
      counts.set(client, (counts.get(client) ?? 0) + 1);
      // The first of each connection waits for this process to write its requests, not for the server.
      if (begun < CONNECTIONS) {
        begun += 1;
        first = last;
      } else times.push(time);
    });
  });
  if (non2xx + errors > 0) throw new Error(`${paths[0]}: ${non2xx} answers were not 2xx, ${errors} failed`);
  const used = (await server.ask<number>('processor')) - before;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  // Of a server too slow to give a second answer in a round, what it gave at all, and one at least: that is in its favour.
  const isSlow = times.length === 0;
  const rate = isSlow ? Math.max(1, begun) / seconds : (times.length / (last - first)) * 1000;
  return {
    figures: { rate, p50: at(0.5), p99: at(0.99), processor: used / Math.max(1, isSlow ? begun : times.length) },
    asked: Math.max(0, ...counts.values()) * CONNECTIONS,
  };
}

/** Requests before the clock runs: a program that has just read its file anew is another thing to measure. */
const WARMING = 300;

/** Paths that were not asked since the server forgot its answers, for as many requests as the round before had, and more. */
function unasked({ server, paths }: Runner): (asked: number) => Promise<string[]> {
  const usable = paths.length - WARMING;
  let next = Infinity;
  return async (asked) => {
    next += asked;
    if (next + 1.5 * asked > usable) {
      await server.ask('forget');
      // The reader sees the change within a tenth of a second; the store puts its files in order a second after a write.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      for (const path of paths.slice(usable)) await (await fetch(server.url + path)).arrayBuffer();
      next = 0;
    }
    return paths.slice(next, usable);
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
