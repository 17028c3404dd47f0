/** An edition: one immutable public rendering of an article, sealed by a hash and chained to the edition before it. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { adoptionSchema, recordSchema, redactionSchema, tombstoneSchema } from './record.ts';
import type { Adoption, ArticleRecord, Redaction, Tombstone } from './record.ts';
import { EDITION_KINDS, instantSchema, sha256Schema, slugSchema } from './lists.ts';

export const editionSchema = z
  .strictObject({
    seq: z.int().positive().describe('Place in the log'),
    article: z
      .strictObject({ id: z.uuid(), slug: slugSchema })
      .describe('Of an `adopted` edition, which is of no article, the nil UUID and `archive`'),
    number: z.int().positive().describe('1 for the first edition of this article'),
    kind: z.enum(EDITION_KINDS),
    at: instantSchema,
    record: z
      .union([recordSchema, tombstoneSchema, redactionSchema, adoptionSchema])
      .nullable()
      .describe(
        'The article as published; of a withdrawal, its tombstone; of a redaction, what it removed; of an adoption, where the history broke; null where it was removed',
      ),
    redacted: z
      .strictObject({ at: instantSchema, reason: z.string() })
      .optional()
      .describe('Only where the content had to be removed by law; the stored sha256 is that of the content removed'),
    sha256: sha256Schema,
    previous: sha256Schema.describe('sha256 of the edition before it in the log; 64 zeros for the first'),
  })
  .meta({ id: 'Edition' });
export type Edition = z.infer<typeof editionSchema>;

export type PublicEdition = Edition & { kind: 'published' | 'corrected' | 'restored'; record: ArticleRecord };
export type WithdrawnEdition = Edition & { kind: 'withdrawn'; record: Tombstone };
export type RedactingEdition = Edition & { kind: 'redacted'; record: Redaction };
export type AdoptingEdition = Edition & { kind: 'adopted'; record: Adoption };

/** What an edition of the archive itself has in the place of its article: the nil UUID of RFC 9562 is that of nothing. */
export const NO_ARTICLE = { id: '00000000-0000-0000-0000-000000000000', slug: 'archive' };

const SHOWING: readonly string[] = ['published', 'corrected', 'restored'] satisfies PublicEdition['kind'][];

export function isPublic(edition: Edition): edition is PublicEdition {
  return SHOWING.includes(edition.kind) && edition.record !== null;
}

/** Whether the edition removes the content of another one. */
export function isRedaction(edition: Edition): edition is RedactingEdition {
  return edition.kind === 'redacted';
}

/** Whether the edition says that the log goes on without what was known of it: it is of no article. */
export function isAdoption(edition: Edition): edition is AdoptingEdition {
  return edition.kind === 'adopted';
}

/** SHA-256 over the RFC 8785 canonical JSON of the edition without `sha256`, in lower-case hexadecimal. */
export function hashEdition(edition: Omit<Edition, 'sha256'>): string {
  return createHash('sha256')
    .update(canonicalJson({ ...edition, sha256: undefined }))
    .digest('hex');
}

/** SHA-256 of what an article says to readers, whatever article it is: its record without `id`, as RFC 8785 canonical JSON. */
export function hashText(record: ArticleRecord): string {
  return createHash('sha256')
    .update(canonicalJson({ ...record, id: undefined }))
    .digest('hex');
}

/** RFC 8785 canonical JSON: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  const text = (canonicalize as unknown as (input: unknown) => string | undefined)(value);
  if (text === undefined) throw new TypeError('canonicalJson: the value has no JSON form');
  return text;
}
