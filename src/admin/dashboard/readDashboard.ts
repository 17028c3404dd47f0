/** What the dashboard shows, read with the rights of whoever looks: a fixed number of bounded queries, however large the archive. */
import { findArticles, ROWS } from './findArticles.ts';
import type { Asking, List, Row } from './findArticles.ts';
import { PUBLISHED, readNumbers } from './readNumbers.ts';
import type { Gaps } from './readNumbers.ts';
import type { Glance } from './readGlance.ts';
import { readWaiting } from './readWaiting.ts';
import type { WaitingRow } from './readWaiting.ts';

const WEEK_MS = 7 * 86_400_000;

export type ProblemRow = {
  id: string;
  article: string | null;
  title: string;
  scheduledFor: string | null;
  reason: string;
};

export type DashboardData = {
  waiting: List<WaitingRow>;
  due: List;
  problems: List<ProblemRow>;
  gaps: Gaps;
  released: List;
  changed: List;
  glance: Glance;
};

/** `numbers`: how the archive is counted; the page counts once a minute (`keptNumbers`). */
export async function readDashboard(asking: Asking, numbers = readNumbers): Promise<DashboardData> {
  const until = new Date(asking.now.getTime() + WEEK_MS).toISOString();
  const [waiting, due, problems, released, changed, { gaps, glance }] = await Promise.all([
    readWaiting(asking),
    findArticles(asking, {
      where: { and: [{ stage: { equals: 'approved' } }, { releaseAt: { less_than_equal: until } }] },
      sort: 'releaseAt',
    }),
    findProblems(asking),
    findReleased(asking),
    findArticles(asking, { where: {}, sort: '-updatedAt' }),
    numbers(asking),
  ]);
  return { waiting, due, problems, gaps, released, changed, glance };
}

/** As readers have them; the newest draft of one may be another text. */
async function findReleased({ payload, user }: Asking): Promise<List> {
  const { docs, totalDocs } = await payload.find({
    ...{ collection: 'articles', depth: 0, limit: ROWS, sort: '-firstPublishedAt', overrideAccess: false, user },
    where: PUBLISHED,
    select: { title: true, stage: true, firstPublishedAt: true, releaseAt: true, updatedAt: true },
  });
  return { rows: docs as unknown as Row[], total: totalDocs };
}

async function findProblems({ payload, user, i18n }: Asking): Promise<List<ProblemRow>> {
  const { docs, totalDocs } = await payload.find({
    ...{ collection: 'problems', depth: 0, limit: ROWS, sort: '-since', overrideAccess: false, user },
    // The reasons are said in the language of the request.
    ...(i18n ? { req: { i18n } as never } : {}),
  });
  const rows = docs.map(({ id, about, document, title, scheduledFor, reason }) => ({
    ...{ id, article: about === 'articles' ? document : null, title: title ?? document },
    ...{ scheduledFor: scheduledFor ?? null, reason: reason ?? '' },
  }));
  return { rows, total: totalDocs };
}
