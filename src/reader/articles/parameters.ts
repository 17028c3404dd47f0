/** Parameters and answer of the list of articles. */
import { z } from 'zod';
import { cardSchema } from '../../domain/article.ts';
import { FACETS, HOWS, SORTS } from '../../domain/query.ts';
import { bodySchema } from '../../domain/record.ts';
import { calendarDateSchema, languageSchema, slugSchema } from '../../domain/lists.ts';
import { facetsSchema, listLinksSchema, pageSchema } from '../../http/listAnswer.ts';
import {
  cursorParameter,
  limitParameter,
  listOf,
  searchParameter,
  slugsParameter,
  updatedSinceParameter,
  wholeNumber,
} from '../../http/parameters.ts';
import { rawText } from '../../http/readQuery.ts';

const FIELDS = ['body', ...Object.keys(cardSchema.shape)];
const INCLUDES = ['body', 'facets', 'total'] as const;

const dateParameter = (description: string) => rawText().pipe(calendarDateSchema).optional().describe(description);

const parameters = z.object({
  q: searchParameter(
    'Full text, Chinese or English: every word must occur; "…" is a phrase; -word excludes; a OR b; (parentheses)',
  ),
  author: slugsParameter('authors'),
  organization: slugsParameter('organizations the authors spoke for'),
  source: slugsParameter('sources'),
  series: slugsParameter('series'),
  topic: slugsParameter('topics'),
  language: listOf(languageSchema).optional().describe('Language tags; separated by commas, any of them may hold'),
  from: dateParameter('Published on this day or later'),
  to: dateParameter('Published on this day or earlier'),
  year: wholeNumber({ min: 1000, max: 9999 }).optional().describe('Published in this year'),
  updatedSince: updatedSinceParameter,
  id: listOf(z.uuid('must be the UUID of an article').toLowerCase())
    .optional()
    .describe('ids of articles, separated by commas; one that is not public is left out'),
  sourceUrl: rawText()
    .pipe(z.url({ protocol: /^https?$/, error: 'must be an absolute address, http or https' }).max(2000))
    .optional()
    .describe('The very address of the original, as articles show it'),
  sort: rawText()
    .pipe(z.enum(SORTS, `must be one of ${SORTS.join(', ')}`))
    .optional()
    .describe(
      'Order; relevance needs q and is the default with it; -updatedAt with updatedSince; else -publishedOn. instalment needs series',
    ),
  limit: limitParameter,
  cursor: cursorParameter,
  include: listOf(z.enum(INCLUDES, `must be any of ${INCLUDES.join(', ')}`))
    .optional()
    .describe('What the answer holds besides; separated by commas'),
  facets: listOf(z.enum(FACETS, `must be any of ${FACETS.join(', ')}`))
    .optional()
    .describe('Which facets to count (implies include=facets); without it all but month'),
  fields: listOf(z.enum(FIELDS, `must be any of ${FIELDS.join(', ')}`))
    .optional()
    .describe('The fields of each article to answer, separated by commas; all but body without it'),
});

/** Said together with whatever else is wrong. */
const when = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null;

const withoutText = (name: string) => ({ path: [name], message: 'goes with filters, not with q', when });

export const listArticlesQuery = parameters
  .refine(({ sort, q }) => sort !== 'relevance' || q !== undefined, {
    path: ['sort'],
    message: 'relevance needs q',
    when,
  })
  .refine(({ sort, series, q }) => sort !== 'instalment' || (series !== undefined && q === undefined), {
    path: ['sort'],
    message: 'instalment needs series, and goes without q',
    when,
  })
  .refine(({ updatedSince, q }) => updatedSince === undefined || q === undefined, withoutText('updatedSince'))
  .refine(({ id, q }) => id === undefined || q === undefined, withoutText('id'))
  .refine(({ sourceUrl, q }) => sourceUrl === undefined || q === undefined, withoutText('sourceUrl'))
  .refine(({ sort, updatedSince }) => updatedSince === undefined || sort === undefined || sort === '-updatedAt', {
    path: ['sort'],
    message: 'with updatedSince it is -updatedAt',
    when,
  });
export type ListArticlesQuery = z.output<typeof listArticlesQuery>;

const matchSchema = z.strictObject({
  score: z.number().describe('Higher is better; comparable within one answer only'),
  how: z
    .enum(HOWS)
    .describe(
      'exact: as typed; name: a name in any language; synonym: words that mean the same; parts: of a run of Chinese',
    ),
  snippet: z.string().describe('HTML: hits between <mark> and </mark>, everything else escaped'),
});

/** `fields` may leave out any field, so none is required here; without it all of a card are there. */
const itemSchema = z
  .strictObject({ ...cardSchema.partial().shape, body: bodySchema.optional(), match: matchSchema.optional() })
  .meta({ id: 'ArticleItem', description: 'An article in a list. Every field is there unless `fields` left it out.' });

export const articleListSchema = z
  .strictObject({
    data: z.array(itemSchema),
    page: pageSchema,
    facets: facetsSchema.optional().describe('With include=facets or facets=…'),
    links: listLinksSchema,
  })
  .meta({ id: 'ArticleList' });

export const slugParams = z.object({ slug: slugSchema });
