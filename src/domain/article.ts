/** The article as readers get it: the record of its last edition plus what the archive knows about that record. */
import { z } from 'zod';
import type { PublicEdition } from './edition.ts';
import { bodySchema, recordSchema } from './record.ts';
import type { Ref } from './record.ts';
import { instantSchema, languageSchema, sha256Schema, slugSchema } from './lists.ts';

const translationSchema = z.strictObject({ language: languageSchema, slug: slugSchema });
export type Translation = z.infer<typeof translationSchema>;

const { id, slug, language, title, summary, publishedOn, ...rest } = recordSchema.omit({
  body: true,
  translationOf: true,
}).shape;

/** Every public field of an article in a list, in the order readers see them. */
export const cardSchema = z
  .strictObject({
    id,
    slug,
    url: z.string().describe('Absolute address of this article in the API'),
    language,
    title,
    summary,
    publishedOn,
    releasedAt: instantSchema.describe('When this archive first made it public'),
    updatedAt: instantSchema.describe('When its last edition was made'),
    ...rest,
    translations: z.array(translationSchema),
    edition: z.int().positive(),
    sha256: sha256Schema,
  })
  .meta({ id: 'ArticleCard' });
/** URLs of the archive itself are root-relative in a stored card; the reader makes them absolute. */
export type Card = z.infer<typeof cardSchema>;

const introductionSchema = z.strictObject({ html: z.string(), text: z.string() });

/** One article, body included; the series carries the introduction that opens each instalment. */
export const articleSchema = z
  .strictObject({
    ...cardSchema.shape,
    series: z
      .strictObject({
        slug: slugSchema,
        title: z.string(),
        instalment: z.int().positive().nullable(),
        introduction: introductionSchema.nullable(),
      })
      .nullable(),
    body: bodySchema,
  })
  .meta({ id: 'Article' });
export type Article = z.infer<typeof articleSchema>;

/**
 * The card of a public edition, fields named one by one: nothing reaches a list that is not written here, and one
 * edition always gives one and the same text, whatever the order of the fields it was made from.
 */
export function toCard(input: { edition: PublicEdition; releasedAt: string; translations: Translation[] }): Card {
  const { record, ...edition } = input.edition;
  const { series, image, rights } = record;
  return {
    id: record.id,
    slug: record.slug,
    url: `/v1/articles/${record.slug}`,
    language: record.language,
    title: record.title,
    summary: record.summary,
    publishedOn: record.publishedOn,
    releasedAt: input.releasedAt,
    updatedAt: edition.at,
    attributions: record.attributions.map(({ author, position, organization }) => ({
      author: toRef(author),
      position,
      organization: organization && toRef(organization),
    })),
    byline: record.byline,
    source: toRef(record.source),
    sourceUrl: record.sourceUrl,
    series: series && { slug: series.slug, title: series.title, instalment: series.instalment },
    topics: record.topics.map(toRef),
    appearances: record.appearances.map(({ source, url, publishedOn, title }) => ({
      source: source && toRef(source),
      url,
      publishedOn,
      title,
    })),
    corrections: record.corrections.map(({ on, note }) => ({ on, note })),
    image: image && { url: image.url, alt: image.alt, credit: image.credit, width: image.width, height: image.height },
    attachments: record.attachments.map(({ url, title, mimeType, bytes }) => ({ url, title, mimeType, bytes })),
    rights: rights && { text: rights.text, license: rights.license },
    translations: input.translations,
    edition: edition.number,
    sha256: edition.sha256,
  };
}

const toRef = ({ slug, name }: Ref): Ref => ({ slug, name });
