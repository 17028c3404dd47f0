/** An edition: one immutable public rendering of an article, sealed by a hash and chained to the edition before it. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { recordSchema, redactionSchema, tombstoneSchema } from './record.ts';
import type { ArticleRecord, Redaction, Tombstone } from './record.ts';
import { EDITION_KINDS, instantSchema, sha256Schema, slugSchema } from './lists.ts';

export const editionSchema = z
  .strictObject({
    seq: z.int().positive().describe('Place in the log'),
    article: z.strictObject({ id: z.uuid(), slug: slugSchema }),
    number: z.int().positive().describe('1 for the first edition of this article'),
    kind: z.enum(EDITION_KINDS),
    at: instantSchema,
    record: z
      .union([recordSchema, tombstoneSchema, redactionSchema])
      .nullable()
      .describe(
        'The article as published; of a withdrawal, its tombstone; of a redaction, what it removed; null where it was removed',
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

export function isPublic(edition: Edition): edition is PublicEdition {
  return edition.kind !== 'withdrawn' && edition.kind !== 'redacted' && edition.record !== null;
}

/** Whether the edition removes the content of another one. */
export function isRedaction(edition: Edition): edition is RedactingEdition {
  return edition.kind === 'redacted';
}

/** SHA-256 over the RFC 8785 canonical JSON of the edition without `sha256`, in lower-case hexadecimal. */
export function hashEdition(edition: Omit<Edition, 'sha256'>): string {
  return createHash('sha256')
    .update(canonicalJson({ ...edition, sha256: undefined }))
    .digest('hex');
}

/** RFC 8785 canonical JSON: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  const text = (canonicalize as unknown as (input: unknown) => string | undefined)(value);
  if (text === undefined) throw new TypeError('canonicalJson: the value has no JSON form');
  return text;
}
