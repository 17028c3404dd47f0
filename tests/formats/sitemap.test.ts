import { describe, expect, test } from '@jest/globals';
import { encodeRobots, encodeSitemap, encodeSitemapIndex, SITEMAP_LIMIT } from '../../src/formats/index.ts';
import { parseXml, SITE } from './support.ts';

const updatedAt = '2026-11-22T08:00:00.000Z';

describe('sitemaps', () => {
  test('when a page has translations, then each version is named', () => {
    const versions = [
      { language: 'en', url: 'https://archive.example/a?b=1&c=2' },
      { language: 'zh-Hans', url: 'https://archive.example/zh' },
    ] as const;
    const pages = [
      { url: 'https://archive.example/a?b=1&c=2', updatedAt, versions: [...versions] },
      { url: 'https://archive.example/alone', updatedAt, versions: [] },
    ];
    expect(parseXml(encodeSitemap(pages)).urlset.url).toEqual([
      {
        loc: 'https://archive.example/a?b=1&c=2',
        lastmod: updatedAt,
        'xhtml:link': [
          { '@rel': 'alternate', '@hreflang': 'en', '@href': 'https://archive.example/a?b=1&c=2' },
          { '@rel': 'alternate', '@hreflang': 'zh-Hans', '@href': 'https://archive.example/zh' },
        ],
      },
      { loc: 'https://archive.example/alone', lastmod: updatedAt },
    ]);
  });

  test('when there are more pages than a sitemap holds, then it refuses', () => {
    const pages = Array.from({ length: SITEMAP_LIMIT + 1 }, () => ({
      url: 'https://a.example/',
      updatedAt,
      versions: [],
    }));
    expect(() => encodeSitemap(pages)).toThrow(RangeError);
  });

  test('when there are several sitemaps, then the index names them', () => {
    const xml = encodeSitemapIndex([{ url: 'https://archive.example/sitemap.xml?page=1', updatedAt }]);
    expect(parseXml(xml).sitemapindex.sitemap).toEqual({
      loc: 'https://archive.example/sitemap.xml?page=1',
      lastmod: updatedAt,
    });
  });

  test('when a robot asks, then the desk is closed and the sitemap named', () => {
    expect(encodeRobots({ site: SITE })).toBe(
      'User-agent: *\nDisallow: /admin\nDisallow: /api/\n\nSitemap: https://archive.example/sitemap.xml\n',
    );
  });
});
