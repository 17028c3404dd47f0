import type { CollectionBeforeOperationHook, CollectionConfig, CollectionSlug, FlattenedField } from 'payload';
import { say } from '../../src/words/say.ts';
import type { MessageKey } from '../../src/words/say.ts';
import { invalid } from '../hooks/invalid.ts';

type Wrong = { path: string; key: MessageKey };
type Kind = { key: MessageKey; fits: (value: unknown) => boolean };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string' || value instanceof Date;
const isId = (value: unknown) => typeof value === 'string' || typeof value === 'number';
/** An id, or what was read with it. */
const isEntry = (value: unknown) =>
  isId(value) || (isObject(value) && (isId(value.id) || isObject(value.value) || isId(value.value)));
const listOf = (fits: Kind['fits']) => (value: unknown) => Array.isArray(value) && value.every(fits);
/** The editor's state. */
const isRichText = (value: unknown) => isObject(value) && isObject(value.root) && Array.isArray(value.root.children);

type Kinds = { one: Kind; many?: Kind };
const TEXT: Kinds = { one: { key: 'sendText', fits: isText }, many: { key: 'sendTexts', fits: listOf(isText) } };
const ENTRY: Kinds = { one: { key: 'sendEntry', fits: isEntry }, many: { key: 'sendEntries', fits: listOf(isEntry) } };
const KINDS: Partial<Record<FlattenedField['type'], Kinds>> = {
  ...{ text: TEXT, textarea: TEXT, email: TEXT, code: TEXT, date: TEXT, select: TEXT, radio: TEXT },
  ...{ relationship: ENTRY, upload: ENTRY },
  number: { one: { key: 'sendNumber', fits: (value) => isId(value) && Number.isFinite(Number(value)) } },
  checkbox: { one: { key: 'sendYesOrNo', fits: (value) => ['true', 'false'].includes(String(value)) } },
  richText: { one: { key: 'sendRichText', fits: isRichText } },
};

type Group = Extract<FlattenedField, { type: 'group' | 'tab' }>;
const isGroup = (field: FlattenedField): field is Group => field.type === 'group' || field.type === 'tab';

/** Nothing, in JSON or as forms say it; a group is never nothing. */
const isNothing = (field: FlattenedField, value: unknown) =>
  value === undefined || (!isGroup(field) && (value === null || value === ''));

function* wrongIn(fields: FlattenedField[], data: Record<string, unknown>, before = ''): Generator<Wrong> {
  for (const field of fields) {
    const value = data[field.name];
    if (!isNothing(field, value)) yield* wrongAt(field, value, `${before}${field.name}`);
  }
}

function* wrongAt(field: FlattenedField, value: unknown, path: string): Generator<Wrong> {
  if (field.type === 'array') {
    // A form says 0 for a list without rows.
    if (value === 0 || value === '0') return;
    if (!listOf(isObject)(value)) return yield { path, key: 'sendRows' };
    for (const [row, one] of (value as Record<string, unknown>[]).entries())
      yield* wrongIn(field.flattenedFields, one, `${path}.${row}.`);
  } else if (isGroup(field)) {
    if (!isObject(value)) return yield { path, key: 'sendFields' };
    yield* wrongIn(field.flattenedFields, value, `${path}.`);
  } else {
    const kinds = KINDS[field.type];
    const kind = 'hasMany' in field && field.hasMany ? kinds?.many : kinds?.one;
    if (kind && !kind.fits(value)) yield { path, key: kind.key };
  }
}

/** Drafts are stored unfinished and so without validation; what is not even of a field's kind is refused at that field all the same. */
const refuseWrongKinds: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  const { data } = args as { data?: unknown };
  if ((operation !== 'create' && operation !== 'update') || !isObject(data)) return args;
  const wrong = [...wrongIn(collection.flattenedFields, data)];
  if (wrong.length === 0) return args;
  const errors = wrong.map(({ path, key }) => ({ path, message: say(req, key) }));
  throw invalid({ req, collection: collection.slug as CollectionSlug, errors });
};

/** The collection, which stores in each field only what is of its kind. */
export const withKinds = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: { ...collection.hooks, beforeOperation: [refuseWrongKinds, ...(collection.hooks?.beforeOperation ?? [])] },
});
