/** Entities that public articles name: profile as kept, count as of now. */
import type { EntityQuery } from '../../../domain/query.ts';
import { ENTITY_PATHS } from '../../../domain/lists.ts';
import type { EntityProfile } from '../../../domain/entity.ts';
import type { EntityKind } from '../../../domain/lists.ts';
import type { EntityJson, StoredProfile } from '../../ArchiveStore.ts';
import { fold } from '../../search/tokenize.ts';
import type { Connection, Value } from '../connection.ts';

type Row = [slug: string, profile: string, count: number, updatedAt: string];

export function getEntity(connection: Connection, kind: EntityKind, slug: string): EntityJson | null {
  const row = connection
    .sql<Row>('SELECT slug, profile, count, updated_at FROM terms WHERE kind = ? AND slug = ? AND count > 0')
    .get(kind, slug);
  return row ? toJson(kind, row) : null;
}

export function listEntities(
  connection: Connection,
  { kind, terms, text, limit, after }: EntityQuery,
): { items: EntityJson[]; next: string | null } {
  const part = text === null ? null : fold(text);
  if (part === '') return { items: [], next: null };
  const attributes = [...new Set(terms)];
  const [first, ...others] = attributes;
  const from =
    first === undefined
      ? 'terms AS e WHERE e.kind = ? AND e.slug > ?'
      : `attributes AS d CROSS JOIN terms AS e ON e.kind = d.kind AND e.slug = d.slug
         WHERE d.attribute = ? AND d.kind = ? AND d.slug > ?`;
  const also = others.map(
    () => 'AND EXISTS (SELECT 1 FROM attributes AS a WHERE a.kind = e.kind AND a.attribute = ? AND a.slug = e.slug)',
  );
  const named = part === null ? '' : 'AND instr(e.folded, ?) > 0';
  const order = first === undefined ? 'e.slug' : 'd.slug';
  const values: Value[] = [...attributes.slice(0, 1), kind, after ?? '', ...others];
  if (part !== null) values.push(part);
  const rows = connection
    .sql<Row>(
      `SELECT e.slug, e.profile, e.count, e.updated_at FROM ${from} AND e.count > 0
       ${also.join(' ')} ${named} ORDER BY ${order} LIMIT ?`,
    )
    .all(...values, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toJson(kind, row)),
    next: rows.length > limit && last ? last[0] : null,
  };
}

type ProfilePage = { kind: EntityKind; after: string | null; limit: number };

export function listProfiles(connection: Connection, { kind, after, limit }: ProfilePage): StoredProfile[] {
  return connection
    .sql<[string, string]>(
      `SELECT profile, updated_at FROM terms
       WHERE kind = ? AND slug > ? AND profile IS NOT NULL ORDER BY slug LIMIT ?`,
    )
    .all(kind, after ?? '', limit)
    .map(([profile, updatedAt]) => ({ entity: { kind, profile: JSON.parse(profile) } as EntityProfile, updatedAt }));
}

/** The profile's JSON with what the archive counts appended to its fields. */
function toJson(kind: EntityKind, [slug, profile, articleCount, updatedAt]: Row): EntityJson {
  const counted = JSON.stringify({ url: `/v1/${ENTITY_PATHS[kind]}/${slug}`, articleCount, updatedAt });
  return `${profile.slice(0, -1)},${counted.slice(1)}`;
}
