/** The slug of a shared entity: made from its name, fixed once readers have it. */
import type { CollectionBeforeValidateHook, CollectionSlug } from 'payload';
import { slugSchema } from '../../src/domain/lists.ts';
import type { EntityKind } from '../../src/domain/lists.ts';
import { say } from '../../src/words/say.ts';
import { freeSlug, slugify } from '../fields/slugify.ts';
import { invalid } from './invalid.ts';
import { ARTICLE_PATHS } from '../../src/domain/desk/references.ts';
import { isNamedByPublished } from './namedByPublished.ts';

/** Makes a missing slug from the name, refuses a bad, taken or already published one. */
export const entitySlug =
  (kind: EntityKind): CollectionBeforeValidateHook =>
  async ({ collection, data, originalDoc, req }) => {
    if (!data) return data;
    const { payload } = req;
    const isTaken = async (slug: string) => {
      const { totalDocs } = await payload.count({
        collection: collection.slug,
        where: { and: [{ slug: { equals: slug } }, { id: { not_equals: originalDoc?.id ?? '' } }] },
        req,
      });
      return totalDocs > 0;
    };
    const refuse = (key: 'badSlug' | 'slugFixed' | 'slugTaken') =>
      invalid({
        collection: collection.slug as CollectionSlug,
        errors: [{ path: 'slug', message: say(req, key) }],
        req,
      });

    if (!data.slug) {
      const text = String(data.name ?? '').trim();
      const made = () => freeSlug(slugify({ text, what: kind, isPerson: kind === 'author' }), isTaken);
      data.slug = originalDoc?.slug ?? (text ? await made() : undefined);
      return data;
    }
    if (data.slug === originalDoc?.slug) return data;
    if (!slugSchema.safeParse(data.slug).success) throw refuse('badSlug');
    if (await isTaken(data.slug)) throw refuse('slugTaken');
    if (!originalDoc) return data;
    if (await isNamedByPublished(req, [ARTICLE_PATHS[kind]], [originalDoc.id])) throw refuse('slugFixed');
    return data;
  };
