/**
 * Which files a rich text shows, as a field of its own: MongoDB cannot be asked for an id somewhere in a tree of nodes.
 * Kept by every save, in every version and language; hidden from staff.
 */
import type { CollectionConfig, Field, FieldHook } from 'payload';
import type { RichText } from '../richText/richText.ts';
import { uploadIds } from '../richText/walk.ts';

/** The field that lists the files of the rich text `name`. */
export const shownFilesField = (name: string): string => `${name}Files`;

/** The collection with such a field for each rich text at its top, in tabs and rows as well. */
export function withShownFiles(collection: CollectionConfig): CollectionConfig {
  const added = richTexts(collection.fields).map(({ name, localized }): Field => {
    const field = { name: shownFilesField(name), type: 'text' as const, hasMany: true as const, index: true };
    return { ...field, hidden: true, localized: localized === true, hooks: { beforeChange: [listFiles(name)] } };
  });
  return { ...collection, fields: [...collection.fields, ...added] };
}

/** The same lists for a document as a database has it, localized texts in all languages. */
export function shownFilesOf(fields: { name: string; type: string }[], doc: Record<string, unknown>): object {
  const names = new Set(fields.map(({ name }) => name));
  const texts = fields.filter(({ name, type }) => type === 'richText' && names.has(shownFilesField(name)));
  return Object.fromEntries(texts.map(({ name }) => [shownFilesField(name), filesIn(doc[name])]));
}

function filesIn(value: unknown): unknown {
  const text = value as (RichText & Record<string, RichText | null>) | null | undefined;
  if (!text) return undefined;
  if (text.root) return uploadIds(text);
  return Object.fromEntries(Object.entries(text).map(([language, one]) => [language, one?.root ? uploadIds(one) : []]));
}

const listFiles =
  (name: string): FieldHook =>
  ({ siblingData, value }) => {
    const text = siblingData[name] as RichText | null | undefined;
    if (text === undefined) return value as unknown;
    return text?.root ? uploadIds(text) : [];
  };

type Named = { name: string; localized?: boolean };

function richTexts(fields: Field[]): Named[] {
  return fields.flatMap((field): Named[] => {
    if (field.type === 'richText') return [field as Named];
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => ('name' in tab ? [] : richTexts(tab.fields)));
    return field.type === 'row' || field.type === 'collapsible' ? richTexts(field.fields) : [];
  });
}
