/** The documentation as one page, made from the OpenAPI document; it loads nothing from other hosts. */
import { markup } from '../../formats/html/markup.ts';
import type { Markup } from '../../formats/html/markup.ts';
import { PROBLEMS } from '../../http/problem.ts';
import type { OpenApi } from '../openapi/document.ts';
import { beginning } from './beginning.ts';
import { operationSection } from './operation.ts';
import type { Listed } from './operation.ts';
import { schemaSection } from './schemaTable.ts';
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
<a class="skip" href="#top">Skip to the text</a>
<nav aria-label="Contents">
<p class="name"><a href="#top">${info.title}</a></p>
<ul><li><a href="#search">Search</a></li><li><a href="#pages">Pages</a></li>${groups.map(groupLinks)}<li><a href="#problems">Problems</a></li><li><a href="#schemas">Schemas</a></li></ul>
<p class="limits"><a href="v1/openapi.json">openapi.json</a></p>
</nav>
<main id="top" tabindex="-1">
<h1>${info.title}: the API</h1>
${blocks(info.description)}
${beginning({ document, root })}
${groups.map((group) => groupSection({ root, group }))}
<section id="problems"><h2>Problems</h2><p>Every error is <a href="#schema-problem">a problem document</a>; <code>type</code> is <code>/problems/</code> and the code.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>${problemRows()}</tbody></table></section>
<section id="schemas"><h2>Schemas</h2>${schemas}</section>
</main>
</body>
</html>
`;
  return page.html;
}

type Group = { name: string; description: string; operations: Listed[] };

function operationsOf({ document, tag }: { document: OpenApi; tag: string }): Listed[] {
  return Object.entries(document.paths)
    .flatMap(([path, { get, post }]): Listed[] => [
      { method: 'get', path, operation: get },
      ...(post ? [{ method: 'post' as const, path, operation: post }] : []),
    ])
    .filter(({ operation }) => operation.tags.includes(tag));
}

function groupLinks({ name, operations }: Group): Markup {
  const links = operations.map(
    ({ operation }) => markup`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
  );
  return markup`<li><a href="#tag-${anchor(name)}">${name}</a><ul>${links}</ul></li>`;
}

function groupSection({ root, group }: { root: string; group: Group }): Markup {
  const operations = group.operations.map((listed) => operationSection({ root, ...listed }));
  return markup`<section id="tag-${anchor(group.name)}"><h2>${group.name}</h2><p>${inline(group.description)}.</p>${operations}</section>`;
}

function problemRows(): Markup[] {
  return Object.entries(PROBLEMS).map(
    ([code, { status, title }]) =>
      markup`<tr id="problem-${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td></tr>`,
  );
}
