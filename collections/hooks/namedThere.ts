/** What a document begins to name must be there: somebody may have deleted it since the form was opened. */
import type { CollectionBeforeValidateHook, CollectionSlug, FlattenedField, PayloadRequest } from 'payload';
import { idOf } from '../../src/domain/desk/references.ts';
import type { Relation } from '../../src/domain/desk/references.ts';
import { say } from '../../src/words/say.ts';
import { invalid } from './invalid.ts';

type Named = { collection: CollectionSlug; id: string; path: string };

/** What was named before may stay, also in a version that is put back: its publication is refused, not its save. */
export const refuseGone: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  if (!data || req.context.isRestoringVersion) return data;
  const before = new Set(namedIn(collection.flattenedFields, originalDoc ?? {}).map(keyOf));
  const added = namedIn(collection.flattenedFields, data).filter((named) => !before.has(keyOf(named)));
  const there = new Set<string>();
  for (const slug of new Set(added.map((named) => named.collection))) {
    const ids = added.filter((named) => named.collection === slug).map(({ id }) => id);
    for (const id of await findIds(req, slug, ids)) there.add(keyOf({ collection: slug, id }));
  }
  const gone = added.filter((named) => !there.has(keyOf(named)));
  if (gone.length === 0) return data;
  const errors = gone.map(({ path }) => ({ path, message: say(req, 'namedGone') }));
  throw invalid({ collection: collection.slug as CollectionSlug, errors, req });
};

const keyOf = ({ collection, id }: Omit<Named, 'path'>) => `${collection}/${id}`;

async function findIds(req: PayloadRequest, collection: CollectionSlug, ids: string[]): Promise<string[]> {
  const { docs } = await req.payload.find({
    ...{ collection, where: { id: { in: ids } }, select: {}, depth: 0, pagination: false },
    ...{ draft: true, trash: true, req },
  });
  return docs.map((doc) => String(doc.id));
}

/** Every document and file that the fields name, rows and groups looked through. A text may show what is still to come: its publication asks for it. */
function namedIn(fields: FlattenedField[], data: Record<string, unknown>, at = ''): Named[] {
  return fields.flatMap((field): Named[] => {
    const value = data[field.name];
    const path = `${at}${field.name}`;
    if (value === null || value === undefined) return [];
    if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string') {
      const collection = field.relationTo;
      return [value].flat().flatMap((one) => {
        const id = idOf(one as Relation);
        return id ? [{ collection, id, path }] : [];
      });
    }
    if (!('flattenedFields' in field)) return [];
    if (!Array.isArray(value)) return namedIn(field.flattenedFields, value as Record<string, unknown>, `${path}.`);
    return value.flatMap((row, n) =>
      namedIn(field.flattenedFields, (row ?? {}) as Record<string, unknown>, `${path}.${n}.`),
    );
  });
}
