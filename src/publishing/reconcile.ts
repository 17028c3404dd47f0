/** Finds what the desk and the archive disagree on, whatever was lost on the way: the cure for every missed step. */
import type { Payload } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';

const BATCH = 500;

type Row = { id: string; updatedAt: string };

/**
 * Ids of articles to project: public in the desk and not, or longer ago, in the archive; public in the archive only.
 * Reads both sides once, in order of id, in batches; the archive's time of an edition is never before the save it shows.
 */
export async function* findDifferences(payload: Payload, store: ArchiveStore): AsyncGenerator<string> {
  const desk = deskRows(payload);
  const archive = archiveRows(store);
  let left = await desk.next();
  let right = await archive.next();
  while (!left.done || !right.done) {
    const order = left.done ? 1 : right.done ? -1 : compare(left.value.id, right.value.id);
    if (order < 0 && !left.done) yield left.value.id;
    else if (order > 0 && !right.done) yield right.value.id;
    else if (!left.done && !right.done && left.value.updatedAt > right.value.updatedAt) yield left.value.id;
    if (order <= 0) left = await desk.next();
    if (order >= 0) right = await archive.next();
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function* deskRows(payload: Payload): AsyncGenerator<Row> {
  let after = '';
  for (;;) {
    const { docs } = await payload.find({
      collection: 'articles',
      where: { id: { greater_than: after } },
      sort: 'id',
      limit: BATCH,
      pagination: false,
      depth: 0,
      select: { updatedAt: true },
      overrideAccess: false,
    });
    yield* docs;
    const last = docs.at(-1);
    if (docs.length < BATCH || !last) return;
    after = last.id;
  }
}

async function* archiveRows(store: ArchiveStore): AsyncGenerator<Row> {
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = await store.listPublic({ after, limit: BATCH });
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return;
    after = last.id;
  }
}
