/** An article as a reader takes it in, part by part and in plain text: what two states of it are compared by. */
import type { ArticleRecord, Ref } from './record.ts';

export const READING_PARTS = [
  'title',
  'summary',
  'attributions',
  'publishedOn',
  'source',
  'byline',
  'series',
  'topics',
  'body',
  'image',
  'attachments',
  'appearances',
  'rights',
  'corrections',
] as const;
export type ReadingPart = (typeof READING_PARTS)[number];
/** A part that the article has not is empty. */
export type Reading = Record<ReadingPart, string>;

type Named = Pick<Ref, 'name'> | null;
type Maybe<T> = { [K in keyof T]?: T[K] | null };
/** A record, or as much of one as an unfinished article has. */
export type Readable = Maybe<Pick<ArticleRecord, 'title' | 'summary' | 'publishedOn' | 'byline' | 'sourceUrl'>> & {
  attributions: { author: Named; position: string | null; organization: Named }[];
  source: Named;
  series: { title: string; instalment: number | null } | null;
  topics: NonNullable<Named>[];
  appearances: { source: Named; url: string; publishedOn: string | null; title: string | null }[];
  corrections: { on: string; note: string }[];
  image: { alt: string; credit: string | null } | null;
  attachments: { title: string }[];
  rights: { text: string | null; license: string | null } | null;
  body: { text: string } | null;
};

const line = (...parts: (string | number | null | undefined)[]): string => parts.filter(Boolean).join(' · ');
const lines = (all: string[]): string => all.join('\n');

export function readingOf(record: Readable): Reading {
  const { appearances, attachments, attributions, corrections, image, rights, series, topics } = record;
  return {
    title: record.title ?? '',
    summary: record.summary ?? '',
    attributions: lines(attributions.map((one) => line(one.author?.name, one.position, one.organization?.name))),
    publishedOn: record.publishedOn ?? '',
    source: line(record.source?.name, record.sourceUrl),
    byline: record.byline ?? '',
    series: line(series?.title, series?.instalment),
    topics: lines(topics.map(({ name }) => name)),
    body: record.body?.text ?? '',
    image: line(image?.alt, image?.credit),
    attachments: lines(attachments.map(({ title }) => title)),
    appearances: lines(appearances.map((one) => line(one.source?.name, one.publishedOn, one.title, one.url))),
    rights: line(rights?.text, rights?.license),
    corrections: lines(corrections.map(({ on, note }) => line(on, note))),
  };
}
