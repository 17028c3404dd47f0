/** Lists with text: keys from the full-text index, already in the order asked for; only what is shown is read. */
import type { ArticlePage } from '../../ArchiveStore.ts';
import type { ArticleQuery, Position } from '../../../domain/query.ts';
import { parseSearchQuery } from '../../search/query.ts';
import type { SearchQuery } from '../../search/query.ts';
import { createSnippets } from '../../search/snippet.ts';
import { sortByInstant, walkByInstant } from './byInstant.ts';
import type { Connection } from '../connection.ts';
import { EACH_KEY, keyOfId } from '../keys.ts';
import { dateRange, emptyPage, isByInstant, readPage, instantOrder, theseKeys } from './lists.ts';
import type { Reading } from './reading.ts';
import { passagesOf, TEXT_BREAK } from '../write/searchIndex.ts';
import { matchExpression, tierExpressions } from './searchExpression.ts';
import type { Tier } from './searchExpression.ts';
import { resolve } from './selection.ts';
import type { Resolved } from './selection.ts';
import { ALL } from '../termTable.ts';

type Found = { key: number; score: number };

export async function searchPage(reading: Reading, query: ArticleQuery): Promise<ArticlePage> {
  const { connection, terms } = reading;
  const search = parseSearchQuery(query.text ?? '');
  const resolved = resolve(terms, query);
  const isEmpty = search.wanted.length + search.unwanted.length === 0;
  if (isEmpty || resolved.groups.some((group) => group.terms.length === 0)) return emptyPage(query);

  const found = await find(reading, search, resolved, query);
  const page = readPage(connection, query, theseKeys(found.map(({ key }) => key)));
  const snippet = createSnippets(search);
  const shown = found.slice(0, query.limit);
  const texts = readTexts(connection, shown);
  const matches = shown.map(({ score }, index) => ({ score, snippet: snippet(texts[index] as string[]) }));
  if (query.sort !== 'relevance' || !page.next) return { ...page, matches };
  return { ...page, matches, next: { ...page.next, key: shown.at(-1)?.score ?? 0 } };
}

/** The passages of each; as one text, for twenty rows of the driver take longer than their reading. */
function readTexts(connection: Connection, found: Found[]): string[][] {
  const [texts] = connection
    .sql<[Buffer | null]>(
      `SELECT CAST(group_concat(CAST(t.text AS TEXT), '${TEXT_BREAK}') AS BLOB)
       FROM ${EACH_KEY} CROSS JOIN texts AS t ON t.key = k.value`,
    )
    .get(JSON.stringify(found.map(({ key }) => key))) as [Buffer | null];
  return texts ? texts.toString().split(TEXT_BREAK).map(passagesOf) : [];
}

/** One more than the page holds, where there are more. */
async function find(reading: Reading, search: SearchQuery, resolved: Resolved, query: ArticleQuery): Promise<Found[]> {
  const { connection } = reading;
  const groups = resolved.groups.map(({ terms }) => terms);
  const limit = query.limit + 1;
  if (query.sort === 'relevance') {
    return findByTier(connection, tierExpressions(search, groups), { ...resolved, limit, after: query.after });
  }
  const expression = matchExpression(search, groups);
  const keys = isByInstant(query)
    ? await findByRelease(reading, expression, resolved, query)
    : findByDate(connection, expression, resolved, query);
  return keys.slice(0, limit).map((key) => ({ key, score: 1 }));
}

type Range = { low: number; high: number; limit: number; after: Position | null };

function findByTier(connection: Connection, tiers: Tier[], { low, high, limit, after }: Range): Found[] {
  const found: Found[] = [];
  for (const { score, expression } of tiers) {
    if (after && score > Number(after.key)) continue;
    const end = after && score === after.key ? Math.min(high, keyOfId(connection, after.id) ?? 0) : high;
    const rows = connection
      .sql<[number]>(`${matching()} ORDER BY rowid DESC LIMIT ?`)
      .all(expression, low, end, limit - found.length);
    found.push(...rows.map(([key]) => ({ key, score })));
    if (found.length >= limit) break;
  }
  return found;
}

const matching = (low = '?', high = '?'): string =>
  `SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ${low} AND rowid < ${high}`;

function findByDate(connection: Connection, expression: string, resolved: Resolved, query: ArticleQuery): number[] {
  const { low, high } = dateRange(resolved, query);
  const direction = query.sort === 'publishedOn' ? 'ASC' : 'DESC';
  return connection
    .sql<[number]>(`${matching(low.sql, high.sql)} ORDER BY rowid ${direction} LIMIT ?`)
    .all(expression, ...low.values, ...high.values, query.limit + 1)
    .map(([key]) => key);
}

/** More matches than this fill a page sooner when the releases are asked one by one, though each costs a search. */
const manyOf = (articles: number): number => Math.ceil(25 * Math.sqrt(articles));

async function findByRelease(
  { connection, terms }: Reading,
  expression: string,
  { low, high }: Resolved,
  query: ArticleQuery,
): Promise<number[]> {
  const limit = manyOf(terms.get(ALL).count) + 1;
  const few = connection.sql<[number]>(`${matching()} LIMIT ?`).all(expression, low, high, limit);
  if (few.length < limit) {
    return sortByInstant(
      connection,
      instantOrder(query),
      few.map(([key]) => key),
    );
  }
  return walkByInstant(connection, instantOrder(query), {
    condition: `d.key >= ? AND d.key < ? AND EXISTS (SELECT 1 FROM search WHERE rowid = d.key AND search MATCH ?)`,
    values: [low, high, expression],
  });
}
