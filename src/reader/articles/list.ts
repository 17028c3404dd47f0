/** GET /v1/articles */
import { z } from 'zod';
import { FACETS } from '../../domain/query.ts';
import type { ArticleQuery, Facet, Position } from '../../domain/query.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Answer } from '../../http/preparedAnswer.ts';
import { listAnswer, toSearch } from '../../http/listAnswer.ts';
import { invalidParameters } from '../../http/readQuery.ts';
import { listExamples } from './examples.ts';
import { toItems } from './items.ts';
import { articleListSchema, listArticlesQuery } from './parameters.ts';
import type { ListArticlesQuery } from './parameters.ts';
import { toSelection } from './selection.ts';

const uuid = z.uuid();

export function listArticles(reader: Reader) {
  return defineEndpoint(
    {
      id: 'listArticles',
      path: '/v1/articles',
      params: z.object({}),
      query: listArticlesQuery,
      strict: true,
      answer: async ({ query }) => answerList({ reader, query }),
    },
    {
      tag: 'Articles',
      summary: 'List, filter and search articles',
      description: [
        'Newest first. Different filters all hold; values of one filter are alternatives.',
        'Pages stay stable while articles are added: follow `links.next` until it is null.',
      ].join(' '),
      content: { 'application/json': articleListSchema },
      examples: listExamples,
    },
  );
}

async function answerList({ reader, query }: { reader: Reader; query: ListArticlesQuery }): Promise<Answer> {
  const { store, settings } = reader;
  const asked = toArticleQuery(query);
  const { limit, cursor, include, facets, fields, ...conditions } = query;
  const identity = JSON.stringify({ ...conditions, sort: asked.sort });
  const after = toPosition(readCursor({ query: identity, cursor }));
  const [page, total, counts] = await Promise.all([
    store.listArticles({ ...asked, after }),
    include?.includes('total') ? store.countArticles(asked) : undefined,
    facets || include?.includes('facets')
      ? store.countFacets({ selection: asked, facets: facetsOf(facets) })
      : undefined,
  ]);
  const nextCursor = page.next && writeCursor({ query: identity, parts: [page.next.key, page.next.id] });
  const first = `${settings.publicUrl}/v1/articles${toSearch({ ...conditions, limit, include, facets, fields })}`;
  const pageAt = (at: string) => `${first}&cursor=${at}`;
  const isCut = page.isCut || total === null || counts === null;
  const answer = listAnswer({
    items: toItems({ page, fields, publicUrl: settings.publicUrl }),
    page: {
      ...{ limit, next: nextCursor, ...(typeof total === 'number' && { total }) },
      ...(isCut && { cutShort: true as const }),
    },
    ...(counts && { extra: `"facets":${JSON.stringify(counts)},` }),
    self: cursor === undefined ? first : pageAt(cursor),
    next: nextCursor && pageAt(nextCursor),
  });
  // Asked again it may well be whole.
  return isCut ? { ...answer, isOfNow: {} } : answer;
}

function toArticleQuery(query: ListArticlesQuery): Omit<ArticleQuery, 'after'> {
  const { limit, include, fields } = query;
  const withBody = (include?.includes('body') ?? false) || (fields?.includes('body') ?? false);
  return { ...toSelection(query), limit, withBody };
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
