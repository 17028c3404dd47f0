/** Finds what the desk and the archive disagree on, whatever was lost on the way: the cure for every missed step. */
import type { Payload } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';

const BATCH = 500;

type Row = { id: string; updatedAt: string };

/** An article that may differ; `savedAt` is the desk's last public save, null when the desk does not publish it. */
export type Candidate = { id: string; savedAt: string | null };

/**
 * Articles to look at: public in the desk and not, or longer ago, in the archive; public in the archive only.
 * Reads both sides once, in order of id, in batches; the archive's time of an edition is never before the save it shows.
 */
export async function* findCandidates(payload: Payload, store: ArchiveStore): AsyncGenerator<Candidate> {
  const desk = deskRows(payload);
  const archive = archiveRows(store);
  let left = await desk.next();
  let right = await archive.next();
  while (!left.done || !right.done) {
    const order = left.done ? 1 : right.done ? -1 : compare(left.value.id, right.value.id);
    if (order > 0 && !right.done) yield { id: right.value.id, savedAt: null };
    else if (!left.done && (order < 0 || isNewer(left.value, right.value))) {
      yield { id: left.value.id, savedAt: left.value.updatedAt };
    }
    if (order <= 0) left = await desk.next();
    if (order >= 0) right = await archive.next();
  }
}

const isNewer = (desk: Row, archive: Row | undefined): boolean => !archive || desk.updatedAt > archive.updatedAt;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every article that is public in the desk, in order of id. */
export async function* deskRows(payload: Payload): AsyncGenerator<Row> {
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
