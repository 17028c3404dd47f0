/** Lists, beside each rich text that shows files, which ones: the first desks on MongoDB had no such list. */
import type { Collection, Db, Document } from 'mongodb';

/** A collection, the field, and whether it has a value for each language. */
const TEXTS = [
  { collection: 'articles', field: 'body', prefix: '' },
  { collection: '_articles_versions', field: 'body', prefix: 'version.' },
  { collection: 'series', field: 'introduction', prefix: '' },
  { collection: '_series_versions', field: 'introduction', prefix: 'version.' },
] as const;

export async function up(db: Db): Promise<void> {
  for (const { collection, field, prefix } of TEXTS) await fill(db.collection(collection), prefix + field);
}

async function fill(collection: Collection, path: string): Promise<void> {
  for await (const doc of collection.find({ [path]: { $exists: true } }, { projection: { [path]: 1 } })) {
    const text = path.split('.').reduce<unknown>((value, key) => (value as Document | undefined)?.[key], doc);
    const isText = (text as Document | null)?.['root'] !== undefined;
    const listed = isText ? uploads(text) : byLanguage(text as Document | null);
    await collection.updateOne({ _id: doc._id }, { $set: { [`${path}Files`]: listed } });
  }
}

const byLanguage = (texts: Document | null) =>
  Object.fromEntries(Object.entries(texts ?? {}).map(([language, text]) => [language, uploads(text)]));

/** Ids of the uploads anywhere in a tree of nodes, each once. */
function uploads(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, value } = node as { type?: unknown; value?: unknown };
  const own = type === 'upload' && typeof value === 'string' ? [value] : [];
  return [...new Set([...own, ...Object.values(node).flatMap(uploads)])];
}
