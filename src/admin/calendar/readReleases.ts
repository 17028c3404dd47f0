/** What the calendar shows of a span of time: planned, late and released articles, and the expected instalments of a series. */
import { ask, readNext } from '../release/readSeries.ts';

export type ReleaseKind = 'planned' | 'late' | 'released' | 'expected';
export type Release = {
  kind: ReleaseKind;
  instant: string;
  title: string;
  /** The article; null where none is written yet. */
  article: string | null;
  instalment: number | null;
};

type Asked = { api: string; from: string; to: string; series: string | null; timeZone: string };
type Doc = {
  id: string;
  title: string | null;
  instalment: number | null;
  releaseAt: string | null;
  firstPublishedAt: string | null;
};

/** Articles of one span; a month of a busy series has a tenth. */
const MOST = 300;
const EXPECTED = 6;
const FIELDS = ['title', 'instalment', 'releaseAt', 'firstPublishedAt'].map((name) => `select[${name}]=true`).join('&');

/** With the rights of whoever is signed in. @throws when not answered */
export async function readReleases(asked: Asked): Promise<Release[]> {
  const now = new Date().toISOString();
  const [planned, released, expected] = await Promise.all([
    find(asked, 'releaseAt', 'draft=true', 'where[and][2][stage][equals]=approved'),
    find(asked, 'firstPublishedAt', '', 'where[and][2][_status][equals]=published'),
    expectedIn(asked),
  ]);
  const release = (doc: Doc, kind: ReleaseKind, instant: string | null): Release[] =>
    instant ? [{ kind, instant, title: doc.title ?? '', article: doc.id, instalment: doc.instalment }] : [];
  return [
    ...planned.flatMap((doc) => release(doc, (doc.releaseAt ?? '') <= now ? 'late' : 'planned', doc.releaseAt)),
    ...released.flatMap((doc) => release(doc, 'released', doc.firstPublishedAt)),
    ...expected,
  ];
}

async function find({ api, from, to, series }: Asked, field: string, ...more: string[]): Promise<Doc[]> {
  const query = [
    ...[`depth=0&limit=${MOST}&sort=${field}`, FIELDS, ...more],
    `where[and][0][${field}][greater_than_equal]=${from}`,
    `where[and][1][${field}][less_than]=${to}`,
    ...(series ? [`where[and][3][series][equals]=${series}`] : []),
  ];
  return (await ask<{ docs: Doc[] }>(`${api}/articles?${query.filter(Boolean).join('&')}`)).docs;
}

async function expectedIn({ api, from, to, series, timeZone }: Asked): Promise<Release[]> {
  if (!series) return [];
  const next = await readNext({ api, series, language: null, timeZone, count: EXPECTED });
  return next.flatMap(({ instant, instalment }) =>
    instant && instant >= from && instant < to
      ? [{ kind: 'expected' as const, instant, title: '', article: null, instalment }]
      : [],
  );
}
