/** What is offered: an entity or an article, and beside a list what else might be asked. */
import { z } from 'zod';
import { localizedTextSchema } from '../../domain/entity.ts';
import { calendarDateSchema, ENTITY_KINDS, slugSchema } from '../../domain/lists.ts';

export const suggestionSchema = z
  .strictObject({
    kind: z.enum(['article', ...ENTITY_KINDS]),
    slug: slugSchema,
    name: z.string(),
    names: localizedTextSchema,
  })
  .meta({ id: 'Suggestion' });

export const besideListSchema = z
  .strictObject({
    spelling: z.string().nullable().describe('Where the first page has little: q as it may have been meant'),
    dates: z
      .strictObject({
        q: z.string().nullable().describe('What is left of q'),
        from: calendarDateSchema,
        to: calendarDateSchema,
      })
      .nullable()
      .describe('A date in words within q (2022年8月, August 2022) as a filter'),
    entities: z.array(suggestionSchema).describe('People, companies and others of which a name begins with q'),
  })
  .meta({ id: 'BesideList', description: 'What else might be asked; nothing of it was applied.' });
