/** The documentation as one page, made from the OpenAPI document; it loads nothing from other hosts. */
import { markup } from '../../formats/article/markup.ts';
import type { Markup } from '../../formats/article/markup.ts';
import { PROBLEMS } from '../http/problem.ts';
import type { OpenApi, Operation } from '../openapi/document.ts';
import { operationSection } from './operation.ts';
import { schemaSection } from './schema.ts';
import { anchor, blocks, inline } from './text.ts';

export function docsPage(document: OpenApi): string {
  const { info, tags, components, servers } = document;
  const root = servers[0]?.url ?? '';
  const groups = tags.map((tag) => ({ ...tag, operations: operationsOf({ document, tag: tag.name }) }));
  const schemas = Object.entries(components.schemas).map(([name, schema]) => schemaSection({ name, schema }));
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}: the API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/style.css">
<link rel="alternate" type="application/rss+xml" title="${info.title}" href="feeds/articles.rss">
<link rel="alternate" type="application/atom+xml" title="${info.title}" href="feeds/articles.atom">
<link rel="alternate" type="application/feed+json" title="${info.title}" href="feeds/articles.json">
<script src="docs/script.js" defer></script>
</head>
<body>
<nav aria-label="Contents">
<p class="name"><a href="#top">${info.title}</a></p>
<ul>${groups.map(groupLinks)}<li><a href="#problems">Problems</a></li><li><a href="#schemas">Schemas</a></li></ul>
<p class="limits"><a href="v1/openapi.json">openapi.json</a></p>
</nav>
<main id="top">
<h1>${info.title}: the API</h1>
${blocks(info.description)}
<h2>In one minute</h2>
<pre><code>curl '${root}/v1/articles?limit=3&amp;fields=title,publishedOn'
curl '${root}/v1/articles?q=machine%20tool&amp;include=facets'
curl '${root}/v1/changes'</code></pre>
<p>Types for TypeScript:</p>
<pre><code>npx openapi-typescript ${root}/v1/openapi.json -o archive.d.ts
npm install openapi-fetch</code></pre>
${groups.map((group) => groupSection({ document, group }))}
<section id="problems"><h2>Problems</h2><p>Every error is <a href="#schema-problem">a problem document</a>; <code>type</code> is <code>/problems/</code> and the code.</p>
<div class="scroll"><table><tbody>${problemRows()}</tbody></table></div></section>
<section id="schemas"><h2>Schemas</h2>${schemas}</section>
</main>
</body>
</html>
`;
  return page.html;
}

type Listed = { path: string; operation: Operation };
type Group = { name: string; description: string; operations: Listed[] };

function operationsOf({ document, tag }: { document: OpenApi; tag: string }): Listed[] {
  return Object.entries(document.paths)
    .map(([path, { get }]) => ({ path, operation: get }))
    .filter(({ operation }) => operation.tags.includes(tag));
}

function groupLinks({ name, operations }: Group): Markup {
  const links = operations.map(
    ({ operation }) => markup`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
  );
  return markup`<li><a href="#tag-${anchor(name)}">${name}</a><ul>${links}</ul></li>`;
}

function groupSection({ document, group }: { document: OpenApi; group: Group }): Markup {
  const operations = group.operations.map((listed) => operationSection({ document, ...listed }));
  return markup`<section id="tag-${anchor(group.name)}"><h2>${group.name}</h2><p>${inline(group.description)}.</p>${operations}</section>`;
}

function problemRows(): Markup[] {
  return Object.entries(PROBLEMS).map(
    ([code, { status, title }]) =>
      markup`<tr id="problem-${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td></tr>`,
  );
}
