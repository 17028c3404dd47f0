/** One operation: what it takes, a form to try it, and what it answers. */
import { markup } from '../../formats/article/markup.ts';
import type { Markup } from '../../formats/article/markup.ts';
import type { MediaType, OpenApi, Operation } from '../openapi/document.ts';
import type { Parameter } from '../openapi/schemas.ts';
import { notes, typeName } from './schema.ts';
import { inline } from './text.ts';

type Shown = { document: OpenApi; path: string; operation: Operation };

export function operationSection({ document, path, operation }: Shown): Markup {
  const { operationId, summary, description, parameters } = operation;
  return markup`<article id="${operationId}">
<h3><span class="verb">GET</span> <code>${breakable(path)}</code></h3>
<p><strong>${summary}.</strong> ${inline(description)}</p>
${parameters.length > 0 && parameterTable(parameters)}
${attempt({ document, path, operation })}
${answers(operation)}
</article>`;
}

function parameterTable(parameters: Parameter[]): Markup {
  const rows = parameters.map(
    ({ name, required, description, schema }) =>
      markup`<tr><th scope="row"><code>${name}</code>${required && markup` <span class="limits">needed</span>`}</th>
<td>${typeName(schema)}</td><td>${description && inline(description)}${notes(schema)}</td></tr>`,
  );
  return markup`<div class="scroll"><table><thead><tr><th>Parameter</th><th>Type</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Works without script too: the example is a plain link. */
function attempt({ document, path, operation }: Shown): Markup {
  const example = exampleOf(operation);
  const target = example?.summary.replace('GET ', '') ?? (path.includes('{') ? null : path);
  const address = `${document.servers[0]?.url ?? ''}${target ?? path}`;
  const fields = operation.parameters.map(
    (parameter) =>
      markup`<label>${parameter.name}<input name="${parameter.name}" data-in="${parameter.in}" value="${given({ path, parameter, target })}"${
        parameter.required && markup` required`
      } autocomplete="off" spellcheck="false"></label>`,
  );
  return markup`<form class="try" data-path="${path}"><div class="fields">${fields}</div>
<pre class="curl"><code>curl '${address}'</code></pre>
<p><button type="submit">Try it</button>${target !== null && markup` <a href=".${target}">Open</a>`}</p>
<output hidden></output></form>`;
}

function answers(operation: Operation): Markup {
  const ok = operation.responses['200'];
  const content = ok && 'content' in ok ? Object.entries(ok.content ?? {}) : [];
  const types = content.map(
    ([mediaType, { schema }]) =>
      markup`<li><code>${mediaType}</code>${'$ref' in schema && markup`: ${typeName(schema)}`}</li>`,
  );
  const problems = Object.entries(operation.responses).flatMap(([status, response]) =>
    '$ref' in response ? [markup` <a href="#problem-${response.$ref.split('/').at(-1) ?? ''}">${status}</a>`] : [],
  );
  const example = exampleOf(operation);
  return markup`<ul class="types">${types}</ul>
${
  example &&
  markup`<details><summary>${example.summary}</summary><pre><code>${
    typeof example.value === 'string' ? example.value : JSON.stringify(example.value, null, 2)
  }</code></pre></details>`
}
<p class="limits">Problems:${problems}</p>`;
}

/** The value of a parameter in the example request. */
function given(input: { path: string; parameter: Parameter; target: string | null }): string {
  const { path, parameter, target } = input;
  if (target === null) return '';
  const url = new URL(target, 'http://localhost');
  if (parameter.in === 'query') return url.searchParams.get(parameter.name) ?? '';
  const pattern = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
  return new RegExp(`^${pattern}$`).exec(url.pathname)?.groups?.[parameter.name] ?? '';
}

function exampleOf(operation: Operation): { summary: string; value: unknown } | undefined {
  const ok = operation.responses['200'];
  const content: MediaType[] = ok && 'content' in ok ? Object.values(ok.content ?? {}) : [];
  return content.flatMap(({ examples }) => (examples?.['real'] ? [examples['real']] : []))[0];
}

/** Long paths break after a slash. */
function breakable(path: string): Markup[] {
  return path.split(/(?<=\/)/).map((part) => markup`${part}<wbr>`);
}
