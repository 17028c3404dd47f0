/** A form to try an operation with. Its fields need the script, so it is the script that shows them. */
import { markup } from '../../formats/html/markup.ts';
import type { Markup } from '../../formats/html/markup.ts';
import type { Parameter } from '../openapi/schemas.ts';

type Tried = {
  id: string;
  path: string;
  parameters: Parameter[];
  /** Address of the example below the root; null where the archive has nothing to show. */
  target: string | null;
  root: string;
};

export function attempt({ id, path, parameters, target, root }: Tried): Markup {
  const fields = parameters.map((parameter) => field({ id, parameter, value: given({ path, parameter, target }) }));
  return markup`<form class="try" data-path="${path}"><div class="fields" hidden>${fields}</div>
<pre class="curl" tabindex="0"><code>curl '${root}${target ?? path}'</code></pre>
<p><button type="submit" hidden>Try it</button> <a class="open"${target === null ? markup` hidden` : markup` href=".${target}"`}>Open</a></p>
<output hidden></output></form>`;
}

/** One value of a few is chosen; of a list that may hold several of them the names are offered. */
function field({ id, parameter, value }: { id: string; parameter: Parameter; value: string }): Markup {
  const { name, required, schema } = parameter;
  const shared = markup`name="${name}" data-in="${parameter.in}"${required && markup` required`}`;
  const choices = valuesOf(schema);
  if (choices) {
    const options = ['', ...choices].map(
      (choice) =>
        markup`<option${choice === '' && markup` value=""`}${choice === value && markup` selected`}>${choice || '–'}</option>`,
    );
    return markup`<label>${name}<select ${shared}>${options}</select></label>`;
  }
  const several = valuesOf(schema['items']) ?? [];
  const list = `${id}-${name}`;
  const offered =
    several.length > 0 &&
    markup`<datalist id="${list}">${several.map((one) => markup`<option>${one}</option>`)}</datalist>`;
  const offer = offered && markup` list="${list}" placeholder="${several.join(',')}"`;
  return markup`<label>${name}<input ${shared} value="${value}"${offer} autocomplete="off" spellcheck="false">${offered}</label>`;
}

function valuesOf(schema: unknown): string[] | undefined {
  const values = (schema as { enum?: unknown[] } | undefined)?.enum;
  return values?.map(String);
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
