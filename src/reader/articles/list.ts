/** GET /v1/articles */
import { z } from 'zod';
import { FACETS } from '../../domain/query.ts';
import type { ArticleQuery, Facet, Position } from '../../domain/query.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';
import { readCursor, writeCursor } from '../../http/ask/cursor.ts';
import type { Answer } from '../../http/answer/preparedAnswer.ts';
import { listAnswer, toSearch } from '../../http/answer/listAnswer.ts';
import { invalidParameters } from '../../http/ask/readQuery.ts';
import { besideList } from './beside.ts';
import { listExamples } from './examples.ts';
import { toItems } from './items.ts';
import { articleListSchema, listArticlesQuery } from './parameters.ts';
import type { ListArticlesQuery, INCLUDES } from './parameters.ts';
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
  const { page, total, counts, beside } = await ask({ store, query, asked, after });
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
    extra: members({ ...(counts && { facets: counts }), ...(beside && { suggestions: beside }) }),
    self: cursor === undefined ? first : pageAt(cursor),
    next: nextCursor && pageAt(nextCursor),
  });
  // Asked again it may well be whole.
  return isCut ? { ...answer, isOfNow: {} } : answer;
}

type Asked = {
  store: Reader['store'];
  query: ListArticlesQuery;
  asked: Omit<ArticleQuery, 'after'>;
  after: Position | null;
};

async function ask({ store, query: { include, facets }, asked, after }: Asked) {
  const wants = (what: (typeof INCLUDES)[number]) => include?.includes(what) ?? false;
  const [page, total, counts] = await Promise.all([
    store.listArticles({ ...asked, after }),
    wants('total') ? store.countArticles(asked) : undefined,
    facets || wants('facets') ? store.countFacets({ selection: asked, facets: facetsOf(facets) }) : undefined,
  ]);
  const beside = wants('suggestions')
    ? await besideList({ store, text: asked.text, page, isFirst: after === null })
    : undefined;
  return { page, total, counts, beside };
}

/** JSON text of members, each followed by a comma. */
const members = (of: object): string =>
  Object.entries(of)
    .map(([name, value]) => `"${name}":${JSON.stringify(value)},`)
    .join('');

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
