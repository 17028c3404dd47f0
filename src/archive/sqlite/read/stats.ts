import { ENTITY_KINDS } from '../../../domain/lists.ts';
import type { EntityKind } from '../../../domain/lists.ts';
import type { ArchiveStore } from '../../ArchiveStore.ts';
import type { Reading } from './reading.ts';
import { ALL } from '../termTable.ts';

/** Counts of everything; entities are those readers see, `bytes` is the size of the file. */
export function readStats({ connection, terms }: Reading): Awaited<ReturnType<ArchiveStore['stats']>> {
  const one = (sql: string) => connection.sql<[number]>(sql).get()?.[0] ?? 0;
  const shown = terms.get(ALL).count;
  const visible = [...terms.all()].filter(({ count }) => count > 0);
  const entities = Object.fromEntries(
    ENTITY_KINDS.map((kind) => [kind, visible.filter((term) => term.kind === kind).length]),
  ) as Record<EntityKind, number>;
  return {
    editions: one('SELECT count(*) FROM log'),
    public: shown,
    withdrawn: one('SELECT count(*) FROM articles') - shown,
    entities,
    media: one('SELECT count(*) FROM media'),
    bytes: one('PRAGMA page_count') * one('PRAGMA page_size'),
  };
}
