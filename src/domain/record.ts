/** What an edition keeps of an article for ever. URLs of the archive's own files are root-relative, so a record outlives its host. */
import { z } from 'zod';
import { calendarDateSchema, languageSchema, sha256Schema, slugSchema } from './lists.ts';

/** An absolute http(s) address. */
export const webUrlSchema = z.url({ protocol: /^https?$/ }).max(2000);

/** A named reference as it stood when the edition was made. */
export const refSchema = z.strictObject({ slug: slugSchema, name: z.string() }).meta({ id: 'Reference' });
export type Ref = z.infer<typeof refSchema>;

/** Address of a public file: `/media/{sha256}.{ext}`, relative to the archive's root. */
const mediaPathSchema = z.string();

export const imageSchema = z.strictObject({
  url: mediaPathSchema,
  alt: z.string(),
  credit: z.string().nullable(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Image = z.infer<typeof imageSchema>;

export const bodySchema = z
  .strictObject({
    html: z.string().describe('Safe HTML: headings, lists, links, quotes, images, tables; no script, no style'),
    text: z.string().describe('Plain text, paragraphs separated by an empty line; 10⁻⁶, x^(ab), ~~struck out~~'),
    markdown: z
      .string()
      .describe('CommonMark with GFM tables; underline, strikethrough, sub- and superscript are tags'),
  })
  .meta({ id: 'Body' });
export type Body = z.infer<typeof bodySchema>;

export const attributionSchema = z.strictObject({
  author: refSchema,
  position: z.string().nullable(),
  organization: refSchema.nullable(),
});

export const appearanceSchema = z.strictObject({
  source: refSchema.nullable(),
  url: webUrlSchema,
  publishedOn: calendarDateSchema.nullable(),
  title: z.string().nullable(),
});

export const attachmentSchema = z.strictObject({
  url: mediaPathSchema,
  title: z.string(),
  mimeType: z.string(),
  bytes: z.int().nonnegative(),
});

/** Everything public about an article but its body; the fields every list shows are made from it. */
const recordFields = {
  id: z.uuid(),
  slug: slugSchema,
  language: languageSchema,
  title: z.string().min(1),
  summary: z.string().nullable(),
  publishedOn: calendarDateSchema,
  attributions: z.array(attributionSchema).min(1),
  byline: z.string().nullable(),
  source: refSchema,
  sourceUrl: webUrlSchema.nullable(),
  series: z.strictObject({ slug: slugSchema, title: z.string(), instalment: z.int().positive().nullable() }).nullable(),
  topics: z.array(refSchema),
  translationOf: z.uuid().nullable().describe('id of the article this one translates'),
  appearances: z.array(appearanceSchema),
  corrections: z.array(z.strictObject({ on: calendarDateSchema, note: z.string() })),
  image: imageSchema.nullable(),
  attachments: z.array(attachmentSchema),
  rights: z.strictObject({ text: z.string().nullable(), license: webUrlSchema.nullable() }).nullable(),
};

export const recordSchema = z.strictObject({ ...recordFields, body: bodySchema }).meta({ id: 'Record' });
export type ArticleRecord = z.infer<typeof recordSchema>;

/** What stays of a withdrawn article: the record of a `withdrawn` edition and the body of a 410 answer. */
export const tombstoneSchema = z
  .strictObject({
    title: z.string(),
    publishedOn: calendarDateSchema,
    withdrawnAt: z.iso.datetime(),
    reason: z.string(),
    citation: z.string().describe('The article as it could be cited, in one line of plain text'),
  })
  .meta({ id: 'Tombstone' });
export type Tombstone = z.infer<typeof tombstoneSchema>;

/** The record of a `redacted` edition: which edition's content had to be removed by law, and why. */
export const redactionSchema = z
  .strictObject({
    seq: z.int().positive().describe('The edition whose content was removed'),
    sha256: sha256Schema.describe('Its hash, which stays in the log and links the chain'),
    redactedAt: z.iso.datetime(),
    reason: z.string(),
  })
  .meta({ id: 'Redaction' });
export type Redaction = z.infer<typeof redactionSchema>;

/** The record of an `adopted` edition: the log goes on, or begins, without all that this archive had published before. */
export const adoptionSchema = z
  .strictObject({
    known: z
      .strictObject({ seq: z.int().nonnegative(), sha256: sha256Schema })
      .describe('Where the log ended as it was known until then; seq 0 and 64 zeros where that is not known'),
    adoptedAt: z.iso.datetime(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Adoption' });
export type Adoption = z.infer<typeof adoptionSchema>;
