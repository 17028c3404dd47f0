/** The slug of a shared entity, and where articles refer to it. */
import type { CollectionBeforeValidateHook, CollectionSlug, Field } from 'payload';
import { slugSchema } from '../../src/domain/lists.ts';
import type { EntityKind } from '../../src/domain/lists.ts';
import { say } from '../../src/words/say.ts';
import { both } from './labels.ts';
import { freeSlug, slugify } from './slugify.ts';
import { invalid } from '../hooks/invalid.ts';

export const slugField: Field = {
  name: 'slug',
  label: both('Slug', '网址标识'),
  type: 'text',
  unique: true,
  index: true,
  admin: {
    position: 'sidebar',
    description: both(
      'Part of the public address; made from the name when left empty, fixed once something is published with it.',
      '公开网址的一部分；留空则按名称生成，一经用于发布便不再改变。',
    ),
  },
};

/** Where an article refers to an entity of this kind. */
export const ARTICLE_PATHS: Record<EntityKind, string> = {
  author: 'attributions.author',
  organization: 'attributions.organization',
  source: 'source',
  series: 'series',
  topic: 'topics',
};

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
    const { totalDocs } = await payload.count({
      collection: 'articles',
      where: { and: [{ [ARTICLE_PATHS[kind]]: { equals: originalDoc.id } }, { firstPublishedAt: { exists: true } }] },
      req,
    });
    if (totalDocs > 0) throw refuse('slugFixed');
    return data;
  };
