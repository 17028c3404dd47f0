/** Articles for harvesters, by the instant of their last edition, and for sitemaps, by id. */
import type { Translation } from '../../../domain/article.ts';
import type { Language } from '../../../domain/lists.ts';
import type { ArticleRecord } from '../../../domain/record.ts';
import type { HarvestItem, HarvestQuery, PublicItem } from '../../ArchiveStore.ts';
import { FEW, LAST_EDITION, sortByInstant, walkByInstant } from './lists/byInstant.ts';
import type { Order } from './lists/byInstant.ts';
import type { Connection } from '../connection.ts';
import { toBytes, toUuid } from '../keys.ts';
import type { Reading } from './reading.ts';
import { ALL, GROUPED, withdrawnList } from '../termTable.ts';
import type { Term, Terms } from '../termTable.ts';

export async function harvest({ connection, terms }: Reading, query: HarvestQuery): Promise<HarvestItem[]> {
  const { set, from, until, after, limit } = query;
  const term = termOf(terms, set);
  if (!term) return [];
  const order: Order = {
    axis: LAST_EDITION,
    isAscending: true,
    after,
    ...(from !== null && { from: Date.parse(from) }),
    ...(until !== null && { until: Date.parse(until) }),
    limit,
  };
  const keys = await keysOf(connection, order, term);
  const record = query.withRecord ? PUBLIC_RECORD : 'NULL';
  const item = connection.sql<[Buffer, string, number, string, string | null]>(
    `SELECT id, at, is_public, terms, ${record} FROM articles WHERE key = ?`,
  );
  return keys.map((key) => {
    const [id, at, isPublic, listed, json] = item.get(key) as [Buffer, string, number, string, string | null];
    return {
      id: toUuid(id),
      at,
      withdrawn: isPublic === 0,
      terms: termsOf(terms, listed),
      record: json === null ? null : (JSON.parse(json) as ArticleRecord),
    };
  });
}

export function countHarvest({ connection, terms }: Reading, set: HarvestQuery['set']): number {
  const term = termOf(terms, set);
  if (!term) return 0;
  const withdrawn = connection.sql<[number]>('SELECT count(*) FROM by_date WHERE list = ?');
  return term.count + (withdrawn.get(withdrawnList(term.term))?.[0] ?? 0);
}

function termOf(terms: Terms, set: HarvestQuery['set']): Term | undefined {
  if (set === null) return terms.get(ALL);
  if (set.value !== null) return terms.find(set.filter, set.value);
  return (GROUPED as readonly string[]).includes(set.filter) ? terms.find('all', set.filter) : terms.get(ALL);
}

const PUBLIC_RECORD = "CASE WHEN is_public THEN (SELECT json -> '$.record' FROM log WHERE log.seq = articles.seq) END";

function termsOf(terms: Terms, listed: string): HarvestItem['terms'] {
  return listed.split(',').flatMap((number) => {
    const { kind, slug } = terms.get(Number(number));
    return kind === 'all' ? [] : [{ filter: kind, value: slug }];
  });
}

async function keysOf(connection: Connection, order: Order, { term }: Term): Promise<number[]> {
  if (term === ALL) return walkByInstant(connection, order, { condition: '1', values: [] });
  const lists = [term, withdrawnList(term)];
  const few = connection
    .sql<[number]>('SELECT key FROM by_date WHERE list IN (?, ?) LIMIT ?')
    .all(...lists, FEW + 1)
    .map(([key]) => key);
  if (few.length <= FEW) return sortByInstant(connection, order, few);
  const condition = 'EXISTS (SELECT 1 FROM by_date WHERE list IN (?, ?) AND key = d.key)';
  return walkByInstant(connection, order, { condition, values: lists });
}

export function listPublic(connection: Connection, { after, limit }: { after: string | null; limit: number }) {
  return connection
    .sql<[Buffer, string, string, Language, string]>(
      `SELECT id, slug, at, card ->> '$.language', card -> '$.translations' FROM articles
       WHERE id > ? AND is_public = 1 ORDER BY id LIMIT ?`,
    )
    .all(after === null ? Buffer.alloc(0) : toBytes(after), limit)
    .map(([id, slug, updatedAt, language, json]): PublicItem => {
      const translations = json === '[]' ? [] : (JSON.parse(json) as Translation[]);
      return { id: toUuid(id), slug, updatedAt, language, translations };
    });
}
