/** Mergers: what names a merged entity names the one it was merged into, by whatever door it comes; the merged one stays as it is. */
import type {
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeValidateHook,
  CollectionSlug,
  PayloadRequest,
  Where,
} from 'payload';
import { idsAt, MERGEABLE, NAMED_IN, withOtherIds } from '../../src/domain/desk/references.ts';
import type { MergeableKind } from '../../src/domain/desk/references.ts';
import { ENTITY_PATHS } from '../../src/domain/lists.ts';
import { languageOf, wordsOf } from '../../src/words/say.ts';
import { refusal } from './audit.ts';

export const followMerged: CollectionBeforeValidateHook = async ({ collection, data, req }) => {
  if (!data) return data;
  let followed = data;
  for (const kind of MERGEABLE) {
    const paths = NAMED_IN[kind].filter((place) => place.collection === collection.slug).map(({ path }) => path);
    const ids = [...new Set(paths.flatMap((path) => idsAt(data, path)))];
    const other = ids.length === 0 ? new Map<string, string>() : await survivorsOf({ req, kind, ids });
    if (other.size === 0) continue;
    for (const path of paths) {
      followed = { ...followed, ...withOtherIds(followed, path, (id) => other.get(id) ?? id) };
    }
  }
  return followed;
};

type Asked = { req: PayloadRequest; kind: MergeableKind; ids: string[] };

/** Of these ids those that were merged, each with the one that stands for it at last. */
async function survivorsOf({ req, kind, ids }: Asked): Promise<Map<string, string>> {
  const next = new Map<string, string>();
  for (let asked = ids; asked.length > 0;) {
    const { docs } = await req.payload.find({
      ...{ collection: ENTITY_PATHS[kind], depth: 0, limit: asked.length, pagination: false, req },
      where: { and: [{ id: { in: asked } }, { mergedInto: { exists: true } }] },
      select: { mergedInto: true } as never,
    });
    const found = docs as unknown as { id: string; mergedInto: string }[];
    for (const { id, mergedInto } of found) next.set(id, mergedInto);
    asked = found.map(({ mergedInto }) => mergedInto).filter((id) => !next.has(id));
  }
  const last = (id: string): string => (next.has(id) ? last(next.get(id) as string) : id);
  return new Map(ids.filter((id) => next.has(id)).map((id) => [id, last(id)]));
}

/** It waits for the day on which the merger is undone. */
export const keepMerged: CollectionBeforeChangeHook = ({ collection, context, data, originalDoc, operation, req }) => {
  if (operation !== 'update' || !originalDoc?.mergedInto || context.isMerging) return data;
  const { id, label } = originalDoc;
  const message = wordsOf('merging', languageOf(req)).mergedKept;
  throw refusal(req, { status: 409, message, action: 'change', about: collection.slug, document: id, title: label });
};

/** An address leads from one to the other for ever. */
export const refuseDeletionOfMerged: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const where: Where = {
    or: [{ and: [{ id: { equals: id } }, { mergedInto: { exists: true } }] }, { mergedInto: { equals: id } }],
  };
  const { totalDocs } = await req.payload.count({ collection: collection.slug as CollectionSlug, where, req });
  if (totalDocs === 0) return;
  const message = wordsOf('merging', languageOf(req)).mergedStays;
  throw refusal(req, { status: 403, message, action: 'delete', about: collection.slug, document: String(id) });
};
