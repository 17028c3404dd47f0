/** What waits for one person: for publishers what was submitted, for everybody their own drafts, those sent back first. */
import type { Where } from 'payload';
import { findArticles, ROWS } from './findArticles.ts';
import type { Asking, List, Row } from './findArticles.ts';

export type WaitingRow = Row & { why: 'review' | 'sent back' | 'draft' };

/** Of one's own latest articles, how many are looked at. */
const LOOKED_AT = 100;

export async function readWaiting(asking: Asking): Promise<List<WaitingRow>> {
  const isPublisher = asking.user.role !== 'editor';
  const submitted = isPublisher
    ? await findArticles(asking, { where: { stage: { equals: 'in-review' } }, sort: 'updatedAt' })
    : { rows: [], total: 0 };
  const own = await readOwnDrafts(asking);
  const rows = [...submitted.rows.map((row) => ({ ...row, why: 'review' as const })), ...own.rows];
  return { rows: rows.slice(0, ROWS + 1), total: submitted.total + own.total };
}

/** One's own drafts; the audit log knows who began an article and what came last, being submitted or sent back. */
async function readOwnDrafts(asking: Asking): Promise<List<WaitingRow>> {
  const begun = await findEvents(asking, [{ actor: { equals: asking.user.id } }, { action: { equals: 'created' } }]);
  if (begun.size === 0) return { rows: [], total: 0 };
  const { rows, total } = await findArticles(asking, {
    where: { and: [{ id: { in: [...begun.keys()] } }, { stage: { equals: 'draft' } }] },
    sort: '-updatedAt',
  });
  const last = await findEvents(asking, [
    { document: { in: rows.map(({ id }) => id) } },
    { action: { in: ['sent back', 'submitted'] } },
  ]);
  const isBack = ({ id }: Row) => last.get(id) === 'sent back';
  const ordered = [...rows.filter(isBack), ...rows.filter((row) => !isBack(row))];
  return { rows: ordered.map((row) => ({ ...row, why: isBack(row) ? 'sent back' : 'draft' })), total };
}

/** Article -> its newest such event. Below the access rules: it is asked of oneself and of articles that staff see. */
async function findEvents({ payload }: Asking, conditions: Where[]): Promise<Map<string, string>> {
  const { docs } = await payload.find({
    ...{ collection: 'audit-events', depth: 0, limit: LOOKED_AT, pagination: false, sort: '-createdAt' },
    where: { and: [{ about: { equals: 'articles' } }, { outcome: { equals: 'done' } }, ...conditions] },
    select: { document: true, action: true },
  });
  // The newest comes first, and the last one set in a map stays.
  return new Map(docs.reverse().flatMap(({ document, action }) => (document ? [[document, action] as const] : [])));
}
