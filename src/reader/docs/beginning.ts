/** The first minutes with the API: what to ask, how to search, how to go on to the next page. */
import { markup } from '../../formats/html/markup.ts';
import type { Markup } from '../../formats/html/markup.ts';
import type { OpenApi } from '../openapi/document.ts';
import { inline, listing } from './text.ts';

const SEARCH =
  'Every word must occur, in Chinese or English; `"…"` is a phrase, `-word` excludes. Each hit says in `match` where it was found. `include=facets` counts by what else the hits can be narrowed: by `author`, `topic`, `year` and so on.';
const PAGES =
  'One answer holds `limit` items, 20 unless asked for up to 100; `links.next` is the address of the next ones, null at the end.';

export function beginning({ document, root }: { document: OpenApi; root: string }): Markup {
  const parameters = document.paths['/v1/articles']?.get.parameters ?? [];
  const word = parameters.find(({ name }) => name === 'q')?.example ?? 'machine tool';
  const words = String(word).replaceAll("'", "'\\''");
  const first = [
    `curl '${root}/v1'`,
    `curl '${root}/v1/articles?limit=3&fields=title,publishedOn'`,
    `curl '${root}/v1/changes'`,
  ];
  const types = [`npx openapi-typescript ${root}/v1/openapi.json -o archive.d.ts`, 'npm install openapi-fetch'];
  return markup`<h2>In one minute</h2>
${listing(first.join('\n'))}
<h3 id="search">Search</h3>
<p>${inline(SEARCH)}</p>
${listing(`curl -G '${root}/v1/articles' -d include=facets --data-urlencode 'q=${words}'`)}
<h3 id="pages">Pages</h3>
<p>${inline(PAGES)}</p>
${listing(LOOP.replace('ROOT', () => root))}
<h3>Types for TypeScript</h3>
${listing(types.join('\n'))}`;
}

const LOOP = `for (let next = 'ROOT/v1/articles?limit=100'; next !== null; ) {
  const { data, links } = await (await fetch(next)).json();
  for (const { title } of data) console.log(title);
  next = links.next;
}`;
