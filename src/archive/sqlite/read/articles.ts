/** One article, its editions, and the log. */
import { isPublic } from '../../../domain/edition.ts';
import type { Edition } from '../../../domain/edition.ts';
import type { Tombstone } from '../../../domain/record.ts';
import type { ArticleLookup, ArticleState, EditionJson } from '../../ArchiveStore.ts';
import type { Connection } from '../connection.ts';
import { toBytes } from '../keys.ts';
import { checkSealed, sealedOrDamaged } from './sealed.ts';

const STATE = 'SELECT slug, card, released, number, seq, public_seq FROM articles';
type StateRow = [slug: string, card: string | null, released: string, editions: number, seq: number, publicSeq: number];

export function readState(connection: Connection, articleId: string): ArticleState | null {
  const row = connection.sql<StateRow>(`${STATE} WHERE id = ?`).get(toBytes(articleId));
  return row ? toState(connection, row) : null;
}

export function findArticle(connection: Connection, slug: string): ArticleLookup | null {
  const row = connection.sql<StateRow>(`${STATE} WHERE id = (SELECT id FROM slugs WHERE slug = ?)`).get(slug);
  if (!row) return null;
  const [current, card] = row;
  if (current !== slug) return { status: 'moved', slug: current };
  const state = toState(connection, row);
  const { record } = state;
  if (card !== null && record) return { status: 'public', card, state: { ...state, record } };
  return { status: 'withdrawn', tombstone: state.edition.record as Tombstone, state };
}

function toState(connection: Connection, [, , releasedAt, editions, seq, publicSeq]: StateRow): ArticleState {
  const edition = readEdition(connection, seq);
  const shown = seq === publicSeq ? edition : readEdition(connection, publicSeq);
  return { edition, record: isPublic(shown) ? shown.record : null, releasedAt, editions };
}

function readEdition(connection: Connection, seq: number): Edition {
  return JSON.parse(editionAt(connection, seq) ?? 'null') as Edition;
}

/** @throws ArchiveError edition-damaged */
export function editionAt(connection: Connection, seq: number): EditionJson | null {
  const row = connection.sql<[string]>('SELECT json FROM log WHERE seq = ?').get(seq);
  return row ? checkSealed(connection, seq, row[0]) : null;
}

/** @throws ArchiveError edition-damaged */
export function getEdition(connection: Connection, articleId: string, number: number): EditionJson | null {
  const row = connection
    .sql<[number, string]>('SELECT seq, json FROM log WHERE id = ? AND number = ?')
    .get(toBytes(articleId), number);
  return row ? checkSealed(connection, ...row) : null;
}

type Page = { articleId: string; limit: number; before: number | null };

export function listEditions(connection: Connection, { articleId, limit, before }: Page): EditionJson[] {
  return connection
    .sql<[number, string]>('SELECT seq, json FROM log WHERE id = ? AND number < ? ORDER BY number DESC LIMIT ?')
    .all(toBytes(articleId), before ?? Number.MAX_SAFE_INTEGER, limit)
    .map((row) => sealedOrDamaged(connection, ...row));
}

export function listChanges(connection: Connection, { since, limit }: { since: number; limit: number }): EditionJson[] {
  return connection
    .sql<[number, string]>('SELECT seq, json FROM log WHERE seq > ? ORDER BY seq LIMIT ?')
    .all(since, limit)
    .map((row) => sealedOrDamaged(connection, ...row));
}
