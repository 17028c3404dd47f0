/** The yearly report: what was published in a period, by whom, where, and how fast; pure counting of what was read. */
/** Name by id, in the language of the report. */
export type StaffNames = ReadonlyMap<string, string>;

/** Calendar dates, both inclusive. */
export type Period = { from: string; to: string };

/** A public article as the report counts it. A translation and its original are one opinion. */
export type ReportedArticle = {
  id: string;
  title: string;
  translationOf: string | null;
  publishedOn: string;
  series: string | null;
  companies: string[];
  authors: string[];
  topics: string[];
  source: string;
  /** Outlets that took it over; null where only the address is known. */
  appearances: (string | null)[];
  /** When the desk first had it, and when the archive made it public. */
  receivedAt: string;
  releasedAt: string | null;
};

export type ReportedEvent = { at: string; on: string; action: 'corrected' | 'withdrawn' | 'restored'; title: string };

export type Tally = { name: string; count: number };
export type Report = {
  period: Period;
  opinions: number;
  articles: number;
  months: { month: string; count: number }[];
  series: Tally[];
  companies: Tally[];
  authors: Tally[];
  topics: Tally[];
  outlets: Tally[];
  appearances: { total: number; outlets: Tally[] };
  /** Days from receipt to release, of articles released in the period; null where there was none. */
  release: { articles: number; median: number | null; longest: number | null; withinWeek: number };
  corrected: number;
  withdrawn: number;
  restored: number;
  /** In order of time. */
  events: ReportedEvent[];
};

type Input = {
  period: Period;
  /** Public and published in the period. */
  published: ReportedArticle[];
  /** Released in the period, whenever they were published. */
  released: Pick<ReportedArticle, 'receivedAt' | 'releasedAt'>[];
  events: ReportedEvent[];
  /** Names by id; what has none is shown by its id. */
  names: StaffNames;
};

export function makeReport({ period, published, released, events, names }: Input): Report {
  const count = (valuesOf: (article: ReportedArticle) => string[]) => tally({ published, names, valuesOf });
  const numberOf = (action: ReportedEvent['action']) => events.filter((event) => event.action === action).length;
  return {
    period,
    opinions: new Set(published.map(rootOf)).size,
    articles: published.length,
    months: monthsOf(period).map((month) => ({ month, count: opinionsIn(published, month) })),
    series: count(({ series }) => (series ? [series] : [])),
    companies: count(({ companies }) => companies),
    authors: count(({ authors }) => authors),
    topics: count(({ topics }) => topics),
    outlets: count(({ source }) => [source]),
    appearances: countAppearances(published, names),
    release: timesOf(released),
    ...{ corrected: numberOf('corrected'), withdrawn: numberOf('withdrawn'), restored: numberOf('restored') },
    events: events.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

const rootOf = ({ id, translationOf }: ReportedArticle): string => translationOf ?? id;

/** An opinion counts in the month in which it came out first. */
function opinionsIn(published: ReportedArticle[], month: string): number {
  const first = new Map<string, string>();
  for (const article of published) {
    const known = first.get(rootOf(article));
    if (known === undefined || article.publishedOn < known) first.set(rootOf(article), article.publishedOn);
  }
  return [...first.values()].filter((day) => day.startsWith(month)).length;
}

export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  for (let text = from.slice(0, 7); text <= to.slice(0, 7);) {
    months.push(text);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

type Counting = Pick<Input, 'published' | 'names'> & { valuesOf: (article: ReportedArticle) => string[] };

/** Opinions by value, the most first; an opinion counts once for each of its values. */
function tally({ published, names, valuesOf }: Counting): Tally[] {
  const roots = new Map<string, Set<string>>();
  for (const article of published) {
    for (const id of valuesOf(article)) {
      const known = roots.get(id) ?? new Set();
      roots.set(id, known.add(rootOf(article)));
    }
  }
  return sorted([...roots].map(([id, opinions]) => ({ name: names.get(id) ?? id, count: opinions.size })));
}

function countAppearances(published: ReportedArticle[], names: StaffNames): Report['appearances'] {
  const all = published.flatMap(({ appearances }) => appearances);
  const counts = new Map<string, number>();
  for (const outlet of all) if (outlet) counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
  const outlets = [...counts].map(([id, count]) => ({ name: names.get(id) ?? id, count }));
  return { total: all.length, outlets: sorted(outlets) };
}

const sorted = (tallies: Tally[]): Tally[] =>
  tallies.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh-Hans-CN'));

const DAY_MS = 86_400_000;

function timesOf(released: Input['released']): Report['release'] {
  const days = released
    .flatMap(({ receivedAt, releasedAt }) => (releasedAt ? [Date.parse(releasedAt) - Date.parse(receivedAt)] : []))
    .map((ms) => Math.round((Math.max(0, ms) / DAY_MS) * 10) / 10)
    .sort((a, b) => a - b);
  const middle = days.length >> 1;
  const median = days.length % 2 === 1 ? days[middle] : ((days[middle - 1] ?? 0) + (days[middle] ?? 0)) / 2;
  return {
    articles: days.length,
    median: days.length === 0 ? null : Math.round((median ?? 0) * 10) / 10,
    longest: days.at(-1) ?? null,
    withinWeek: days.filter((count) => count <= 7).length,
  };
}
