/** What entities are called, and which names one gets from another that is merged into it. */
import type { MergeableKind } from '../../domain/desk/references.ts';
import type { ENTITY_PATHS } from '../../domain/lists.ts';

export type MergeableCollection = (typeof ENTITY_PATHS)[MergeableKind];

/** An entity as the database keeps it. */
export type StoredEntity = {
  id: string;
  slug?: string | null;
  names?: { en?: string | null; zh?: string | null } | null;
  aliases?: string[] | null;
  mergedInto?: string | null;
  parent?: string | null;
};

export const nameOf = ({ names, slug, id }: StoredEntity): string => names?.zh || names?.en || slug || id;

const ownNames = ({ names }: StoredEntity): string[] =>
  [names?.en, names?.zh].filter((name): name is string => Boolean(name?.trim()));

/** Names and other names of `from` that `into` has not. */
export function newNames(from: StoredEntity, into: StoredEntity): string[] {
  const known = new Set([...ownNames(into), ...(into.aliases ?? [])]);
  return [...new Set([...ownNames(from), ...(from.aliases ?? [])])].filter((name) => !known.has(name));
}
