/** JSON Schemas of all answers and parameters, made from the zod schemas in use. */
import { z } from 'zod';

export type JsonSchema = { [keyword: string]: unknown };

/** Named schemas become components; `roots` are references or inline schemas in the order of the input. */
export function toComponents(roots: z.ZodType[]): { roots: JsonSchema[]; components: Record<string, JsonSchema> } {
  const shape = Object.fromEntries(roots.map((schema, index) => [String(index), schema]));
  const { properties, $defs } = convert(z.object(shape));
  const named = Object.entries(($defs ?? {}) as Record<string, JsonSchema>).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    roots: roots.map((_, index) => (properties as Record<string, JsonSchema>)[index] ?? {}),
    components: Object.fromEntries(named),
  };
}

export type Parameter = {
  name: string;
  in: 'query' | 'path';
  required: boolean;
  description?: string;
  schema: JsonSchema;
  style?: 'form';
  explode?: false;
  example?: unknown;
};

/**
 * A parameter is documented by what it becomes: whole numbers, lists separated by commas. Its example is what was
 * `given` for it: the one in its schema may lead nowhere, for a slug is always some other thing's slug.
 */
export function toParameters(input: {
  schema: z.ZodObject;
  place: 'query' | 'path';
  given: Record<string, string>;
}): Parameter[] {
  const { schema, place, given } = input;
  const properties = (convert(schema, tidyParameter).properties ?? {}) as Record<string, JsonSchema>;
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || !accepts({ schema: schema.shape[name], value: undefined }),
    ...(typeof description === 'string' && { description }),
    ...(rest['type'] === 'array' && { style: 'form', explode: false }),
    schema: rest,
    ...(given[name] !== undefined && { example: readAs({ type: rest['type'], text: given[name] }) }),
  }));
}

function readAs({ type, text }: { type: unknown; text: string }): unknown {
  if (type === 'array') return text.split(',');
  return type === 'integer' ? Number(text) : text;
}

function accepts({ schema, value }: { schema: z.core.$ZodType | undefined; value: unknown }): boolean {
  return schema !== undefined && z.safeParse(schema, value).success;
}

function convert(schema: z.ZodType, adjust = tidy): JsonSchema {
  const json = z.toJSONSchema(schema, { io: 'output', override: ({ jsonSchema }) => adjust(jsonSchema) });
  const text = JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as JsonSchema;
}

/** Leaves out what only JavaScript knows: its largest integer, and patterns that repeat a format. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.format) delete schema.pattern;
  if (schema['example'] !== undefined) schema.examples = [schema['example']];
  delete schema['example'];
}

/** Of parameters the limits stay, for they are checked; days are of a year with four digits. */
function tidyParameter(schema: z.core.JSONSchema.BaseSchema): void {
  const { maximum } = schema;
  tidy(schema);
  if (maximum !== undefined) schema.maximum = maximum;
  if (schema.format === 'date') schema.pattern = '^[1-9]\\d{3}-\\d\\d-\\d\\d$';
  delete schema.examples;
}
