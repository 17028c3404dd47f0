/** Articles for harvesters, by the instant of their last edition, and for sitemaps, by id. */
import type { Filter } from '../../domain/query.ts';
import { isPublic } from '../../domain/edition.ts';
import type { HarvestItem, HarvestQuery } from '../ArchiveStore.ts';
import { stateByKey } from './articles.ts';
import type { Connection } from './connection.ts';
import { keyOfId, tieOf, toBytes, toUuid } from './keys.ts';
import type { Reading } from './reading.ts';
import { ALL } from './terms.ts';

export function harvest({ connection, terms }: Reading, query: HarvestQuery): HarvestItem[] {
  const term = query.set === null ? ALL : terms.find(query.set.filter as Filter, query.set.value)?.term;
  if (term === undefined) return [];
  const until = query.until === null ? Number.MAX_SAFE_INTEGER : Date.parse(query.until);
  const { after, from } = query;
  const bound = after
    ? [Date.parse(after.at), tieOf(toBytes(after.id)), keyOfId(connection, after.id) ?? 0]
    : [from === null ? Number.MIN_SAFE_INTEGER : Date.parse(from), -1, -1];
  return connection
    .sql<[number]>(
      `SELECT key FROM by_instant WHERE list = ? AND (instant, tie, key) > (?, ?, ?)
       AND instant <= ? ORDER BY instant, tie, key LIMIT ?`,
    )
    .all(2 * term + 1, ...bound, until, query.limit)
    .map(([key]) => {
      const state = stateByKey(connection, key);
      return { state, at: state.edition.at, withdrawn: !isPublic(state.edition) };
    });
}

export function listPublic(connection: Connection, { after, limit }: { after: string | null; limit: number }) {
  return connection
    .sql<[Buffer, string, string]>(
      'SELECT id, slug, at FROM articles WHERE id > ? AND is_public = 1 ORDER BY id LIMIT ?',
    )
    .all(after === null ? Buffer.alloc(0) : toBytes(after), limit)
    .map(([id, slug, updatedAt]) => ({ id: toUuid(id), slug, updatedAt }));
}
