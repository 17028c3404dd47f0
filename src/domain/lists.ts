/** The closed lists of the archive: languages, kinds of entity, kinds of edition. Everything else takes them from here. */
import { z } from 'zod';

/** BCP 47 tags an article can be written in, with the name readers see. Extend the list to add a language. */
export const LANGUAGES = { en: 'English', 'zh-Hans': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];
export const languageSchema = z.enum(LANGUAGE_CODES, `must be one of ${LANGUAGE_CODES.join(', ')}`);

/** What an article can be asked for by; the singular is the filter parameter, the plural the path. */
export const ENTITY_KINDS = ['author', 'organization', 'source', 'series', 'topic'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];
export const ENTITY_PATHS = {
  author: 'authors',
  organization: 'organizations',
  source: 'sources',
  series: 'series',
  topic: 'topics',
} as const satisfies Record<EntityKind, string>;

export const EDITION_KINDS = ['published', 'corrected', 'withdrawn', 'restored', 'redacted', 'adopted'] as const;
export type EditionKind = (typeof EDITION_KINDS)[number];

export const STAGES = ['draft', 'in-review', 'approved', 'published', 'withdrawn'] as const;
export type Stage = (typeof STAGES)[number];

export const SLUG_MAX = 120;
/** Lower-case ASCII words joined by single hyphens: what every slug of the archive looks like. */
export const slugSchema = z
  .string()
  .max(SLUG_MAX)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .meta({ example: 'jiang-baoquan' });

/** RFC 3339 full-date, an existing day between 1000 and 9999: publishedOn and every other calendar date. */
export const calendarDateSchema = z.iso
  .date('must be a day that exists, YYYY-MM-DD')
  .refine((date) => date >= '1000-01-01', 'must be in the year 1000 or later')
  .meta({ example: '2022-08-25' });

/** RFC 3339 instant in UTC with milliseconds. */
export const instantSchema = z.iso.datetime().meta({ example: '2026-11-22T08:00:00.000Z' });

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** `previous` of the first edition in the log. */
export const NO_PREVIOUS = '0'.repeat(64);
