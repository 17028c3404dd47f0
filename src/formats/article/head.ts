/** The head of an article's page: what crawlers, portals, reference managers and feed readers look for. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import { pageUrl } from '../links.ts';
import { feeds, representations } from './alternates.ts';
import type { Alternate } from './alternates.ts';
import type { ArticleInput } from './input.ts';
import { encodeJsonLd, scriptSafe } from './jsonLd.ts';
import { markup, trusted } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';
import { dublinCore, openGraph } from './meta.ts';
import { STYLE } from '../html/style.ts';

/** Every value is escaped; nothing in it makes a browser ask any host for anything. */
export function head(input: ArticleInput): Markup {
  const { article, site } = input;
  const summary = oneLine(article.summary ?? '');
  return markup`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${oneLine(article.title)} | ${site.name[article.language]}</title>
${summary !== '' && markup`<meta name="description" content="${summary}">`}
${authorNames(article).map((name) => markup`<meta name="author" content="${name}">\n`)}
<link rel="canonical" href="${pageUrl({ site, slug: article.slug })}">
${languages(input)}
${representations(input).map(alternate)}
${feeds(input).map(alternate)}
${article.rights?.license && markup`<link rel="license" href="${article.rights.license}">`}
<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">
${dublinCore(input).map(([name, content]) => markup`<meta name="${name}" content="${content}">\n`)}
${openGraph(input).map(([name, content]) => markup`<meta property="${name}" content="${content}">\n`)}
<script type="application/ld+json">${trusted(scriptSafe(encodeJsonLd(input)))}</script>
<style>${trusted(STYLE)}</style>
</head>`;
}

/** Each language version names all of them, itself included; one alone names none. */
function languages({ article, site }: ArticleInput): Markup[] {
  if (article.translations.length === 0) return [];
  return [article, ...article.translations].map(
    ({ language, slug }) => markup`<link rel="alternate" hreflang="${language}" href="${pageUrl({ site, slug })}">\n`,
  );
}

function alternate({ label, mediaType, url }: Alternate): Markup {
  return markup`<link rel="alternate" type="${mediaType}" title="${oneLine(label)}" href="${url}">\n`;
}
