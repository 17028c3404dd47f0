/** Which entities published articles name: what readers may have seen. */
import type { PayloadRequest, Where } from 'payload';

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
