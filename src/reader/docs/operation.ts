/** One operation: what it takes, a form to try it, and what it answers. */
import { markup } from '../../formats/html/markup.ts';
import type { Markup } from '../../formats/html/markup.ts';
import type { MediaType, Operation } from '../openapi/operation.ts';
import type { JsonSchema, Parameter } from '../openapi/schemas.ts';
import { attempt } from './attempt.ts';
import { notes, typeName } from './schemaTable.ts';
import { breakable, inline, listing } from './text.ts';

export type Listed = { method: 'get' | 'post'; path: string; operation: Operation };

export function operationSection({ root, method, path, operation }: Listed & { root: string }): Markup {
  const { operationId, summary, description, parameters, requestBody } = operation;
  const fields = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => fieldsOf(schema));
  return markup`<article id="${operationId}">
<h3><span class="verb">${method.toUpperCase()}</span> <code>${breakable(path)}</code></h3>
<p><strong>${summary}.</strong> ${inline(description)}</p>
${parameters.length > 0 && parameterTable({ title: 'Parameter', parameters })}
${fields.length > 0 && parameterTable({ title: 'Field of the form', parameters: fields })}
${method === 'get' ? attempt({ id: operationId, path, parameters, target: targetOf({ path, operation }), root }) : listing(formLine({ root, path, operation }))}
${answers(operation)}
</article>`;
}

type Row = Pick<Parameter, 'name' | 'required' | 'description' | 'schema'>;

function fieldsOf({ properties, required }: JsonSchema): Row[] {
  return Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(([name, schema]) => ({
    name,
    required: (required as string[]).includes(name),
    schema,
  }));
}

function parameterTable({ title, parameters }: { title: string; parameters: Row[] }): Markup {
  const rows = parameters.map(
    ({ name, required, description, schema }) =>
      markup`<tr><th scope="row"><code>${name}</code>${required && markup` <span class="limits">needed</span>`}</th>
<td>${typeName(schema)}</td><td>${description !== undefined && inline(description)}${notes(schema)}</td></tr>`,
  );
  return markup`<table><thead><tr><th scope="col">${title}</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Address of the example; of one whose answer is not shown, from the examples of the parameters it must have. */
function targetOf({ path, operation }: { path: string; operation: Operation }): string | null {
  const [example] = examplesOf(operation);
  if (example) return example.summary.replace('GET ', '');
  const filled = operation.parameters.reduce(
    (address, { name, example: value }) =>
      value === undefined ? address : address.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  );
  return filled.includes('{') ? null : filled;
}

function formLine({ root, path, operation }: { root: string; path: string; operation: Operation }): string {
  const [, , form = ''] = examplesOf(operation)[0]?.summary.split(' ') ?? [];
  return `curl -d '${form}' '${root}${path}'`;
}

function answers(operation: Operation): Markup {
  const types = Object.entries(contentOf(operation)).map(
    ([mediaType, { schema }]) =>
      markup`<li><code>${mediaType}</code>${'$ref' in schema && markup`: ${typeName(schema)}`}</li>`,
  );
  const problems = Object.entries(operation.responses).flatMap(([status, response]) =>
    '$ref' in response ? [problemLink({ status, reference: response.$ref })] : [],
  );
  const examples = examplesOf(operation).map(
    ({ summary, value }) =>
      markup`<details><summary>Example: the answer to ${summary}</summary>${listing(
        typeof value === 'string' ? value : JSON.stringify(value, null, 2),
      )}</details>`,
  );
  return markup`<h4>Answers</h4><ul class="types">${types}</ul>
${examples}
<p class="limits">Problems:${problems}</p>`;
}

function problemLink({ status, reference }: { status: string; reference: string }): Markup {
  if (status === 'default') return markup` <a href="#problems">others</a>`;
  return markup` <a href="#problem-${
    reference
      .split('/')
      .at(-1)
      ?.replace(/-page$/, '') ?? ''
  }">${status}</a>`;
}

function examplesOf(operation: Operation): { summary: string; value: unknown }[] {
  return Object.values(contentOf(operation)).flatMap(({ examples }) => Object.values(examples ?? {}));
}

function contentOf({ responses }: Operation): Record<string, MediaType> {
  const ok = responses['200'];
  return (ok && 'content' in ok && ok.content) || {};
}
