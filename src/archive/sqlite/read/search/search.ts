/** Lists with text: keys from the full-text index, already in the order asked for; only what is shown is read. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticlePage } from '../../../ArchiveStore.ts';
import type { ArticleQuery, How, Position } from '../../../../domain/query.ts';
import { stepsBeyond } from '../../../search/expand.ts';
import type { Step } from '../../../search/expand.ts';
import { nameKey } from '../../../search/names.ts';
import { parseSearchQuery } from '../../../search/query.ts';
import type { Phrase, SearchQuery } from '../../../search/query.ts';
import { createSnippets } from '../../../search/snippet.ts';
import { sortByInstant, walkByInstant } from '../lists/byInstant.ts';
import type { Connection } from '../../connection.ts';
import { EACH_KEY, keyOfId } from '../../keys.ts';
import { dateRange, emptyPage, isByInstant, readPage, instantOrder, theseKeys } from '../lists/lists.ts';
import type { Reading } from '../reading.ts';
import { passagesOf, TEXT_BREAK } from '../../write/searchIndex.ts';
import { matchExpression, tierExpressions } from './searchExpression.ts';
import type { Tier } from './searchExpression.ts';
import { resolve } from '../lists/selection.ts';
import type { Resolved } from '../lists/selection.ts';
import { openTime } from '../time.ts';
import type { Time } from '../time.ts';
import { ALL } from '../../termTable.ts';

/** Milliseconds after which no further tier is looked at. */
const SEARCH_MS = 1000;

type Found = { key: number; score: number; how: How };
type Asked = { search: SearchQuery; steps: Step[] };

export async function searchPage(reading: Reading, query: ArticleQuery): Promise<ArticlePage> {
  const { connection, terms } = reading;
  const search = parseSearchQuery(query.text ?? '');
  const resolved = resolve(terms, query);
  if (isEmpty(search) || resolved.groups.some((group) => group.terms.length === 0)) return emptyPage(query);

  const asked = { search, steps: stepsOf(reading, search) };
  const time = openTime(SEARCH_MS);
  const found = stillPublic(connection, await find(reading, asked, resolved, { ...query, time }));
  const page = readPage(connection, query, theseKeys(found.map(({ key }) => key)));
  const snippet = createSnippets(shownPhrases(asked));
  const shown = found.slice(0, query.limit);
  const texts = readTexts(connection, shown);
  const matches = shown.map(({ score, how }, index) => ({ score, how, snippet: snippet(texts[index] as string[]) }));
  const shownPage = { ...page, matches, isCut: time.wasOver() };
  if (query.sort !== 'relevance' || !page.next) return shownPage;
  return { ...shownPage, next: { ...page.next, key: shown.at(-1)?.score ?? 0 } };
}

/** Without anything to look for, nothing is found. */
export function isEmpty({ wanted, choices, unwanted }: SearchQuery): boolean {
  return wanted.length + choices.length + unwanted.length === 0;
}

/** What is meant besides what was typed. */
export function stepsOf({ names, synonyms }: Reading, search: SearchQuery): Step[] {
  const index = names();
  return stepsBeyond(search, {
    findNames: (name) => index.find(nameKey(name)),
    findIntroductions: index.findIntroductions,
    all: ALL,
    synonyms: synonyms(),
  });
}

/** What is marked in a snippet: what was typed, and what was taken for it. */
function shownPhrases({ search, steps }: Asked): Phrase[] {
  const ways = steps.flatMap(({ alternatives }) => [...alternatives.values()].flat());
  const others = ways.flatMap((way) => ('every' in way ? way.every.flat() : []));
  return [...search.wanted, ...search.choices.flat(2), ...others];
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
async function find(
  reading: Reading,
  { search, steps }: Asked,
  resolved: Resolved,
  query: ArticleQuery & { time: Time },
): Promise<Found[]> {
  const { connection } = reading;
  const groups = resolved.groups.map(({ terms }) => terms);
  const limit = query.limit + 1;
  if (query.sort === 'relevance') {
    return findByTier(connection, tierExpressions(search, groups, steps), {
      ...resolved,
      limit,
      after: query.after,
      time: query.time,
    });
  }
  const expression = matchExpression(search, groups, steps);
  const keys = isByInstant(query)
    ? await findByRelease(reading, expression, resolved, query)
    : findByDate(connection, expression, resolved, query);
  const hows = howFound(connection, tierExpressions(search, groups, steps), keys.slice(0, limit));
  return keys.slice(0, limit).map((key) => ({ key, score: 1, how: hows.get(key) ?? 'exact' }));
}

/** Of the few that are shown: how each was found, where another order than that of the tiers was asked for. */
function howFound(connection: Connection, tiers: Tier[], keys: number[]): Map<number, How> {
  const among = connection.sql<[number]>('SELECT rowid FROM search WHERE search MATCH ? AND rowid = ?');
  const later = tiers.filter(({ how }) => how !== 'exact');
  const found = keys.map((key): [number, How] => {
    const tier = later.find(({ expression }) => among.get(expression, key) !== undefined);
    return [key, tier?.how ?? 'exact'];
  });
  return new Map(found);
}

/** What was withdrawn since it was found is left out: page and matches go by the same keys. */
function stillPublic(connection: Connection, found: Found[]): Found[] {
  const rows = connection
    .sql<[number]>(`SELECT a.key FROM ${EACH_KEY} CROSS JOIN articles AS a ON a.key = k.value WHERE a.is_public = 1`)
    .all(JSON.stringify(found.map(({ key }) => key)));
  const keys = new Set(rows.flat());
  return found.filter(({ key }) => keys.has(key));
}

type Range = { low: number; high: number; limit: number; after: Position | null; time: Time };

/** Others are answered between two tiers: of what was written meanwhile nothing comes twice. */
async function findByTier(
  connection: Connection,
  tiers: Tier[],
  { low, high, limit, after, time }: Range,
): Promise<Found[]> {
  const found: Found[] = [];
  const seen = new Set<number>();
  for (const { score, how, expression } of tiers) {
    if (after && score > Number(after.key)) continue;
    const end = after && score === after.key ? Math.min(high, keyOfId(connection, after.id) ?? 0) : high;
    const rows = connection
      .sql<[number]>(`${matching()} ORDER BY rowid DESC LIMIT ?`)
      .all(expression, low, end, limit - found.length);
    for (const [key] of rows) {
      if (!seen.has(key)) found.push({ key, score, how });
      seen.add(key);
    }
    if (found.length >= limit || (tiers.at(-1)?.score !== score && time.isOver())) break;
    await nextTurn();
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
