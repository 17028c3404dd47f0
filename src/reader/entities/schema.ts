/** Answers of the five entity resources: the profile and what the archive counts. */
import { z } from 'zod';
import {
  authorProfileSchema,
  entityFields,
  ORGANIZATION_KINDS,
  organizationProfileSchema,
  seriesProfileSchema,
  SOURCE_KINDS,
  sourceProfileSchema,
  topicProfileSchema,
} from '../../domain/entity.ts';
import { ENTITY_SORTS } from '../../domain/query.ts';
import { slugSchema } from '../../domain/lists.ts';
import type { EntityKind } from '../../domain/lists.ts';
import { listLinksSchema, pageSchema } from '../../http/answer/listAnswer.ts';
import {
  cursorParameter,
  limitParameter,
  listOf,
  searchParameter,
  updatedSinceParameter,
} from '../../http/ask/parameters.ts';
import { rawText } from '../../http/ask/readQuery.ts';

const common = {
  q: searchParameter('Part of a name, in any language'),
  updatedSince: updatedSinceParameter,
  sort: rawText()
    .pipe(z.enum(ENTITY_SORTS, `must be one of ${ENTITY_SORTS.join(', ')}`))
    .optional()
    .describe('Order; that of the slugs without it. -latest: by the newest article'),
  limit: limitParameter,
  cursor: cursorParameter,
  include: listOf(z.enum(['total'], 'must be total'))
    .optional()
    .describe('What to send along'),
};
const slug = (description: string) => rawText().pipe(slugSchema).optional().describe(description);
const kind = <T extends readonly string[]>(kinds: T) =>
  rawText()
    .pipe(z.enum(kinds as unknown as [string, ...string[]], `must be one of ${kinds.join(', ')}`))
    .optional()
    .describe('Only of this kind');

const entity = <S extends z.ZodRawShape & { mergedInto: z.ZodType }>({ shape, id }: { shape: S; id: string }) =>
  z
    .strictObject({ ...shape, ...entityFields })
    .omit({ mergedInto: true } as never)
    .meta({ id });

/** For each kind: its schema, its list parameters besides q, limit and cursor, and how it is called. */
export const ENTITY_RESOURCES = {
  author: {
    schema: entity({ shape: authorProfileSchema.shape, id: 'Author' }),
    query: z.object({ ...common, organization: slug('Only people with a position at this organization') }),
    plural: 'authors',
  },
  organization: {
    schema: entity({ shape: organizationProfileSchema.shape, id: 'Organization' }),
    query: z.object({ ...common, kind: kind(ORGANIZATION_KINDS) }),
    plural: 'organizations',
  },
  source: {
    schema: entity({ shape: sourceProfileSchema.shape, id: 'Source' }),
    query: z.object({ ...common, kind: kind(SOURCE_KINDS) }),
    plural: 'sources',
  },
  series: {
    schema: entity({ shape: seriesProfileSchema.shape, id: 'Series' }),
    query: z.object({ ...common, publisher: slug('Only series put out by this organization') }),
    plural: 'series',
  },
  topic: {
    schema: entity({ shape: topicProfileSchema.shape, id: 'Topic' }),
    query: z.object({ ...common, parent: slug('Only topics directly below this one') }),
    plural: 'topics',
  },
} as const satisfies Record<EntityKind, { schema: z.ZodObject; query: z.ZodObject; plural: string }>;

export function entityListSchema({ kind }: { kind: EntityKind }) {
  const { schema } = ENTITY_RESOURCES[kind];
  return z
    .strictObject({ data: z.array(schema), page: pageSchema, links: listLinksSchema })
    .meta({ id: `${schema.meta()?.id ?? kind}List` });
}
