/** The envelope of every list. */
import { z } from 'zod';
import { localizedTextSchema } from '../../domain/entity.ts';
import { FACETS } from '../../domain/query.ts';
import type { Facet } from '../../domain/query.ts';

export const pageSchema = z
  .strictObject({
    limit: z.int().min(1).max(100),
    next: z.string().nullable().describe('Pass it as `cursor` for the next page; null on the last one'),
    total: z.int().nonnegative().optional().describe('All that match; with include=total, unless cutShort'),
    cutShort: z
      .literal(true)
      .optional()
      .describe(
        'Only where the search took longer than one may: what is here is the best of it; total or facets may be left out',
      ),
  })
  .meta({ id: 'Page' });
export type Page = z.infer<typeof pageSchema>;

export const listLinksSchema = z
  .strictObject({ self: z.string(), next: z.string().nullable() })
  .meta({ id: 'ListLinks' });

const FACET_ORDER =
  'Each counted under all conditions but its own: the most frequent 100 values first; years and months all, the newest first';
const facetSchema = z.array(
  z.strictObject({
    slug: z.string(),
    name: z.string(),
    names: localizedTextSchema.nullable().describe('In every language; null of a language, year or month'),
    count: z.int().nonnegative().describe('0 only of a value that was asked for'),
  }),
);
export const facetsSchema = z
  .strictObject(
    Object.fromEntries(FACETS.map((facet) => [facet, facetSchema.optional()])) as Record<
      Facet,
      z.ZodOptional<typeof facetSchema>
    >,
  )
  .meta({ id: 'Facets', description: FACET_ORDER });

/** Query text of parameters in their given order, undefined ones left out. Commas stay readable (RFC 3986 allows them). */
export function toSearch(parameters: Record<string, string | number | string[] | undefined>): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

const OPENING = Buffer.from('{"data":[');

/** A list as JSON text around items that are JSON text already, and its Link header (RFC 8288) with the next page. */
export function listAnswer(input: {
  /** With commas between them; as bytes in any number of pieces. */
  items: string | Buffer[];
  page: Page;
  /** Further members, as JSON text. */
  extra?: string;
  self: string;
  next: string | null;
}): { type: string; body: Buffer; headers: string[] } {
  const { items, page, extra, self, next } = input;
  const links = JSON.stringify({ self, next });
  const rest = `],"page":${JSON.stringify(page)},${extra ?? ''}"links":${links}}`;
  const pieces = typeof items === 'string' ? [Buffer.from(items)] : items;
  const body = Buffer.concat([OPENING, ...pieces, Buffer.from(rest)]);
  const headers = next === null ? [] : ['Link', `<${next}>; rel="next"`];
  return { type: 'application/json; charset=utf-8', body, headers };
}
