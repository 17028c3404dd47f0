/** Every format of the archive by name: its media type and its encoder. The reader looks here and nowhere else. */
import { encodeHtml } from './article/page.ts';
import { encodeJsonLd } from './article/jsonLd.ts';
import { encodeMarkdown } from './article/markdown.ts';
import { PAGE_POLICY } from './html/style.ts';
import { encodeText } from './article/plainText.ts';
import { encodeBibtex } from './citations/bibtex.ts';
import { encodeCslJson } from './citations/cslJson.ts';
import { encodeGbt7714 } from './citations/gbt7714.ts';
import { encodeRis } from './citations/ris.ts';
import { encodeAtom } from './feeds/atom.ts';
import { encodeJsonFeed } from './feeds/jsonFeed.ts';
import { encodeRss } from './feeds/rss.ts';

export type { ArticleInput } from './article/input.ts';
export type { CitationInput } from './citations/citation.ts';
export type { Feed } from './feeds/feed.ts';
export type { Site } from './site.ts';
export { apiUrl, pageUrl, urn } from './links.ts';
export * from './oai/describe.ts';
export * from './oai/envelope.ts';
export { oaiDc } from './oai/record.ts';
export { PAGE_POLICY } from './html/style.ts';
export { encodeProblemPage } from './html/problemPage.ts';
export { encodeRobots, encodeSitemap, encodeSitemapIndex, SITEMAP_LIMIT } from './sitemap.ts';
export type { SitemapPage } from './sitemap.ts';
export { CITATION_FILES, createKeys, joinCitations } from './citations/many.ts';
export { csvHeadings, csvRows } from './csv/articles.ts';

/** Suffix of a feed. */
export const FEED_FORMATS = {
  rss: { mediaType: 'application/rss+xml; charset=utf-8', encode: encodeRss },
  atom: { mediaType: 'application/atom+xml; charset=utf-8', encode: encodeAtom },
  json: { mediaType: 'application/feed+json', encode: encodeJsonFeed },
} as const;

/** Value of `format` of a citation; only gbt7714 needs the day of access, so only it changes from day to day. */
export const CITATION_FORMATS = {
  bibtex: { mediaType: 'application/x-bibtex; charset=utf-8', encode: encodeBibtex },
  ris: { mediaType: 'application/x-research-info-systems; charset=utf-8', encode: encodeRis },
  'csl-json': { mediaType: 'application/vnd.citationstyles.csl+json', encode: encodeCslJson },
  gbt7714: { mediaType: 'text/plain; charset=utf-8', encode: encodeGbt7714 },
} as const;

/** Suffix of one article; `policy` is the Content-Security-Policy a page must be sent with. */
export const ARTICLE_FORMATS = {
  html: { mediaType: 'text/html; charset=utf-8', encode: encodeHtml, policy: PAGE_POLICY },
  md: { mediaType: 'text/markdown; charset=utf-8', encode: encodeMarkdown, policy: null },
  txt: { mediaType: 'text/plain; charset=utf-8', encode: encodeText, policy: null },
  jsonld: { mediaType: 'application/ld+json', encode: encodeJsonLd, policy: null },
} as const;
