/** Public profiles of authors, organizations, sources, series and topics, as the desk last published them. */
import { z } from 'zod';
import { imageSchema, refSchema, webUrlSchema } from './record.ts';
import { calendarDateSchema, instantSchema, slugSchema } from './lists.ts';
import type { EntityKind } from './lists.ts';

const localized = <T extends z.ZodType>(value: T) =>
  z.strictObject({ en: value.nullable(), 'zh-Hans': value.nullable() });
export const localizedTextSchema = localized(z.string());
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** Shared by every kind. `name` is the English one where there is one. */
const common = {
  slug: slugSchema,
  name: z.string(),
  names: localizedTextSchema,
  aliases: z
    .array(z.string())
    .optional()
    .describe('Former names, abbreviations and other spellings; absent where the profile is older than this field'),
  mergedInto: slugSchema
    .optional()
    .describe(
      'Slug of the entity of its kind that this one is the same as: kept by the archive, never shown to readers',
    ),
};

export const authorProfileSchema = z.strictObject({
  ...common,
  bio: localizedTextSchema,
  portrait: imageSchema.nullable(),
  positions: z.array(
    z.strictObject({
      position: localizedTextSchema,
      organization: refSchema.nullable(),
      from: calendarDateSchema.nullable(),
      to: calendarDateSchema.nullable(),
    }),
  ),
  sameAs: z.array(webUrlSchema).describe('Other pages about the same person (schema.org sameAs)'),
});

export const ORGANIZATION_KINDS = ['company', 'association', 'institute', 'government', 'other'] as const;
export const organizationProfileSchema = z.strictObject({
  ...common,
  kind: z.enum(ORGANIZATION_KINDS).nullable(),
  place: localizedTextSchema,
  website: webUrlSchema.nullable(),
  logo: imageSchema.nullable(),
});

export const SOURCE_KINDS = ['portal', 'official-account', 'newspaper', 'magazine', 'website', 'association'] as const;
export const sourceProfileSchema = z.strictObject({
  ...common,
  kind: z.enum(SOURCE_KINDS).nullable(),
  website: webUrlSchema.nullable(),
});

export const CADENCES = ['irregular', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export const seriesProfileSchema = z.strictObject({
  ...common,
  introduction: localized(z.strictObject({ html: z.string(), text: z.string() })),
  publisher: refSchema.nullable(),
  cadence: z.enum(CADENCES).nullable(),
});

export const topicProfileSchema = z.strictObject({
  ...common,
  parent: refSchema.nullable(),
  description: localizedTextSchema,
});

export const PROFILE_SCHEMAS = {
  author: authorProfileSchema,
  organization: organizationProfileSchema,
  source: sourceProfileSchema,
  series: seriesProfileSchema,
  topic: topicProfileSchema,
} as const satisfies Record<EntityKind, z.ZodType>;

export type Profiles = { [K in EntityKind]: z.infer<(typeof PROFILE_SCHEMAS)[K]> };
export type Profile<K extends EntityKind = EntityKind> = Profiles[K];
/** A profile with its kind: what the publisher hands to the store. */
export type EntityProfile = { [K in EntityKind]: { kind: K; profile: Profiles[K] } }[EntityKind];

/** What readers get: the profile plus what the archive counts. `url` is root-relative until the reader makes it absolute. */
export const entityFields = { url: z.string(), articleCount: z.int().positive(), updatedAt: instantSchema };
export type Entity<K extends EntityKind = EntityKind> = Profiles[K] & {
  url: string;
  articleCount: number;
  updatedAt: string;
};

/** Attributes an entity list can be filtered by, as `attribute:value`. */
export function entityTerms({ kind, profile }: EntityProfile): string[] {
  switch (kind) {
    case 'author':
      return profile.positions.flatMap(({ organization }) =>
        organization ? [`organization:${organization.slug}`] : [],
      );
    case 'organization':
    case 'source':
      return profile.kind ? [`kind:${profile.kind}`] : [];
    case 'series':
      return profile.publisher ? [`publisher:${profile.publisher.slug}`] : [];
    case 'topic':
      return profile.parent ? [`parent:${profile.parent.slug}`] : [];
  }
}
