/** Entities that public articles name: profile as kept, count as of now. */
import type { EntityQuery, EntitySort } from '../../../domain/query.ts';
import { ENTITY_KINDS, ENTITY_PATHS } from '../../../domain/lists.ts';
import type { EntityProfile } from '../../../domain/entity.ts';
import type { EntityKind } from '../../../domain/lists.ts';
import type { EntityJson, Merged, StoredProfile } from '../../ArchiveStore.ts';
import { fold } from '../../search/tokenize.ts';
import type { Connection, Value } from '../connection.ts';
import type { Terms } from '../termTable.ts';

type Row = [slug: string, profile: string, count: number, updatedAt: string];

export function getEntity(connection: Connection, kind: EntityKind, slug: string): EntityJson | null {
  const row = connection
    .sql<Row>('SELECT slug, profile, count, updated_at FROM terms WHERE kind = ? AND slug = ? AND count > 0')
    .get(kind, slug);
  return row ? toJson(kind, row) : null;
}

/** Those that articles may still name and that another one stands for now. */
export function listMerged(terms: Terms): Merged[] {
  return ENTITY_KINDS.flatMap((kind) =>
    terms.ofKind(kind).flatMap(({ slug, mergedInto }) => {
      const into = mergedInto === null ? slug : (terms.find(kind, slug)?.slug ?? slug);
      return into === slug ? [] : [{ kind, slug, into }];
    }),
  );
}

type Listed = { items: EntityJson[]; next: string | null };

export function listEntities(connection: Connection, query: EntityQuery): Listed {
  const part = query.text === null ? null : fold(query.text);
  if (part === '') return { items: [], next: null };
  const { from, order, values } = matching(query, part);
  return query.sort
    ? sortedPage(connection, query, { sql: `SELECT e.slug, ${KEYS[query.sort]} FROM ${from}`, values })
    : pageBySlug(connection, query, { sql: `SELECT ${FIELDS} FROM ${from} ORDER BY ${order} LIMIT ?`, values });
}

export function countEntities(connection: Connection, query: Omit<EntityQuery, 'limit' | 'after' | 'sort'>): number {
  const part = query.text === null ? null : fold(query.text);
  if (part === '') return 0;
  const { from, values } = matching({ ...query, after: null }, part);
  return connection.sql<[number]>(`SELECT count(*) FROM ${from}`).get(...values)?.[0] ?? 0;
}

const FIELDS = 'e.slug, e.profile, e.count, e.updated_at';
/** What each order goes by. */
const KEYS: Record<EntitySort, string> = {
  name: 'e.folded',
  '-articleCount': 'e.count',
  '-latest': '(SELECT max(key) FROM by_date WHERE list = e.term)',
  '-updatedAt': 'e.updated_at',
};

type Sql = { sql: string; values: Value[] };

function pageBySlug(connection: Connection, { kind, limit }: EntityQuery, { sql, values }: Sql): Listed {
  const rows = connection.sql<Row>(sql).all(...values, limit + 1);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => toJson(kind, row)),
    next: rows.length > limit ? (shown.at(-1)?.[0] ?? null) : null,
  };
}

/** All of a kind are put in order here: they are some thousands, and the order is none of an index. */
function sortedPage(connection: Connection, { kind, sort, limit, after }: EntityQuery, { sql, values }: Sql): Listed {
  const sign = sort?.startsWith('-') ? -1 : 1;
  const compare = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
  const all = connection.sql<[string, string | number]>(sql).all(...values);
  all.sort((a, b) => sign * compare(a[1], b[1]) || compare(a[0], b[0]));
  const start = after === null ? 0 : all.findIndex(([slug]) => slug === after) + 1;
  const page = all.slice(start, start + limit).map(([slug]) => slug);
  const row = connection.sql<Row>(`SELECT ${FIELDS} FROM terms AS e WHERE e.kind = ? AND e.slug = ?`);
  const items = page.map((slug) => toJson(kind, row.get(kind, slug) as Row));
  return { items, next: start + limit < all.length ? (page.at(-1) ?? null) : null };
}

/** SQL of what the query matches: through the index of attributes where it names one, else along the kind. */
function matching({ kind, terms, after, sort, updatedSince }: Omit<EntityQuery, 'limit'>, part: string | null) {
  const attributes = [...new Set(terms)];
  const [first, ...others] = attributes;
  const slug = sort ? '' : (after ?? '');
  const [from, order] =
    first === undefined
      ? ['terms AS e WHERE e.kind = ? AND e.slug > ?', 'e.slug']
      : [
          `attributes AS d CROSS JOIN terms AS e ON e.kind = d.kind AND e.slug = d.slug
           WHERE d.attribute = ? AND d.kind = ? AND d.slug > ?`,
          'd.slug',
        ];
  const also = others.map(
    () => 'AND EXISTS (SELECT 1 FROM attributes AS a WHERE a.kind = e.kind AND a.attribute = ? AND a.slug = e.slug)',
  );
  const values: Value[] = [...attributes.slice(0, 1), kind, slug, ...others];
  const conditions = ['AND e.count > 0', ...also];
  if (part !== null) {
    conditions.push('AND instr(e.folded, ?) > 0');
    values.push(part);
  }
  if (updatedSince) {
    conditions.push('AND e.updated_at >= ?');
    values.push(updatedSince);
  }
  return { from: `${from} ${conditions.join(' ')}`, order, values };
}

type ProfilePage = { kind: EntityKind; after: string | null; limit: number };

export function listProfiles(connection: Connection, { kind, after, limit }: ProfilePage): StoredProfile[] {
  return connection
    .sql<[string, string, number, string | null]>(
      `SELECT profile, updated_at, is_put, seen_at FROM terms
       WHERE kind = ? AND slug > ? AND profile IS NOT NULL ORDER BY slug LIMIT ?`,
    )
    .all(kind, after ?? '', limit)
    .map(([profile, updatedAt, isPut, seenAt]) => {
      const entity = { kind, profile: JSON.parse(profile) } as EntityProfile;
      return { entity, updatedAt, isPut: isPut === 1, seenAt };
    });
}

/** The profile's JSON with what the archive counts appended to its fields. */
function toJson(kind: EntityKind, [slug, profile, articleCount, updatedAt]: Row): EntityJson {
  const counted = JSON.stringify({ url: `/v1/${ENTITY_PATHS[kind]}/${slug}`, articleCount, updatedAt });
  return `${profile.slice(0, -1)},${counted.slice(1)}`;
}
