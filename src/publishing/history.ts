/**
 * The desk remembers the end of the archive's log. An archive that lacks it, or a desk that is older than the log, would
 * publish anew what readers and mirrors hold already, under other hashes: the start is refused, with what to do.
 */
import type { Payload } from 'payload';
import { isAdoption } from '../domain/edition.ts';
import type { Edition } from '../domain/edition.ts';
import { NO_PREVIOUS } from '../domain/lists.ts';
import { planArticle } from './project.ts';
import type { Projection } from './project.ts';
import { deskArticle } from './record/readDesk.ts';

type Head = { seq: number; sha256: string };

/** Editions read at once while those beyond the remembered end are compared. */
const BATCH = 100;

/** Thrown when desk and archive do not belong together; the message says in one line what to do. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}

/** Why the archive is taken as it is, for readers of the log, and who is told of it. */
export type NewHistory = { reason: string | null; tell: (edition: Edition | null) => void };

/** Compares what the desk remembers with the archive, and remembers its end from now on. @throws HistoryError */
export async function checkHistory(context: Projection): Promise<void> {
  const { payload } = context;
  const known = await remembered(payload);
  const head = await headOf(context);
  if (!known) {
    // Of a desk of an earlier version: it remembers nothing, but it knows whether it ever published.
    if (head.seq === 0 && (await hasPublished(payload))) throw refusal('the archive is empty, and this desk published');
    return remember(payload, head);
  }
  if (head.seq < known.seq) {
    throw refusal(`the archive ends at edition ${head.seq}, and this desk published up to ${known.seq}`);
  }
  const { sha256 } = await headOf(context, known.seq);
  if (sha256 !== known.sha256) throw refusal(`edition ${known.seq} of the archive is not the one this desk published`);
  await refuseOlderDesk(context, known.seq);
  if (head.seq > known.seq) await remember(payload, head);
}

/**
 * Takes the archive as it is for this desk's. Where the history broke, an edition of kind `adopted` says so in the log,
 * and an event in the desk. `tell` is given that edition, and null where nothing broke: then all is left as it is.
 */
export async function adoptHistory(context: Projection, { reason, tell }: NewHistory): Promise<void> {
  const broke = await checkHistory(context).then(() => null, asHistoryError);
  if (!broke) return tell(null);
  const { payload, store, now } = context;
  const known = (await remembered(payload)) ?? { seq: 0, sha256: NO_PREVIOUS };
  const head = await store.adopt({ known, reason, at: now().toISOString() });
  const detail = `the desk remembered edition ${known.seq} (${known.sha256}), the archive went on from ${head.seq - 1} (${head.previous}); edition ${head.seq} of the log says so`;
  const event = {
    action: 'new history adopted',
    outcome: 'done' as const,
    about: 'archive',
    detail,
    actorName: 'system',
  };
  await payload.create({ collection: 'audit-events', data: event });
  await remember(payload, head);
  tell(head);
}

/** What a desk and an archive that are both new have of a history: whatever is there. */
export async function beginHistory(context: Projection): Promise<void> {
  await remember(context.payload, await headOf(context));
}

/** Called after each publication. */
export async function remember(payload: Payload, { seq, sha256 }: Head): Promise<void> {
  await payload.updateGlobal({ slug: 'archive-head', data: { seq, sha256 }, depth: 0 });
}

/** At the end of the work: editions that were loaded past the publisher are remembered too. */
export async function rememberEnd(context: Projection): Promise<void> {
  const [head, known] = [await headOf(context), await remembered(context.payload)];
  if (head.sha256 !== known?.sha256) await remember(context.payload, head);
}

async function remembered(payload: Payload): Promise<Head | null> {
  const { seq, sha256 } = await payload.findGlobal({ slug: 'archive-head', depth: 0 });
  return typeof seq === 'number' && sha256 ? { seq, sha256 } : null;
}

async function hasPublished(payload: Payload): Promise<boolean> {
  const where = { firstPublishedAt: { exists: true } };
  return (await payload.count({ collection: 'articles', where })).totalDocs > 0;
}

/** The edition at `seq`, without it the last one. */
async function headOf({ store }: Projection, at?: number): Promise<Head> {
  const seq = at ?? (await store.revision()).seq;
  if (seq === 0) return { seq, sha256: NO_PREVIOUS };
  const [json] = await store.changes({ since: seq - 1, limit: 1 });
  const { sha256 } = JSON.parse(json ?? '{}') as Partial<Edition>;
  return { seq, sha256: sha256 ?? '' };
}

/**
 * A process that died between an edition and this memory leaves editions beyond it that the desk agrees with, or has saved
 * something newer for. Where the desk has neither, the desk itself is older than the log.
 */
async function refuseOlderDesk(context: Projection, since: number): Promise<void> {
  for (let from = since; ; from += BATCH) {
    const page = await context.store.changes({ since: from, limit: BATCH });
    for (const json of page) {
      const edition = JSON.parse(json) as Edition;
      const { article, seq } = edition;
      if (!isAdoption(edition) && (await isBehind(context, article.id))) {
        throw refusal(
          `edition ${seq} of the archive (${article.slug}) is unknown to this desk, which is older`,
          'desk',
        );
      }
    }
    if (page.length < BATCH) return;
  }
}

async function isBehind(context: Projection, id: string): Promise<boolean> {
  const isDifferent = await planArticle(context, id).then(
    (plan) => plan !== null,
    () => true,
  );
  if (!isDifferent) return false;
  const [article, state] = [await deskArticle(context.payload, id), await context.store.state(id)];
  return !article || !state || article.updatedAt <= state.edition.at;
}

function asHistoryError(error: unknown): HistoryError {
  if (error instanceof HistoryError) return error;
  throw error;
}

function refusal(what: string, part: 'archive' | 'desk' = 'archive'): HistoryError {
  const backup = part === 'archive' ? 'the backup of archive.db' : 'the backup of desk.db that belongs to this archive';
  return new HistoryError(
    `${what}: put ${backup} back, or say that the archive is right as it is with: npm run archive -- adopt --new-history`,
  );
}
