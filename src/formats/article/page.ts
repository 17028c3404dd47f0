/** One article as a complete page: readable, printable, in the article's own language, without script. */
import { oneLine } from '../../domain/citation.ts';
import { LANGUAGES } from '../../domain/lists.ts';
import { LABELS, longDate } from '../html/labels.ts';
import { pageUrl } from '../links.ts';
import { colophon } from './colophon.ts';
import { head } from './head.ts';
import type { ArticleInput } from './input.ts';
import { markup, trusted } from '../html/markup.ts';
import type { Markup } from '../html/markup.ts';

/** An HTML document; the body and the introduction of the series are taken as they are and must have been sanitised. */
export function encodeHtml(input: ArticleInput): string {
  const { article, site } = input;
  const summary = oneLine(article.summary ?? '');
  const page = markup`<!DOCTYPE html>
<html lang="${article.language}" prefix="og: https://ogp.me/ns# article: https://ogp.me/ns/article#">
${head(input)}
<body>
<nav class="bar small"><a href="${site.baseUrl}/">${site.name[article.language]}</a>${translations(input)}</nav>
<main>
<article>
<header>
<h1>${oneLine(article.title)}</h1>
${authors(input)}
${origin(input)}
${summary !== '' && markup`<p class="lead">${summary}</p>`}
</header>
${introduction(input)}
${picture(input)}
<div class="body">${trusted(article.body.html)}</div>
</article>
${colophon(input)}
</main>
</body>
</html>
`;
  return page.html;
}

function translations({ article, site }: ArticleInput): Markup | null {
  if (article.translations.length === 0) return null;
  const links = article.translations.map(
    ({ language, slug }) =>
      markup` <a rel="alternate" hreflang="${language}" lang="${language}" href="${pageUrl({ site, slug })}">${LANGUAGES[language]}</a>`,
  );
  return markup`<span>${LABELS[article.language].translations}${links}</span>`;
}

function authors({ article }: ArticleInput): Markup {
  const { comma } = LABELS[article.language];
  const lines = article.attributions.map(({ author, position, organization }) => {
    const role = [position, organization?.name].filter(Boolean).join(comma);
    return markup`<li><strong>${author.name}</strong>${role && comma + role}</li>\n`;
  });
  return markup`<ul class="authors">${lines}</ul>`;
}

/** Date, source and byline: three different things, each said once. */
function origin({ article }: ArticleInput): Markup {
  const { language, publishedOn, source, sourceUrl, byline } = article;
  const { colon, source: sourceLabel, byline: bylineLabel } = LABELS[language];
  const outlet = sourceUrl ? markup`<a href="${sourceUrl}" rel="external">${source.name}</a>` : source.name;
  return markup`<p class="small"><time datetime="${publishedOn}">${longDate({ date: publishedOn, language })}</time>
 · ${sourceLabel}${colon}${outlet}${byline && markup` · ${bylineLabel}${colon}${byline}`}</p>`;
}

function introduction({ article }: ArticleInput): Markup | null {
  const { series, language } = article;
  if (!series) return null;
  const { instalment } = LABELS[language];
  return markup`<aside class="series small"><p>${series.title}${
    series.instalment !== null && ` · ${instalment(series.instalment)}`
  }</p>${series.introduction && trusted(series.introduction.html)}</aside>`;
}

function picture({ article: { image } }: ArticleInput): Markup | null {
  if (!image) return null;
  const credit = image.credit && markup`<figcaption class="small">${image.credit}</figcaption>`;
  return markup`<figure><img src="${image.url}" alt="${image.alt}" width="${image.width}" height="${image.height}">${credit}</figure>`;
}
