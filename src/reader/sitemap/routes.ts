/** GET /sitemap.xml, /sitemaps/{after}.xml and /robots.txt */
import { z } from 'zod';
import { encodeRobots, encodeSitemap, encodeSitemapIndex, pageUrl, SITEMAP_LIMIT } from '../../formats/index.ts';
import { defineEndpoint } from '../endpoint.ts';
import type { Reader } from '../endpoint.ts';

/** The index steps shorter than a sitemap is long, so that articles added since it was read still find room. */
const STEP = 40_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

const xml = { 'application/xml': 'text' as const };
const type = 'application/xml; charset=utf-8';

export function getSitemap(reader: Reader) {
  return defineEndpoint({
    id: 'getSitemap',
    tag: 'Archive',
    path: '/sitemap.xml',
    summary: 'Sitemap of all article pages',
    description: `Above ${SITEMAP_LIMIT.toLocaleString('en')} articles an index of sitemaps (sitemaps.org).`,
    params: z.object({}),
    query: z.object({}),
    content: xml,
    problems: [],
    example: () => null,
    answer: async () => {
      const pages = await listPages({ reader, after: null });
      if (pages.length < SITEMAP_LIMIT) return { type, body: encodeSitemap(pages) };
      return { type, body: encodeSitemapIndex(await listSitemaps(reader)) };
    },
  });
}

export function getSitemapPart(reader: Reader) {
  return defineEndpoint({
    id: 'getSitemapPart',
    tag: 'Archive',
    path: '/sitemaps/{after}.xml',
    summary: 'Part of the sitemap',
    description: 'Addresses come from the index; the pages of articles whose id follows the one in the address.',
    params: z.object({ after: z.uuid() }),
    query: z.object({}),
    content: xml,
    problems: ['not-found'],
    example: () => null,
    answer: async ({ params: { after } }) => ({ type, body: encodeSitemap(await listPages({ reader, after })) }),
  });
}

export function getRobots(reader: Reader) {
  return defineEndpoint({
    id: 'getRobots',
    tag: 'Archive',
    path: '/robots.txt',
    summary: 'What crawlers may read',
    description: 'Everything public (RFC 9309).',
    params: z.object({}),
    query: z.object({}),
    content: { 'text/plain': 'text' },
    problems: [],
    example: () => ({}),
    answer: async () => ({ type: 'text/plain; charset=utf-8', body: encodeRobots({ site: reader.site }) }),
  });
}

async function listPages({ reader, after }: { reader: Reader; after: string | null }) {
  const { site, store } = reader;
  const articles = await store.listPublic({ after, limit: SITEMAP_LIMIT });
  return articles.map(({ slug, updatedAt }) => ({ url: pageUrl({ site, slug }), updatedAt, versions: [] }));
}

async function listSitemaps({ store, site }: Reader): Promise<{ url: string; updatedAt: string }[]> {
  const sitemaps: { url: string; updatedAt: string }[] = [];
  let after = BEFORE_ALL;
  for (;;) {
    const articles = await store.listPublic({ after, limit: STEP });
    const last = articles.at(-1);
    if (!last) return sitemaps;
    const updatedAt = articles.reduce(
      (newest, article) => (article.updatedAt > newest ? article.updatedAt : newest),
      '',
    );
    sitemaps.push({ url: `${site.baseUrl}/sitemaps/${after}.xml`, updatedAt });
    after = last.id;
  }
}
