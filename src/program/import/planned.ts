/** What the plan of an import is made of. */
import type { BulkItem } from '../../interchange/bulk/item.ts';
import type { RowProblem } from '../../interchange/bulk/problem.ts';
import type { Progress } from '../../progress.ts';
import type { EntityCollection, Known } from './known.ts';

/** An entity by its id, or what is to be made under this name. */
export type EntityRef = { id: string } | { create: string };
export type Planned = {
  action: 'create' | 'change' | 'unchanged';
  item: BulkItem;
  id: string;
  slug: string;
  externalId: string | null;
  /** Of the row as it is: the same row again changes nothing. */
  hash: string;
  /** The text as the desk keeps it, as JSON: ten thousand of them are held. */
  body: string;
  notes: string | null;
  authors: { author: EntityRef; position: string | null; organization: EntityRef | null }[];
  source: EntityRef | null;
  series: EntityRef | null;
  topics: EntityRef[];
  translationOf: string | null;
  isPublished: boolean;
};

export type Plan = {
  planned: Planned[];
  problems: RowProblem[];
  remarks: string[];
  entities: { matched: number; created: Record<EntityCollection, string[]> };
};

export type Planning = {
  items: BulkItem[];
  known: Known;
  files: string | null;
  acceptSimilar: boolean;
  onProgress?: Progress | undefined;
};

export type State = Plan & {
  known: Known;
  files: string | null;
  acceptSimilar: boolean;
  matched: Set<string>;
  /** Rows of this file, by what the archive's articles are known by. */
  rows: { key: Map<string, BulkItem>; sketches: Known['sketches']; ids: Map<string, string> };
};
