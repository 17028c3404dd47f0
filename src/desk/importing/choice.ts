/** What the editor confirmed: checked before anything is saved. */
import { z } from 'zod';
import { calendarDateSchema, languageSchema } from '../../domain/lists.ts';
import { webUrlSchema } from '../../domain/record.ts';

/** What the archive has, or what is to be made under this name. */
const named = z.union([z.object({ id: z.string().min(1) }), z.object({ create: z.string().trim().min(1).max(300) })]);
export type ChosenEntity = z.infer<typeof named>;

const ids = z.string().min(1);

export const choiceSchema = z.object({
  acceptChanges: z.boolean().default(false),
  title: z.string().trim().min(1).max(500),
  language: languageSchema,
  authors: z
    .array(z.object({ author: named, position: z.string().max(500).nullable(), organization: named.nullable() }))
    .max(20)
    .default([]),
  source: named.nullable().default(null),
  byline: z.string().max(500).nullable().default(null),
  sourceUrl: webUrlSchema.nullable().default(null),
  publishedOn: calendarDateSchema.nullable().default(null),
  series: named.nullable().default(null),
  instalment: z.int().min(1).max(100_000).nullable().default(null),
  topics: z.array(ids).max(20).default([]),
  /** The introduction of the series stays in the text. */
  keepIntroduction: z.boolean().default(false),
  /** What each picture shows, in order; empty ones are asked for before publication. */
  alts: z.array(z.string().max(2_000)).max(500).default([]),
  into: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('new') }),
      z.object({ kind: z.literal('version'), id: ids }),
      z.object({ kind: z.literal('translation'), id: ids }),
    ])
    .default({ kind: 'new' }),
});
export type Choice = z.infer<typeof choiceSchema>;
