import { restoreVersionOperation } from 'payload';
import type { Endpoint } from 'payload';

/**
 * Restores a version of an article as what it was: a draft as a draft, however unfinished, with what is public left
 * alone. Payload's own door would ask a draft for everything that publication needs.
 */
export const restoreArticle: Endpoint = {
  path: '/versions/:id',
  method: 'post',
  handler: async (req) => {
    const { payload } = req;
    const id = String(req.routeParams?.id ?? '');
    const where = { id: { equals: id } };
    const { docs } = await payload.findVersions({
      collection: 'articles',
      where,
      depth: 0,
      overrideAccess: false,
      req,
    });
    const isDraft = docs[0]?.version._status !== 'published';
    // The operation itself: the Local API around it takes no `draft`.
    const restored = await restoreVersionOperation({
      collection: payload.collections.articles,
      id,
      draft: isDraft || String(req.query.draft) === 'true',
      depth: 0,
      req,
    });
    return Response.json({ ...restored, message: req.t('version:restoredSuccessfully') });
  },
};
