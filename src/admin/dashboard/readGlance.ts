/** The archive in numbers. */
import type { Payload, Where } from 'payload';

/** Months of the chart; the last is that of the newest article. */
const MONTHS = 24;

/** `month`: YYYY-MM. */
export type Month = { month: string; count: number };
export type Glance = { articles: number; drafts: number; companies: number; authors: number; months: Month[] };

type Asking = { payload: Payload; user: object; now: Date };

const PUBLISHED: Where = { _status: { equals: 'published' } };

export async function readGlance(asking: Asking): Promise<Glance> {
  const { payload, user } = asking;
  const count = async (collection: 'articles' | 'authors' | 'organizations', where: Where) =>
    (await payload.count({ collection, where, overrideAccess: false, user })).totalDocs;
  const months = monthsUntil(await newestDay(asking));
  const [articles, drafts, companies, authors, ...counts] = await Promise.all([
    count('articles', PUBLISHED),
    count('articles', { firstPublishedAt: { exists: false } }),
    count('organizations', { kind: { equals: 'company' } }),
    count('authors', {}),
    ...months.map((month) => count('articles', { and: [PUBLISHED, ...inMonth(month)] })),
  ]);
  const series = months.map((month, index) => ({ month, count: counts[index] ?? 0 }));
  return {
    articles: articles ?? 0,
    drafts: drafts ?? 0,
    companies: companies ?? 0,
    authors: authors ?? 0,
    months: series,
  };
}

async function newestDay({ payload, user, now }: Asking): Promise<string> {
  const { docs } = await payload.find({
    ...{ collection: 'articles', where: PUBLISHED, sort: '-publishedOn', limit: 1, pagination: false, depth: 0 },
    ...{ select: { publishedOn: true }, overrideAccess: false, user },
  });
  return docs[0]?.publishedOn ?? now.toISOString();
}

/** The months up to that of a day, oldest first. */
function monthsUntil(day: string): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = (back: number) => new Date(Date.UTC(year, month - 1 - back, 1));
  return Array.from({ length: MONTHS }, (_, index) =>
    first(MONTHS - 1 - index)
      .toISOString()
      .slice(0, 7),
  );
}

/** Dates are text, YYYY-MM-DD: a month is all that is between its first and its 31st. */
export const inMonth = (month: string): Where[] => [
  { publishedOn: { greater_than_equal: `${month}-01` } },
  { publishedOn: { less_than_equal: `${month}-31` } },
];
