/** GET /sitemap.xml, /sitemaps/{after}.xml and /robots.txt */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { PublicItem } from '../../archive/ArchiveStore.ts';
import { encodeRobots, encodeSitemap, encodeSitemapIndex, pageUrl, SITEMAP_LIMIT } from '../../formats/index.ts';
import type { Site, SitemapPage } from '../../formats/index.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';

/** The index steps shorter than a sitemap is long, so that articles added since it was read still find room. */
const STEP = 40_000;
/** Articles read at once; STEP and SITEMAP_LIMIT are multiples. */
const BATCH = 5000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

const xml = { 'application/xml': 'text' as const };
const type = 'application/xml; charset=utf-8';

export function getSitemap(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getSitemap',
      path: '/sitemap.xml',
      params: z.object({}),
      query: z.object({}),
      answer: async () => {
        const pages = await listPages({ reader, after: null });
        if (pages.length < SITEMAP_LIMIT) return { type, body: encodeSitemap(pages) };
        return { type, body: encodeSitemapIndex(await listSitemaps(reader)) };
      },
    },
    {
      tag: 'Archive',
      summary: 'Sitemap of all article pages',
      description: `Above ${SITEMAP_LIMIT.toLocaleString('en')} articles an index of sitemaps (sitemaps.org).`,
      content: xml,
      examples: () => [],
    },
  );
}

export function getSitemapPart(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getSitemapPart',
      path: '/sitemaps/{after}.xml',
      params: z.object({ after: z.uuid() }),
      query: z.object({}),
      answer: async ({ params: { after } }) => ({ type, body: encodeSitemap(await listPages({ reader, after })) }),
    },
    {
      tag: 'Archive',
      summary: 'Part of the sitemap',
      description: 'Addresses come from the index; the pages of articles whose id follows the one in the address.',
      content: xml,
      examples: () => [{ params: { after: BEFORE_ALL }, unshown: true }],
    },
  );
}

export function getRobots(reader: Reader) {
  return defineEndpoint(
    {
      id: 'getRobots',
      path: '/robots.txt',
      params: z.object({}),
      query: z.object({}),
      answer: async () => ({ type: 'text/plain; charset=utf-8', body: encodeRobots({ site: reader.site }) }),
    },
    {
      tag: 'Archive',
      summary: 'What crawlers may read',
      description: 'Everything public (RFC 9309).',
      content: { 'text/plain': 'text' },
      examples: () => [{}],
    },
  );
}

async function listPages({ reader, after }: { reader: Reader; after: string | null }): Promise<SitemapPage[]> {
  const pages: SitemapPage[] = [];
  for await (const articles of batches(reader, after)) {
    pages.push(...articles.map((article) => toPage(reader.site, article)));
    if (pages.length >= SITEMAP_LIMIT) break;
  }
  return pages;
}

function toPage(site: Site, { slug, updatedAt, language, translations }: PublicItem): SitemapPage {
  const all = translations.length === 0 ? [] : [{ language, slug }, ...translations];
  const versions = all.map((version) => ({ language: version.language, url: pageUrl({ site, slug: version.slug }) }));
  return { url: pageUrl({ site, slug }), updatedAt, versions };
}

async function listSitemaps(reader: Reader): Promise<{ url: string; updatedAt: string }[]> {
  const sitemaps: { url: string; updatedAt: string }[] = [];
  let seen = 0;
  let before = BEFORE_ALL;
  for await (const articles of batches(reader, before)) {
    if (seen % STEP === 0) sitemaps.push({ url: `${reader.site.baseUrl}/sitemaps/${before}.xml`, updatedAt: '' });
    const sitemap = sitemaps.at(-1) as { updatedAt: string };
    for (const { id, updatedAt } of articles) {
      if (updatedAt > sitemap.updatedAt) sitemap.updatedAt = updatedAt;
      before = id;
    }
    seen += articles.length;
  }
  return sitemaps;
}

/** Everything after an id, read in turns that leave others their time. */
async function* batches({ store }: Reader, start: string | null): AsyncGenerator<PublicItem[]> {
  for (let after = start; ;) {
    const articles = await store.listPublic({ after, limit: BATCH });
    if (articles.length > 0) yield articles;
    if (articles.length < BATCH) return;
    after = articles.at(-1)?.id ?? null;
    await nextTurn();
  }
}
