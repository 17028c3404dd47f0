/** GET /v1/articles/{slug}/citation */
import { z } from 'zod';
import type { Card } from '../../domain/article.ts';
import { dayOf } from '../../domain/words/days.ts';
import type { Profile } from '../../domain/entity.ts';
import { calendarDateSchema, slugSchema } from '../../domain/lists.ts';
import { CITATION_FORMATS } from '../../formats/index.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Content, ExampleRequest, Reader } from '../../http/endpoint.ts';
import { rawText } from '../../http/ask/readQuery.ts';
import { findPublic, tagsOf } from './find.ts';

export type CitationFormat = keyof typeof CITATION_FORMATS;
export const FORMAT_NAMES = Object.keys(CITATION_FORMATS) as [CitationFormat, ...CitationFormat[]];
/** The one that names the day of access. */
export const DATED_FORMAT: CitationFormat = 'gbt7714';
const cslSchema = z
  .array(z.object({ id: z.string(), type: z.string(), title: z.string() }).loose())
  .meta({ id: 'CslJson', description: 'https://docs.citationstyles.org/ csl-data' });

export const CITATION_CONTENT: Content = Object.fromEntries(
  FORMAT_NAMES.map((format) => [
    CITATION_FORMATS[format].mediaType.split(';')[0],
    format === 'csl-json' ? cslSchema : ('text' as const),
  ]),
);

export const citationParameters = {
  format: rawText()
    .pipe(z.enum(FORMAT_NAMES, `must be one of ${FORMAT_NAMES.join(', ')}`))
    .describe('BibTeX, RIS, CSL-JSON or GB/T 7714-2015'),
  accessed: rawText()
    .pipe(calendarDateSchema)
    .optional()
    .describe('Day of access, which gbt7714 names; today in the archive’s time zone without it'),
};

/** Without a day of access GB/T 7714 would be another text tomorrow. */
function exampleOf({ format, card: { slug, updatedAt } }: { format: CitationFormat; card: Card }): ExampleRequest {
  const accessed = format === DATED_FORMAT ? updatedAt.slice(0, 10) : undefined;
  return { params: { slug }, query: { format, accessed } };
}

export function getCitation(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getCitation',
      path: '/v1/articles/{slug}/citation',
      params: z.object({ slug: slugSchema }),
      query: z.object(citationParameters),
      ofArticle: true,
      answer: async ({ params: { slug }, query: { format, accessed } }) => {
        const { card, state } = await findPublic({ reader, slug });
        const article = JSON.parse(card) as Card;
        const { mediaType, encode } = CITATION_FORMATS[format];
        const accessedOn = dayOfAccess({ reader, accessed });
        const sourceKind = await sourceKinds(reader)(article.source.slug);
        const body = encode({ article, site: reader.site, sourceKind, accessedOn });
        return {
          type: mediaType,
          body,
          tags: tagsOf(state),
          ...(format === DATED_FORMAT && !accessed && { isOfNow: {} }),
        };
      },
    },
    {
      tag: 'Articles',
      summary: 'One citation in the format asked for',
      description: 'Names, dates and addresses as each format wants them; Chinese names stay family name first.',
      content: CITATION_CONTENT,
      examples: (newest) => (newest ? FORMAT_NAMES.map((format) => exampleOf({ format, card: newest.card })) : []),
    },
  );
}

export function dayOfAccess({ reader, accessed }: { reader: Reader; accessed: string | undefined }): string {
  return accessed ?? dayOf({ instant: new Date(), timeZone: reader.site.timeZone });
}

/** What kind of outlet a source is, each looked up once. */
export function sourceKinds({ store }: Reader): (slug: string) => Promise<Profile<'source'>['kind']> {
  const known = new Map<string, Profile<'source'>['kind']>();
  return async (slug) => {
    const kind = known.get(slug);
    if (kind !== undefined) return kind;
    const source = await store.getEntity({ kind: 'source', slug });
    const found = source === null ? null : (JSON.parse(source) as Profile<'source'>).kind;
    known.set(slug, found);
    return found;
  };
}
