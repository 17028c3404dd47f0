/** Sitemaps (https://www.sitemaps.org/protocol.html) with the language versions of each page, and robots.txt (RFC 9309). */
import type { Language } from '../domain/lists.ts';
import type { Site } from './site.ts';
import { toXml } from './xml.ts';

/** Addresses one sitemap may hold; above it, an index of sitemaps. */
export const SITEMAP_LIMIT = 50_000;

export type SitemapPage = {
  url: string;
  /** Instant. */
  updatedAt: string;
  /** All language versions, this page included; empty when there is only one. */
  versions: { language: Language; url: string }[];
};

/** @throws RangeError above SITEMAP_LIMIT pages */
export function encodeSitemap(pages: SitemapPage[]): string {
  if (pages.length > SITEMAP_LIMIT) throw new RangeError(`a sitemap holds at most ${SITEMAP_LIMIT} pages`);
  return toXml({
    urlset: {
      '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
      url: pages.map(({ url, updatedAt, versions }) => ({
        loc: url,
        lastmod: updatedAt,
        'xhtml:link': versions.map((version) => ({
          '@rel': 'alternate',
          '@hreflang': version.language,
          '@href': version.url,
        })),
      })),
    },
  });
}

/** Up to SITEMAP_LIMIT sitemaps, each by its address and the instant of its newest page. */
export function encodeSitemapIndex(sitemaps: { url: string; updatedAt: string }[]): string {
  return toXml({
    sitemapindex: {
      '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      sitemap: sitemaps.map(({ url, updatedAt }) => ({ loc: url, lastmod: updatedAt })),
    },
  });
}

/** Everything public may be read by anyone; the desk is nobody's business. */
export function encodeRobots({ site }: { site: Site }): string {
  return ['User-agent: *', 'Disallow: /admin', 'Disallow: /api/', '', `Sitemap: ${site.baseUrl}/sitemap.xml`, ''].join(
    '\n',
  );
}
