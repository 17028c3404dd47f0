/** What the report counts, read from the desk with the rights of whoever asks; in pages, so that no answer waits long. */
import type { CollectionSlug, Payload, Where } from 'payload';
import { dayOf } from '../../domain/words/days.ts';
import { makeReport } from '../../domain/desk/report.ts';
import type { Period, Report, ReportedArticle, ReportedEvent } from '../../domain/desk/report.ts';
import type { StaffLanguage } from '../../words/text.ts';

const PAGE = 200;
const DAY_MS = 86_400_000;
const ENTITIES = ['authors', 'organizations', 'sources', 'series', 'topics'] as const;
const ACTIONS = ['corrected', 'withdrawn', 'restored'];

export type ReportRequest = {
  payload: Payload;
  /** Null for the program itself. */
  user: object | null;
  period: Period;
  /** Of names. */
  language: StaffLanguage;
  /** In which days are counted. */
  timeZone: string;
};

export async function readReport(asking: ReportRequest): Promise<Report> {
  const { period, timeZone } = asking;
  const inPeriod = (instant: string) => {
    const day = dayOf({ instant, timeZone });
    return day >= period.from && day <= period.to;
  };
  const isPublic: Where = { _status: { equals: 'published' } };
  const ofPeriod: Where[] = [
    { publishedOn: { greater_than_equal: period.from } },
    { publishedOn: { less_than_equal: period.to } },
  ];
  const published = (await readAll(asking, 'articles', { and: [isPublic, ...ofPeriod] })).map(toArticle);
  const released = (await readAll(asking, 'articles', { and: around('firstPublishedAt', period) }, RELEASE))
    .map((doc) => ({ receivedAt: String(doc.createdAt), releasedAt: text(doc.firstPublishedAt) }))
    .filter(({ releasedAt }) => releasedAt !== null && inPeriod(releasedAt));
  const events = (await readEvents(asking)).filter(({ at }) => inPeriod(at));
  const names = await readNames(asking);
  return makeReport({ period, published, released, events, names });
}

type Doc = Record<string, unknown> & { id: string };
const CONTENT = {
  ...{ title: true, translationOf: true, publishedOn: true, series: true, topics: true, source: true },
  ...{ attributions: true, appearances: true, createdAt: true, firstPublishedAt: true },
};
const RELEASE = { createdAt: true, firstPublishedAt: true };

async function readAll(
  { payload, user }: ReportRequest,
  collection: CollectionSlug,
  where: Where,
  select: Record<string, boolean> = CONTENT,
  locale?: 'all',
): Promise<Doc[]> {
  const all: Doc[] = [];
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await payload.find({
      ...{ collection, where, select: select as never, sort: 'id', limit: PAGE, page, depth: 0 },
      ...(user ? { overrideAccess: false, user } : {}),
      ...(locale && { locale }),
    });
    all.push(...(docs as unknown as Doc[]));
    if (!hasNextPage) return all;
  }
}

/** Instants of these days wherever in the world they are counted: a day more at either end. */
function around(field: string, { from, to }: Period): Where[] {
  const day = (date: string, days: number) => new Date(Date.parse(date) + days * DAY_MS).toISOString();
  return [{ [field]: { greater_than_equal: day(from, -1) } }, { [field]: { less_than_equal: day(to, 2) } }];
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const texts = (values: unknown): string[] => (Array.isArray(values) ? values.flatMap((one) => text(one) ?? []) : []);
const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : []);
const unique = (values: (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];

function toArticle(doc: Doc): ReportedArticle {
  const attributions = rows(doc.attributions);
  return {
    id: doc.id,
    title: String(doc.title),
    translationOf: text(doc.translationOf),
    publishedOn: String(doc.publishedOn),
    series: text(doc.series),
    companies: unique(attributions.map(({ organization }) => text(organization))),
    authors: unique(attributions.map(({ author }) => text(author))),
    topics: texts(doc.topics),
    source: text(doc.source) ?? '',
    appearances: rows(doc.appearances).map(({ source }) => text(source)),
    receivedAt: String(doc.createdAt),
    releasedAt: text(doc.firstPublishedAt),
  };
}

async function readEvents(asking: ReportRequest): Promise<ReportedEvent[]> {
  const { period, timeZone } = asking;
  const where: Where[] = [
    { about: { equals: 'articles' } },
    { outcome: { equals: 'done' } },
    { action: { in: ACTIONS } },
    ...around('createdAt', period),
  ];
  const docs = await readAll(asking, 'audit-events', { and: where }, { createdAt: true, action: true, title: true });
  return docs.map(({ createdAt, action, title }) => ({
    at: String(createdAt),
    on: dayOf({ instant: String(createdAt), timeZone }),
    action: action as ReportedEvent['action'],
    title: text(title) ?? '',
  }));
}

/** `name` is what the public record is made of, in every language; the names that staff write are made into it. */
async function readNames(asking: ReportRequest): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const collection of ENTITIES) {
    for (const { id, name } of await readAll(asking, collection, {}, { name: true }, 'all')) {
      const { en, 'zh-Hans': zh } = (name ?? {}) as { en?: string | null; 'zh-Hans'?: string | null };
      names.set(id, (asking.language === 'zh' ? zh || en : en || zh) || id);
    }
  }
  return names;
}
