import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload';
import { requestProjection } from '../../src/desk/projectionRequests.ts';

/** After a save: only asks. What is public is judged by the publisher, on what was committed. */
export const askAfterChange: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  await requestProjection({ req, request: { collection: collection.slug, id: String(doc.id) } });
  return doc;
};

export const askAfterDelete: CollectionAfterDeleteHook = async ({ collection, doc, req }) => {
  await requestProjection({ req, request: { collection: collection.slug, id: String(doc.id) } });
  return doc;
};
