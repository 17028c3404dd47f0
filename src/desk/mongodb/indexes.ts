/** The indexes of the desk, made one after another and waited for, before anybody is answered. */
import type { Collection, CreateIndexesOptions, IndexSpecification } from 'mongodb';

type Index = [keys: object, options: object];
type Options = CreateIndexesOptions & { background?: boolean; sparse?: boolean; unique?: boolean };

/** An index of the same name or fields is there in another form: IndexOptionsConflict, IndexKeySpecsConflict. */
const CONFLICTS = [85, 86];

/** @param wanted as the adapter's schema lists them. One that is there in another form, of an earlier version, is made anew. */
export async function ensureModelIndexes(collection: Collection, wanted: Index[]): Promise<void> {
  for (const [keys, options] of wanted) {
    const specification = keys as IndexSpecification & object;
    const name = nameOf(keys);
    const made = { ...ofOneValue(keys, options), name };
    try {
      await collection.createIndex(specification, made);
    } catch (error) {
      if (!CONFLICTS.includes((error as { code?: number }).code ?? 0)) throw error;
      await collection.dropIndex(name);
      await collection.createIndex(specification, made);
    }
  }
}

/** As the server itself would name it. */
const nameOf = (keys: object): string =>
  Object.entries(keys)
    .flatMap(([field, order]) => [field, String(order)])
    .join('_');

/** What is to be there once may be missing many times. The adapter's sparse index would let only one document say `null`. */
function ofOneValue(keys: object, { background: _background, ...options }: Options): Options {
  const { sparse, ...rest } = options;
  const [field] = Object.keys(keys);
  if (!rest.unique || !sparse || !field) return options;
  return { ...rest, partialFilterExpression: { [field]: { $type: 'string' } } };
}
