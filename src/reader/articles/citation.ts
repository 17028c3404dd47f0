/** GET /v1/articles/{slug}/citation */
import { z } from 'zod';
import type { Card } from '../../domain/article.ts';
import { dayOf } from '../../domain/days.ts';
import type { Profile } from '../../domain/entity.ts';
import { calendarDateSchema, slugSchema } from '../../domain/lists.ts';
import { CITATION_FORMATS } from '../../formats/index.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Content, ExampleRequest, Reader } from '../../http/endpoint.ts';
import { rawText } from '../../http/readQuery.ts';
import { findPublic, tagsOf } from './find.ts';

type Format = keyof typeof CITATION_FORMATS;
const FORMATS = Object.keys(CITATION_FORMATS) as [Format, ...Format[]];
/** The one that names the day of access. */
const DATED: Format = 'gbt7714';
const cslSchema = z
  .array(z.object({ id: z.string(), type: z.string(), title: z.string() }).loose())
  .meta({ id: 'CslJson', description: 'https://docs.citationstyles.org/ csl-data' });

const content: Content = Object.fromEntries(
  FORMATS.map((format) => [
    CITATION_FORMATS[format].mediaType.split(';')[0],
    format === 'csl-json' ? cslSchema : ('text' as const),
  ]),
);

const query = z.object({
  format: rawText()
    .pipe(z.enum(FORMATS, `must be one of ${FORMATS.join(', ')}`))
    .describe('BibTeX, RIS, CSL-JSON or GB/T 7714-2015'),
  accessed: rawText()
    .pipe(calendarDateSchema)
    .optional()
    .describe('Day of access, which gbt7714 names; today in the archive’s time zone without it'),
});

/** Without a day of access GB/T 7714 would be another text tomorrow. */
function exampleOf({ format, card: { slug, updatedAt } }: { format: Format; card: Card }): ExampleRequest {
  const accessed = format === DATED ? updatedAt.slice(0, 10) : undefined;
  return { params: { slug }, query: { format, accessed } };
}

export function getCitation(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getCitation',
      path: '/v1/articles/{slug}/citation',
      params: z.object({ slug: slugSchema }),
      query,
      ofArticle: true,
      answer: async ({ params: { slug }, query: { format, accessed } }) => {
        const { card, state } = await findPublic({ reader, slug });
        const article = JSON.parse(card) as Card;
        const { mediaType, encode } = CITATION_FORMATS[format];
        const accessedOn = accessed ?? dayOf({ instant: new Date(), timeZone: reader.site.timeZone });
        const source = await reader.store.getEntity({ kind: 'source', slug: article.source.slug });
        const sourceKind = source === null ? null : (JSON.parse(source) as Profile<'source'>).kind;
        const body = encode({ article, site: reader.site, sourceKind, accessedOn });
        return { type: mediaType, body, tags: tagsOf(state), ...(format === DATED && !accessed && { isOfNow: {} }) };
      },
    },
    {
      tag: 'Articles',
      summary: 'One citation in the format asked for',
      description: 'Names, dates and addresses as each format wants them; Chinese names stay family name first.',
      content,
      examples: (newest) => (newest ? FORMATS.map((format) => exampleOf({ format, card: newest.card })) : []),
    },
  );
}
