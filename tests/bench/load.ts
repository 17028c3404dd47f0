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
  /** Forget all answers before each round. */
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
  for (let round = 0; round < ROUNDS; round++) {
    const figures: Figures[] = [];
    for (const runner of runners) figures.push(await load(runner, seconds / ROUNDS));
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

async function load({ server, paths, isCold }: Runner, seconds: number): Promise<Figures> {
  await prepare(server, paths, isCold);
  const before = await server.ask<number>('processor');
  const times: number[] = [];
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
    instance.on('response', (_client, _status, _bytes, time) => {
      last = performance.now();
      // The first of each connection waits for this process to write its requests, not for the server.
      if (begun < CONNECTIONS) {
        begun += 1;
        first = last;
      } else times.push(time);
    });
  });
  if (non2xx + errors > 0) throw new Error(`${paths[0]}: ${non2xx} answers were not 2xx, ${errors} failed`);
  const processor = ((await server.ask<number>('processor')) - before) / times.length;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { rate: (times.length / (last - first)) * 1000, p50: at(0.5), p99: at(0.99), processor };
}

/** Requests before the clock runs: a program that has just read its file anew is another thing to measure. */
const WARMING = 300;

/** Asks the last ones first: of many requests they are those that the round does not come to. */
async function prepare(server: Served, paths: string[], isCold: boolean | undefined): Promise<void> {
  if (isCold) {
    await server.ask('forget');
    // The reader sees the change within a tenth of a second; the store puts its files in order a second after a write.
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  for (const path of paths.slice(isCold ? -WARMING : -1)) await (await fetch(server.url + path)).arrayBuffer();
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
