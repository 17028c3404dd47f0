/** Where documents of the desk name authors, organizations, sources, series and topics. */
import type { EntityKind } from '../lists.ts';

/** Where an article refers to an entity of this kind so that it is listed under it. */
export const ARTICLE_PATHS: Record<EntityKind, string> = {
  author: 'attributions.author',
  organization: 'attributions.organization',
  source: 'source',
  series: 'series',
  topic: 'topics',
};

/** Kinds of which two can be merged. Two series have instalments of the same number. */
export const MERGEABLE = ['author', 'organization', 'source', 'topic'] as const satisfies EntityKind[];
export type MergeableKind = (typeof MERGEABLE)[number];

export type Naming = {
  collection: 'articles' | 'authors' | 'series' | 'topics';
  /** Through one array at most. */
  path: string;
};

/** Every place that names an entity of this kind. */
export const NAMED_IN: Record<MergeableKind, readonly Naming[]> = {
  author: [{ collection: 'articles', path: 'attributions.author' }],
  organization: [
    { collection: 'articles', path: 'attributions.organization' },
    { collection: 'authors', path: 'positions.organization' },
    { collection: 'series', path: 'publisher' },
  ],
  source: [
    { collection: 'articles', path: 'source' },
    { collection: 'articles', path: 'appearances.source' },
  ],
  topic: [
    { collection: 'articles', path: 'topics' },
    { collection: 'topics', path: 'parent' },
  ],
};

type Row = Record<string, unknown>;
export type Relation = string | { id: string } | null | undefined;

/** Of a document, or of its id alone, as a relationship has it. */
export const idOf = (relation: Relation): string | null =>
  typeof relation === 'string' ? relation : (relation?.id ?? null);

/** The ids that a document names at a path; of a document that lacks it, none. */
export function idsAt(doc: Row, path: string): string[] {
  const [field = '', inner] = path.split('.');
  const value = doc[field];
  const values = Array.isArray(value) ? value : [value];
  return values
    .map((one) => idOf((inner === undefined ? one : (one as Row | null)?.[inner]) as Relation))
    .filter((id) => id !== null);
}

/**
 * The changed field of a document in which some of the ids at a path are others; null where all stay. A list names none twice.
 * `at` is the row of an array, by its id.
 */
export function withOtherIds(
  doc: Row,
  path: string,
  other: (id: string, at: string | null) => string,
): Record<string, unknown> | null {
  const [field = '', inner] = path.split('.');
  const value = doc[field];
  const swap = (one: unknown, at: string | null = null) => {
    const id = idOf(one as Relation);
    return id === null || other(id, at) === id ? one : other(id, at);
  };
  const changed =
    inner !== undefined
      ? ((value ?? []) as Row[]).map((row) => ({ ...row, [inner]: swap(row[inner], String(row.id ?? '')) }))
      : Array.isArray(value)
        ? uniqueById(value.map((one) => swap(one)))
        : swap(value);
  return JSON.stringify(changed) === JSON.stringify(value ?? (inner === undefined ? value : []))
    ? null
    : { [field]: changed };
}

const uniqueById = (values: unknown[]): unknown[] => [
  ...new Map(values.map((one) => [idOf(one as Relation), one])).values(),
];
