/** The article as readers get it: the record of its last edition plus what the archive knows about that record. */
import { z } from 'zod';
import type { PublicEdition } from './edition.ts';
import { localizedTextSchema } from './entity.ts';
import type { LocalizedText } from './entity.ts';
import { bodySchema, recordSchema, refSchema, webUrlSchema } from './record.ts';
import type { Ref } from './record.ts';
import { calendarDateSchema, instantSchema, languageSchema, sha256Schema, slugSchema } from './lists.ts';
import type { EntityKind } from './lists.ts';

const translationSchema = z.strictObject({ language: languageSchema, slug: slugSchema });
export type Translation = z.infer<typeof translationSchema>;

const { id, slug, language, title, summary, publishedOn, byline, sourceUrl, corrections, image, attachments, rights } =
  recordSchema.shape;

const names = { names: localizedTextSchema.describe('Present names in every language') };
/** `name` is the one of the day of publication. */
const namedRefSchema = z.strictObject({ ...refSchema.shape, ...names }).meta({ id: 'NamedReference' });
export type NamedRef = z.infer<typeof namedRefSchema>;
const instalmentSchema = { slug: slugSchema, title: z.string(), instalment: z.int().positive().nullable(), ...names };

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
    updatedAt: instantSchema.describe('When readers last saw a change: an edition, a translation, or names'),
    attributions: z
      .array(
        z.strictObject({
          author: namedRefSchema,
          position: z.string().nullable(),
          organization: namedRefSchema.nullable(),
        }),
      )
      .min(1),
    byline,
    source: namedRefSchema,
    sourceUrl,
    series: z.strictObject(instalmentSchema).nullable(),
    topics: z.array(namedRefSchema),
    appearances: z.array(
      z.strictObject({
        source: refSchema.nullable(),
        url: webUrlSchema,
        publishedOn: calendarDateSchema.nullable(),
        title: z.string().nullable(),
      }),
    ),
    corrections,
    image,
    attachments,
    rights,
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
        ...instalmentSchema,
        introduction: introductionSchema.nullable(),
      })
      .nullable(),
    body: bodySchema,
  })
  .meta({ id: 'Article' });
export type Article = z.infer<typeof articleSchema>;

type CardInput = {
  edition: PublicEdition;
  releasedAt: string;
  updatedAt: string;
  translations: Translation[];
  /** Present names of an entity. */
  namesOf: (kind: EntityKind, slug: string) => LocalizedText;
  /** Present slug of an entity, that of the one it was merged into; as the record has it where nothing is said. */
  slugOf?: (kind: EntityKind, slug: string) => string;
};

/**
 * The card of a public edition, fields named one by one: nothing reaches a list that is not written here, and one
 * edition always gives one and the same text, whatever the order of the fields it was made from.
 */
export function toCard({
  edition: { record, ...edition },
  releasedAt,
  updatedAt,
  translations,
  namesOf,
  slugOf = (_kind, slug) => slug,
}: CardInput): Card {
  const { series, image, rights } = record;
  const named = (kind: EntityKind, { slug, name }: Ref): NamedRef => ({
    slug: slugOf(kind, slug),
    name,
    names: namesOf(kind, slug),
  });
  return {
    id: record.id,
    slug: record.slug,
    url: `/v1/articles/${record.slug}`,
    language: record.language,
    title: record.title,
    summary: record.summary,
    publishedOn: record.publishedOn,
    releasedAt,
    updatedAt,
    attributions: record.attributions.map(({ author, position, organization }) => ({
      author: named('author', author),
      position,
      organization: organization && named('organization', organization),
    })),
    byline: record.byline,
    source: named('source', record.source),
    sourceUrl: record.sourceUrl,
    series: series && {
      slug: series.slug,
      title: series.title,
      instalment: series.instalment,
      names: namesOf('series', series.slug),
    },
    topics: record.topics.map((topic) => named('topic', topic)),
    appearances: record.appearances.map(({ source, url, publishedOn, title }) => ({
      source: source && { slug: source.slug, name: source.name },
      url,
      publishedOn,
      title,
    })),
    corrections: record.corrections.map(({ on, note }) => ({ on, note })),
    image: image && { url: image.url, alt: image.alt, credit: image.credit, width: image.width, height: image.height },
    attachments: record.attachments.map(({ url, title, mimeType, bytes }) => ({ url, title, mimeType, bytes })),
    rights: rights && { text: rights.text, license: rights.license },
    translations,
    edition: edition.number,
    sha256: edition.sha256,
  };
}
