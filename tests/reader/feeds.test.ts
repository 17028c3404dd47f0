import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { ArchiveStore } from '../../src/archive/ArchiveStore.ts';
import { closeAll, fill, idOf, numbered, published, serveArchive, withdraw } from './support.ts';
import type { Served } from './support.ts';

let served: Served;

beforeAll(async () => {
  served = await serveArchive();
  await fill({ store: served.store, count: 40 });
  const gone = numbered(41, { slug: 'gone' });
  await served.store.append(published(gone));
  await withdraw({ store: served.store, record: gone });
});
afterAll(closeAll);

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['item', 'entry', 'url', 'sitemap'].includes(name),
});

async function xml(path: string, server = served) {
  const response = await server.get(path);
  const text = await response.text();
  expect(XMLValidator.validate(text)).toBe(true);
  return { response, text, document: parser.parse(text) };
}

describe('feeds', () => {
  it.each([
    'articles',
    'authors/jiang-baoquan',
    'organizations/spark-machine-tools',
    'sources/gansu-belt-and-road-portal',
    'series/ceo-opinions',
    'topics/machine-tools',
  ])('when %s is read as RSS, Atom and JSON, then all three have the newest 30 with stable ids', async (path) => {
    const rss = await xml(`/feeds/${path}.rss`);
    const atom = await xml(`/feeds/${path}.atom`);
    const json = await served.json(`/feeds/${path}.json`);
    expect(rss.response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    expect(atom.response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(json.headers.get('content-type')).toBe('application/feed+json');
    const ids = Array.from({ length: 30 }, (_, index) => `urn:uuid:${idOf(40 - index)}`);
    expect(rss.document.rss.channel.item.map((item: { guid: { '#text': string } }) => item.guid['#text'])).toEqual(ids);
    expect(atom.document.feed.entry.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(json.body.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(json.body.feed_url).toBe(`https://archive.example/feeds/${path}.json`);
  });

  it('when all articles share a language, then it is that of the feed', async () => {
    await served.store.append(
      published(numbered(50, { language: 'zh-Hans', topics: [{ slug: 'jichuang', name: '机床' }] })),
    );
    expect((await xml('/feeds/topics/jichuang.rss')).document.rss.channel.language).toBe('zh-Hans');
  });

  it('when the archive is empty, then the feeds are valid and empty', async () => {
    const empty = await serveArchive();
    expect((await xml('/feeds/articles.atom', empty)).document.feed.entry).toBeUndefined();
    expect((await empty.json('/feeds/articles.json')).body.items).toEqual([]);
  });
});

describe('sitemap and robots', () => {
  it('when there are few articles, then one sitemap has the pages of the public ones', async () => {
    const { document, response } = await xml('/sitemap.xml');
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const addresses = document.urlset.url.map(({ loc }: { loc: string }) => loc);
    expect(addresses).toHaveLength(41);
    expect(addresses).toContain('https://archive.example/v1/articles/opinion-7.html');
    expect(addresses.join()).not.toContain('gone');
  });

  it('when an article has translations, then its page names all versions, itself included', async () => {
    const translated = await serveArchive();
    await translated.store.append(published(numbered(1)));
    await translated.store.append(published(numbered(2, { language: 'zh-Hans', translationOf: idOf(1) })));
    await translated.store.append(published(numbered(3)));
    const { document } = await xml('/sitemap.xml', translated);
    const versions = ['en', 'zh-Hans'].map((language, index) => ({
      '@_rel': 'alternate',
      '@_hreflang': language,
      '@_href': `https://archive.example/v1/articles/opinion-${index + 1}.html`,
    }));
    const byAddress = (one: { loc: string }, other: { loc: string }) => (one.loc < other.loc ? -1 : 1);
    expect(document.urlset.url.sort(byAddress).map((url: Record<string, unknown>) => url['xhtml:link'])).toEqual([
      versions,
      expect.arrayContaining(versions),
      undefined,
    ]);
  });

  it('when there are more than 50,000, then an index leads to sitemaps that have all of them', async () => {
    const total = 100_001;
    const listPublic: ArchiveStore['listPublic'] = async ({ after, limit }) => {
      const start = after === null ? 1 : Number(after.slice(-12)) + 1;
      const length = Math.max(0, Math.min(limit, total - start + 1));
      const updatedAt = '2026-01-01T00:00:00.000Z';
      return Array.from({ length }, (_, index) => ({
        id: idOf(start + index),
        slug: `s-${start + index}`,
        updatedAt,
        language: 'en',
        translations: [],
      }));
    };
    const large = await serveArchive({
      settings: { cacheBytes: 100_000_000 },
      wrap: (store) =>
        new Proxy(store, { get: (target, name) => (name === 'listPublic' ? listPublic : Reflect.get(target, name)) }),
    });
    const { document } = await xml('/sitemap.xml', large);
    const found = new Set<string>();
    for (const { loc } of document.sitemapindex.sitemap) {
      const text = await (await large.get(String(loc).replace('https://archive.example', ''))).text();
      const pages = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, page]) => String(page));
      expect(pages.length).toBeLessThanOrEqual(50_000);
      for (const page of pages) found.add(page);
    }
    expect(found.size).toBe(total);
  });

  it('when robots ask, then everything public is allowed and the sitemap named', async () => {
    const text = await (await served.get('/robots.txt')).text();
    expect(text).toContain('Sitemap: https://archive.example/sitemap.xml');
    expect(text).not.toMatch(/^Disallow: \/$/m);
  });
});
