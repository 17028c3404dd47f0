/** One article, its editions, and the log. */
import { isPublic } from '../../../domain/edition.ts';
import type { Edition } from '../../../domain/edition.ts';
import type { Tombstone } from '../../../domain/record.ts';
import type { ArticleLookup, ArticleState, EditionJson } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';
import { toBytes } from '../keys.ts';

const STATE = `SELECT articles.slug, articles.card, articles.released, articles.number,
    (SELECT json FROM log WHERE log.seq = articles.seq),
    CASE WHEN is_public THEN NULL ELSE (SELECT json FROM log WHERE log.seq = public_seq) END
  FROM articles`;
type StateRow = [string, string | null, string, number, string, string | null];

export function readState(connection: Connection, articleId: string): ArticleState | null {
  const row = connection.sql<StateRow>(`${STATE} WHERE id = ?`).get(toBytes(articleId));
  return row ? toState(row) : null;
}

export function findArticle(connection: Connection, slug: string): ArticleLookup | null {
  const row = connection.sql<StateRow>(`${STATE} WHERE id = (SELECT id FROM slugs WHERE slug = ?)`).get(slug);
  if (!row) return null;
  const [current, card] = row;
  if (current !== slug) return { status: 'moved', slug: current };
  const state = toState(row);
  if (card !== null) return { status: 'public', card, state };
  return { status: 'withdrawn', tombstone: state.edition.record as Tombstone, state };
}

function toState([, , releasedAt, editions, last, lastPublic]: StateRow): ArticleState {
  const edition = JSON.parse(last) as Edition;
  const shown = lastPublic === null ? edition : (JSON.parse(lastPublic) as Edition);
  if (!isPublic(shown)) throw new Error(`edition ${shown.seq} is a withdrawal, not what was readable before`);
  return { edition, record: shown.record, releasedAt, editions };
}

type Page = { articleId: string; limit: number; before: number | null };

export function listEditions(connection: Connection, { articleId, limit, before }: Page): EditionJson[] {
  return connection
    .sql<[string]>('SELECT json FROM log WHERE id = ? AND number < ? ORDER BY number DESC LIMIT ?')
    .all(toBytes(articleId), before ?? Number.MAX_SAFE_INTEGER, limit)
    .map(([json]) => json);
}

export function getEdition(connection: Connection, articleId: string, number: number): EditionJson | null {
  const row = connection
    .sql<[string]>('SELECT json FROM log WHERE id = ? AND number = ?')
    .get(toBytes(articleId), number);
  return row?.[0] ?? null;
}

export function listChanges(connection: Connection, { since, limit }: { since: number; limit: number }): EditionJson[] {
  return connection
    .sql<[string]>('SELECT json FROM log WHERE seq > ? ORDER BY seq LIMIT ?')
    .all(since, limit)
    .map(([json]) => json);
}
