/** GET /v1/articles */
import { z } from 'zod';
import type { ArticleItem } from '../../archive/ArchiveStore.ts';
import { FACETS, FILTERS } from '../../domain/query.ts';
import type { ArticleQuery, Facet, Position, Selection } from '../../domain/query.ts';
import type { Body } from '../../domain/record.ts';
import { defineEndpoint } from '../endpoint.ts';
import type { Reader } from '../endpoint.ts';
import { absoluteBody, absoluteUrls } from '../http/absolute.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Answer } from '../http/entry.ts';
import { listAnswer, toSearch } from '../http/envelope.ts';
import { invalidParameters } from '../http/query.ts';
import { articleListSchema, listArticlesQuery } from './schema.ts';
import type { ListArticlesQuery } from './schema.ts';

const uuid = z.uuid();

export function listArticles(reader: Reader) {
  return defineEndpoint({
    id: 'listArticles',
    tag: 'Articles',
    path: '/v1/articles',
    summary: 'List, filter and search articles',
    description: [
      'Newest first. Different filters all hold; values of one filter are alternatives.',
      'Pages stay stable while articles are added: follow `links.next` until it is null.',
    ].join(' '),
    params: z.object({}),
    query: listArticlesQuery,
    content: { 'application/json': articleListSchema },
    problems: [],
    example: () => ({ query: { limit: '1', include: 'facets,total' } }),
    answer: async ({ query }) => answerList({ reader, query }),
  });
}

async function answerList({ reader, query }: { reader: Reader; query: ListArticlesQuery }): Promise<Answer> {
  const { store, settings } = reader;
  const asked = toArticleQuery(query);
  const { limit, cursor, include, facets, fields, ...conditions } = query;
  const identity = JSON.stringify({ ...conditions, sort: asked.sort });
  const after = toPosition(readCursor({ query: identity, cursor }));
  const [{ items, next }, total, counts] = await Promise.all([
    store.listArticles({ ...asked, after }),
    include?.includes('total') ? store.countArticles(asked) : undefined,
    facets || include?.includes('facets')
      ? store.countFacets({ selection: asked, facets: facetsOf(facets) })
      : undefined,
  ]);
  const nextCursor = next && writeCursor({ query: identity, parts: [next.key, next.id] });
  const first = `${settings.publicUrl}/v1/articles${toSearch({ ...conditions, limit, include, facets, fields })}`;
  const pageAt = (at: string) => `${first}&cursor=${at}`;
  return listAnswer({
    items: items.map((item) => itemText({ item, fields, publicUrl: settings.publicUrl })),
    page: { limit, next: nextCursor, ...(total !== undefined && { total }) },
    ...(counts && { extra: `"facets":${JSON.stringify(counts)},` }),
    self: cursor === undefined ? first : pageAt(cursor),
    next: nextCursor && pageAt(nextCursor),
  });
}

function toArticleQuery(query: ListArticlesQuery): Omit<ArticleQuery, 'after'> {
  const { q, from, to, year, sort, limit, include, fields } = query;
  const filters: Selection['filters'] = {};
  for (const filter of FILTERS) {
    const values = query[filter];
    if (values) filters[filter] = values;
  }
  return {
    text: q ?? null,
    filters,
    from: from ?? null,
    to: to ?? null,
    year: year ?? null,
    sort: sort ?? (q === undefined ? '-publishedOn' : 'relevance'),
    limit,
    withBody: (include?.includes('body') ?? false) || (fields?.includes('body') ?? false),
  };
}

function facetsOf(asked: Facet[] | undefined): Facet[] {
  return asked ?? FACETS.filter((facet) => facet !== 'month');
}

/** A checksum is no signature: whoever computes one may send any scalar. */
function toPosition(parts: (string | number)[] | null): Position | null {
  if (parts === null) return null;
  const [key, id] = parts;
  if (key !== undefined && uuid.safeParse(id).success) return { key, id: String(id) };
  throw invalidParameters([{ parameter: 'cursor', code: 'invalid', message: 'not a cursor of this query' }]);
}

/** Cards are sent as stored: reading and writing them again would cost more than everything else here. */
function itemText(input: { item: ArticleItem; fields: string[] | undefined; publicUrl: string }): string {
  const { item, fields, publicUrl } = input;
  let text = absoluteUrls({ json: item.card, publicUrl });
  if (fields) {
    const card = JSON.parse(text) as Record<string, unknown>;
    text = JSON.stringify(Object.fromEntries(Object.entries(card).filter(([name]) => fields.includes(name))));
  }
  const extra: string[] = [];
  if (item.body !== null) {
    const body = absoluteBody({ body: JSON.parse(item.body) as Body, publicUrl });
    extra.push(`"body":${JSON.stringify(body)}`);
  }
  if (item.match) extra.push(`"match":${JSON.stringify(item.match)}`);
  if (extra.length === 0) return text;
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${extra.join(',')}}`;
}
