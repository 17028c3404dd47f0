/** JSON Schemas as people read them: what each field is, in one table. */
import { markup } from '../../formats/html/markup.ts';
import type { Markup } from '../../formats/html/markup.ts';
import type { JsonSchema } from '../openapi/schemas.ts';
import { anchor, breakable, inline } from './text.ts';

export function schemaSection({ name, schema }: { name: string; schema: JsonSchema }): Markup {
  const rows = fieldsOf({ schema, prefix: '' }).map(
    ({ path, schema: field }) =>
      markup`<tr><th scope="row"><code>${breakable(path)}</code></th><td>${typeName(field)}</td><td>${notes(field)}</td></tr>`,
  );
  return markup`<section id="schema-${anchor(name)}"><h3>${name}</h3>${notes(schema)}
<table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** A short name of a type; named ones lead to their own section. */
export function typeName(schema: JsonSchema): Markup {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    return markup`<a href="#schema-${anchor(name)}">${name}</a>`;
  }
  const choices = schema['anyOf'] as JsonSchema[] | undefined;
  if (choices) return joined(choices.map(typeName));
  if (schema['type'] === 'array') return markup`list of ${typeName((schema['items'] ?? {}) as JsonSchema)}`;
  const values = schema['enum'] as unknown[] | undefined;
  if (values) return joined(values.map((value) => markup`<code>${String(value)}</code>`));
  if (schema['const'] !== undefined) return markup`<code>${String(schema['const'])}</code>`;
  const format = schema['format'];
  return markup`${[schema['type']].flat().join(' or ')}${typeof format === 'string' && ` (${format})`}`;
}

/** What a schema says besides its type. */
export function notes(schema: JsonSchema): Markup {
  const { description, minimum, maximum, maxLength, maxItems, default: preset } = schema;
  const range = minimum !== undefined && maximum !== undefined && `${String(minimum)} to ${String(maximum)}`;
  const limits = [
    range,
    maxLength !== undefined && `at most ${String(maxLength)} characters`,
    maxItems !== undefined && `at most ${String(maxItems)} values`,
    preset !== undefined && `default ${String(preset)}`,
  ].filter((limit) => typeof limit === 'string');
  const shown = limits.length > 0 && markup` <span class="limits">${limits.join(' · ')}</span>`;
  return markup`${typeof description === 'string' && inline(description)}${shown}`;
}

type Field = { path: string; schema: JsonSchema };

/** Fields of a schema, those of unnamed objects and lists inside it included: `attributions[].position`. */
function fieldsOf({ schema, prefix }: { schema: JsonSchema; prefix: string }): Field[] {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    return [{ path, schema: field }, ...nested({ schema: field, path })];
  });
}

function nested({ schema, path }: { schema: JsonSchema; path: string }): Field[] {
  const choices = (schema['anyOf'] as JsonSchema[] | undefined) ?? [];
  const inner = choices.flatMap((choice) => nested({ schema: choice, path }));
  const items = schema['items'] as JsonSchema | undefined;
  if (items) return nested({ schema: items, path: `${path}[]` });
  return schema['properties'] ? fieldsOf({ schema, prefix: path }) : inner;
}

function joined(parts: Markup[]): Markup {
  return markup`${parts.map((part, index) => (index === 0 ? part : markup` or ${part}`))}`;
}
