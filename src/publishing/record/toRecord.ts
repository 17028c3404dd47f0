/** Desk -> public record. Pure; every public field is named here, so a field that is not written here cannot become public. */
import { idOf } from '../../domain/desk/references.ts';
import type { ArticleRecord, Ref } from '../../domain/record.ts';
import { recordSchema } from '../../domain/record.ts';
import type { Article } from '../../payload-types.ts';
import type { Related } from './readDesk.ts';
import type { ShownFiles } from './files.ts';
import { refTo } from './names.ts';
import { toBody } from '../../desk/richText/toBody.ts';
import type { RichText } from '../../desk/richText/richText.ts';

type Input = { article: Article; related: Related; files: ShownFiles };

/** @throws ZodError when what the desk holds is not a valid public record */
export function toRecord({ article, related, files }: Input): ArticleRecord {
  const { language } = article;
  return recordSchema.parse({
    id: article.id,
    slug: article.slug,
    language,
    title: article.title,
    summary: article.summary || null,
    publishedOn: article.publishedOn,
    attributions: attributionsOf(article, related),
    byline: article.byline || null,
    source: refTo(find(related.sources, article.source), language),
    sourceUrl: article.sourceUrl || null,
    series: seriesOf(article, related),
    topics: (article.topics ?? []).flatMap((topic) => present(refTo(find(related.topics, topic), language))),
    translationOf: idOf(article.translationOf),
    appearances: (article.appearances ?? []).map(({ source, url, publishedOn, title }) => ({
      source: refTo(find(related.sources, source), language),
      url,
      publishedOn: publishedOn || null,
      title: title || null,
    })),
    corrections: (article.corrections ?? []).map(({ on, note }) => ({ on, note })),
    image: files.images.get(idOf(article.image) ?? '') ?? null,
    attachments: (article.attachments ?? []).flatMap((file) => present(files.attachments.get(idOf(file) ?? ''))),
    rights: rightsOf(article),
    body: article.body?.root && toBody(article.body as RichText, files.images),
  } satisfies Record<keyof ArticleRecord, unknown>);
}

/** The record with source, series and topics named as in `earlier`: renaming one of them is no change of an article. */
export function withNamesOf(record: ArticleRecord, earlier: ArticleRecord): ArticleRecord {
  const known = new Map([earlier.source, ...earlier.topics].map((ref) => [ref.slug, ref]));
  for (const { source } of earlier.appearances) if (source) known.set(source.slug, source);
  const asBefore = <T extends Ref | null>(ref: T): T => (ref && (known.get(ref.slug) as T)) || ref;
  const sameSeries = record.series && record.series.slug === earlier.series?.slug ? earlier.series.title : null;
  return {
    ...record,
    source: asBefore(record.source),
    topics: record.topics.map(asBefore),
    series: record.series && { ...record.series, title: sameSeries ?? record.series.title },
    appearances: record.appearances.map((appearance) => ({ ...appearance, source: asBefore(appearance.source) })),
  };
}

function attributionsOf({ attributions, language }: Article, related: Related): unknown[] {
  return (attributions ?? []).map(({ author, authorName, position, organization, organizationName }) => ({
    author: refTo(find(related.authors, author), language, authorName),
    position: position || null,
    organization: refTo(find(related.organizations, organization), language, organizationName),
  }));
}

function seriesOf({ series, instalment, language }: Article, related: Related): ArticleRecord['series'] {
  const ref = refTo(find(related.series, series), language);
  return ref && { slug: ref.slug, title: ref.name, instalment: instalment ?? null };
}

function rightsOf({ rights }: Article): ArticleRecord['rights'] {
  return rights?.text || rights?.license ? { text: rights.text || null, license: rights.license || null } : null;
}

function find<T>(entities: ReadonlyMap<string, T>, relation: Parameters<typeof idOf>[0]): T | undefined {
  return entities.get(idOf(relation) ?? '');
}

const present = <T>(value: T | null | undefined): T[] => (value ? [value] : []);
