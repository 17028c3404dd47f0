/** The reader beside bare Express, an Express with one statement, and stock Payload REST, on one archive. */
import { questionsFor } from './requests.ts';
import type { Question, Questions } from './requests.ts';
import { takeTurns } from './load.ts';
import type { Figures, Runner } from './load.ts';
import type { Served } from './processes.ts';
import { header, NONE, processorCell, rateCell, ratioCell, row, timeCell } from './table.ts';
import type { Goal } from './table.ts';

export type Servers = { reader: Served; bare: Served; statement: Served; stock: Served };
type Print = (line: string) => void;
type Asked = { servers: Servers; seconds: number; print: Print };

export const LABELS: Record<keyof Questions, string> = {
  list: 'list of 20',
  article: 'one article',
  filtered: 'filtered list',
  deep: 'deep page',
  chinese: 'search, Chinese',
  english: 'search, English',
  selective: "search, a person's name, 5 shown",
  facets: 'list with facets',
  feed: 'feed (Atom, RSS, JSON)',
};
const KINDS = Object.keys(LABELS) as (keyof Questions)[];

/** The least part of the speed of Express, and the least multiple of that of stock Payload. */
type Goals = { express: Goal | null; stock: Goal | null };
const REPEATED: Goals = { express: { atLeast: 0.8 }, stock: { atLeast: 20 } };
const LIST: Goals = { express: { atLeast: 0.7 }, stock: { atLeast: 5 } };
const SEARCH: Goals = { express: null, stock: { atLeast: 20 } };
const COLD: Record<keyof Questions, Goals> = {
  list: LIST,
  filtered: LIST,
  deep: LIST,
  chinese: SEARCH,
  english: SEARCH,
  selective: SEARCH,
  article: { express: null, stock: null },
  facets: { express: null, stock: null },
  feed: { express: null, stock: null },
};
/** Milliseconds for 99 of 100 searches. */
const SEARCH_P99 = 20;

const COLUMNS = [
  ...['request', 'archive req/s', 'p50 ms', 'p99 ms', 'CPU µs'],
  ...['Express req/s', 'CPU µs', 'ratio'],
  ...['stock Payload req/s', 'CPU µs', 'ratio'],
];

export async function compare({ articles, ...asked }: Asked & { articles: number }): Promise<void> {
  const questions = questionsFor(articles);
  const { print } = asked;
  print(`\nRepeated requests (Express: the same bytes)\n\n${header(COLUMNS)}`);
  for (const kind of KINDS) print(await repeated(asked, LABELS[kind], questions[kind]));
  print(`\nEvery request a different one (Express: one prepared statement)\n\n${header(COLUMNS)}`);
  for (const kind of KINDS) print(await different(asked, kind, questions[kind], articles));
}

async function repeated({ servers, seconds }: Asked, label: string, questions: Question[]): Promise<string> {
  const { path, stock } = questions[questions.length >> 1] as Question;
  const runners = {
    reader: { server: servers.reader, paths: [path] },
    express: { server: servers.bare, paths: [path] },
  };
  await (await fetch(servers.bare.url + path)).arrayBuffer();
  const sides = await takeSides(
    { ...runners, payload: stock ? { server: servers.stock, paths: [stock] } : null },
    seconds,
  );
  return rowOf(label, REPEATED, sides);
}

async function different(
  { servers, seconds }: Asked,
  kind: keyof Questions,
  questions: Question[],
  articles: number,
): Promise<string> {
  const goals = COLD[kind];
  const stock = questions.flatMap((question) => question.stock ?? []);
  const before = await cacheHits(servers.reader);
  const sides = await takeSides(
    {
      reader: { server: servers.reader, paths: questions.map(({ path }) => path), isCold: true },
      express: goals.express ? { server: servers.statement, paths: rowPaths(articles) } : null,
      payload: stock.length > 0 ? { server: servers.stock, paths: stock } : null,
    },
    seconds,
  );
  const hits = (await cacheHits(servers.reader)) - before;
  const isCold = hits < sides.reader.figures.rate * seconds * 0.02;
  return rowOf(isCold ? LABELS[kind] : `${LABELS[kind]}, ${hits} from the cache`, goals, sides);
}

type Side = { figures: Figures; ratio: number };
type Sides = { reader: Side; express: Side | null; payload: Side | null };

async function takeSides(
  { reader, express, payload }: { reader: Runner; express: Runner | null; payload: Runner | null },
  seconds: number,
): Promise<Sides> {
  const runners = [reader, ...(express ? [express] : []), ...(payload ? [payload] : [])];
  const { figures, ratios } = await takeTurns({ runners, seconds });
  const sideOf = (runner: Runner): Side => {
    const index = runners.indexOf(runner);
    return { figures: figures[index] as Figures, ratio: ratios[index] as number };
  };
  return { reader: sideOf(reader), express: express && sideOf(express), payload: payload && sideOf(payload) };
}

/** Pages from all over the table, the newest as often as any. */
const rowPaths = (articles: number): string[] =>
  Array.from({ length: 5000 }, (_, index) => `/rows?below=${articles - ((index * 7919) % (articles - 20))}`);

function rowOf(label: string, goals: Goals, { reader, express, payload }: Sides): string {
  const { p50, p99 } = reader.figures;
  const late = goals === SEARCH ? ` (< ${SEARCH_P99}: ${p99 < SEARCH_P99 ? 'met' : '**missed**'})` : '';
  return row([
    label,
    rateCell(reader.figures),
    timeCell(p50),
    timeCell(p99) + late,
    processorCell(reader.figures),
    ...sideCells(express, goals.express),
    ...sideCells(payload, goals.stock),
  ]);
}

function sideCells(side: Side | null, goal: Goal | null): string[] {
  if (!side) return [NONE, NONE, NONE];
  return [rateCell(side.figures), processorCell(side.figures), ratioCell(side.ratio, goal)];
}

async function cacheHits({ url }: Served): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^archive_cache_lookups_total\{[^}]*hit[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0);
}
