/** Which entities published articles name: what readers may have seen. */
import type { PayloadRequest, Where } from 'payload';
import type { EntityKind } from '../../src/domain/lists.ts';

/** Where an article refers to an entity of this kind. */
export const ARTICLE_PATHS: Record<EntityKind, string> = {
  author: 'attributions.author',
  organization: 'attributions.organization',
  source: 'source',
  series: 'series',
  topic: 'topics',
};

/** True when an article that was ever published names one of `ids` in one of `paths`. */
export async function isNamedByPublished(req: PayloadRequest, paths: string[], ids: string[]): Promise<boolean> {
  const names: Where[] = paths.map((path) => ({ [path]: { in: ids } }));
  const { totalDocs } = await req.payload.count({
    collection: 'articles',
    where: { and: [{ or: names }, { firstPublishedAt: { exists: true } }] },
    req,
  });
  return totalDocs > 0;
}
