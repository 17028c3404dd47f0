/** Parameters and answer of the list of articles. */
import { z } from 'zod';
import { cardSchema } from '../../domain/article.ts';
import { FACETS, HOWS, SORTS } from '../../domain/query.ts';
import { bodySchema } from '../../domain/record.ts';
import { calendarDateSchema, languageSchema, slugSchema } from '../../domain/lists.ts';
import { facetsSchema, listLinksSchema, pageSchema } from '../../http/answer/listAnswer.ts';
import {
  cursorParameter,
  limitParameter,
  listOf,
  searchParameter,
  slugsParameter,
  updatedSinceParameter,
  wholeNumber,
} from '../../http/ask/parameters.ts';
import { besideListSchema } from '../suggest/schema.ts';
import { rawText } from '../../http/ask/readQuery.ts';

const FIELDS = ['body', ...Object.keys(cardSchema.shape)];
export const INCLUDES = ['body', 'facets', 'total', 'suggestions'] as const;

const dateParameter = (description: string) => rawText().pipe(calendarDateSchema).optional().describe(description);

/** What chooses articles and their order, wherever articles are listed. */
const selection = {
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
};

export type Selected = z.output<z.ZodObject<typeof selection>>;
type Rule = { path: string; message: string; holds: (asked: Selected) => boolean };

const withoutText = (path: 'updatedSince' | 'id' | 'sourceUrl'): Rule => ({
  path,
  message: 'goes with filters, not with q',
  holds: ({ q, ...asked }) => asked[path] === undefined || q === undefined,
});

const RULES: Rule[] = [
  { path: 'sort', message: 'relevance needs q', holds: ({ sort, q }) => sort !== 'relevance' || q !== undefined },
  {
    path: 'sort',
    message: 'instalment needs series, and goes without q',
    holds: ({ sort, series, q }) => sort !== 'instalment' || (series !== undefined && q === undefined),
  },
  withoutText('updatedSince'),
  withoutText('id'),
  withoutText('sourceUrl'),
  {
    path: 'sort',
    message: 'with updatedSince it is -updatedAt',
    holds: ({ sort, updatedSince }) => updatedSince === undefined || sort === undefined || sort === '-updatedAt',
  },
];

/** What does not go together is said together with whatever else is wrong. */
const when = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null;

function withRules<Q extends z.ZodObject<typeof selection>>(schema: Q): Q {
  return RULES.reduce(
    (ruled, { path, message, holds }) =>
      ruled.refine((asked) => holds(asked as Selected), { path: [path], message, when }),
    schema,
  );
}

export const listArticlesQuery = withRules(
  z.object({
    ...selection,
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
  }),
);
export type ListArticlesQuery = z.output<typeof listArticlesQuery>;

/** Articles of one file at most: it is made while the client waits, and a list of more is an export. */
export const FILE_MAX = 5000;
/** A file of all that match: no pages, and therefore no cursor. */
export const fileQuery = {
  ...selection,
  limit: wholeNumber({ min: 1, max: FILE_MAX })
    .optional()
    .describe(`The first so many; without it all that match, which are ${FILE_MAX.toLocaleString('en')} at most`),
};
/** Names of what chooses the articles of a file and their order. */
export const FILTERS_OF_FILES = Object.keys(selection) as (keyof typeof selection)[];
export type FileQuery = z.output<z.ZodObject<typeof fileQuery>>;
export const fileQueryWith = <S extends z.ZodRawShape>(shape: S) => withRules(z.object({ ...fileQuery, ...shape }));

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
    suggestions: besideListSchema.optional().describe('With include=suggestions'),
    links: listLinksSchema,
  })
  .meta({ id: 'ArticleList' });

export const slugParams = z.object({ slug: slugSchema });
