import { ValidationError } from 'payload';
import type { CollectionSlug, FlattenedField, LabelFunction, PayloadRequest, StaticLabel } from 'payload';

export type FieldError = { path: string; message: string };

type Input = { req: PayloadRequest; collection: CollectionSlug; errors: FieldError[] };

/** A refusal whose summary names the fields as the form does, in the language of the request; the form marks each. */
export function invalid({ req, collection, errors }: Input): ValidationError {
  const fields = req.payload.collections[collection].config.flattenedFields;
  const labelled = errors.map((error) => ({ ...error, label: labelAt(fields, error.path.split('.')) }));
  return new ValidationError({ collection, errors: labelled, req }, req.t);
}

/** The label of the innermost field on the path that has one. */
function labelAt(fields: FlattenedField[], [name, ...rest]: string[]): LabelFunction | StaticLabel | undefined {
  if (name === undefined) return undefined;
  if (/^\d+$/.test(name)) return labelAt(fields, rest);
  const field = fields.find((one) => one.name === name);
  if (!field) return undefined;
  const inner = 'flattenedFields' in field ? labelAt(field.flattenedFields, rest) : undefined;
  const own = 'label' in field && field.label ? (field.label as LabelFunction | StaticLabel) : undefined;
  return inner ?? own;
}
