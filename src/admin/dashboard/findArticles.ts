/** Reading articles for the dashboard, with the rights of whoever looks. */
import type { Payload, Where } from 'payload';
import type { Stage } from '../../domain/lists.ts';

/** Rows of a list; what is beyond them is a link. */
export const ROWS = 5;

export type Person = { id: string; role: 'editor' | 'publisher' | 'administrator'; collection: 'users' };
export type Row = {
  id: string;
  title: string | null;
  stage: Stage;
  firstPublishedAt: string | null;
  releaseAt: string | null;
  updatedAt: string;
};
export type List<T = Row> = { rows: T[]; total: number };
export type Asking = { payload: Payload; user: Person; locale: 'en' | 'zh-Hans'; now: Date; i18n?: unknown };

/** The newest state of articles, drafts included. */
export async function findArticles(
  asking: Asking,
  input: { where: Where; sort: string; limit?: number },
): Promise<List> {
  const { docs, totalDocs } = await asking.payload.find({
    ...{ collection: 'articles', draft: true, depth: 0, limit: input.limit ?? ROWS },
    ...{ where: input.where, sort: input.sort, overrideAccess: false, user: asking.user },
    select: { title: true, stage: true, firstPublishedAt: true, releaseAt: true, updatedAt: true },
  });
  return { rows: docs as unknown as Row[], total: totalDocs };
}
