import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oneLine } from '../../src/domain/citation.ts';
import { encodeAtom } from '../../src/formats/feeds/atom.ts';
import type { Feed } from '../../src/formats/feeds/feed.ts';
import { encodeJsonFeed } from '../../src/formats/feeds/jsonFeed.ts';
import { encodeRss } from '../../src/formats/feeds/rss.ts';
import { xmlText } from '../../src/formats/xml.ts';
import { buildArticle } from '../support/articles.ts';
import { CHINESE, hostileArticle, parseXml, SITE } from './support.ts';

const PAGE = 'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html';
const URN = 'urn:uuid:6f1c2a34-5b7d-4e8f-9a01-23456789abcd';

function feedOf(items: Feed['items'], title = 'All opinions'): Feed {
  return {
    site: SITE,
    title,
    description: 'What members think',
    homeUrl: 'https://archive.example/',
    selfUrl: 'https://archive.example/feeds/articles.rss',
    updatedAt: '2026-11-22T08:00:00.000Z',
    language: 'en',
    items,
  };
}

describe('RSS', () => {
  test('when an article has every field, then the item carries them all', () => {
    const { channel } = parseXml(encodeRss(feedOf([buildArticle({ rights: { text: '© CMTBA', license: null } })]))).rss;
    expect(channel).toMatchObject({
      title: 'All opinions',
      link: 'https://archive.example/',
      language: 'en',
      lastBuildDate: 'Sun, 22 Nov 2026 08:00:00 GMT',
      'atom:link': { '@rel': 'self', '@href': 'https://archive.example/feeds/articles.rss' },
      item: {
        title: 'Jiang Baoquan: Taking on the Mission',
        link: PAGE,
        description: 'A machine tool builder on core technologies.',
        'content:encoded': '<p>The first paragraph.</p><p>The second paragraph.</p>',
        'dc:creator': 'Jiang Baoquan',
        category: 'Machine tools',
        guid: { '@isPermaLink': 'false', '#text': URN },
        pubDate: 'Sun, 22 Nov 2026 08:00:00 GMT',
        'dc:source': 'Gansu Belt and Road Portal',
        'dc:language': 'en',
        'dc:rights': '© CMTBA',
        'prism:publicationDate': '2022-08-25',
        'atom:link': { '@rel': 'via', '@href': 'http://ydyl.gansu.gov.cn/news.html' },
      },
    });
  });

  test('when what may be absent is absent, then its elements are left out', () => {
    const bare = buildArticle({ summary: null, sourceUrl: null, topics: [], byline: null });
    const xml = encodeRss(feedOf([bare]));
    for (const element of ['<category', 'rel="via"', '<dc:rights']) expect(xml).not.toContain(element);
    expect(Object.keys(parseXml(xml).rss.channel.item)).not.toContain('description');
  });

  test('when descriptions hold marks of HTML, then they are text in the HTML that a description is', () => {
    const article = buildArticle({ summary: 'Where x<y and <b>bold</b>' });
    const { channel } = parseXml(encodeRss({ ...feedOf([article]), description: 'R&D <news>' })).rss;
    expect(channel.description).toBe('R&amp;D &lt;news&gt;');
    expect(channel.item.description).toBe('Where x&lt;y and &lt;b&gt;bold&lt;/b&gt;');
  });

  test('when a feed has no article, then it is a channel without items', () => {
    expect(parseXml(encodeRss(feedOf([]))).rss.channel).not.toHaveProperty('item');
  });

  test('when texts hold anything at all, then the document is well-formed and the texts come back', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const { item, title } = parseXml(encodeRss(feedOf([article], article.title))).rss.channel;
        expect(title).toBe(xmlText(oneLine(article.title)));
        expect(item.title).toBe(title);
        expect(item['dc:creator']).toEqual(article.attributions.map(({ author }) => xmlText(oneLine(author.name))));
        expect(item.category).toBe(xmlText(oneLine(article.topics[0]?.name ?? '')));
      }),
    );
  });

  test('when the body holds anything at all, then it comes back as it was', () => {
    fc.assert(
      fc.property(hostileArticle, ({ title: html }) => {
        const article = buildArticle({ body: { html, text: '', markdown: '' } });
        expect(parseXml(encodeRss(feedOf([article]))).rss.channel.item['content:encoded']).toBe(xmlText(html));
        expect(parseXml(encodeAtom(feedOf([article]))).feed.entry.content['#text']).toBe(xmlText(html));
      }),
    );
  });
});

describe('Atom', () => {
  test('when an article has every field, then the entry carries them all', () => {
    const article = buildArticle({
      translations: [{ language: 'zh-Hans', slug: 'zh' }],
      attachments: [{ url: 'https://archive.example/media/a.pdf', title: 'A', mimeType: 'application/pdf', bytes: 5 }],
    });
    const { feed } = parseXml(encodeAtom(feedOf([article])));
    expect(feed).toMatchObject({
      '@xml:lang': 'en',
      id: 'https://archive.example/feeds/articles.rss',
      updated: '2026-11-22T08:00:00.000Z',
      author: { name: 'Tool Builders & Co' },
      link: [{ '@rel': 'self' }, { '@rel': 'alternate', '@href': 'https://archive.example/' }],
      entry: {
        '@xml:lang': 'en',
        id: URN,
        published: '2026-11-22T08:00:00.000Z',
        updated: '2026-11-22T08:00:00.000Z',
        author: { name: 'Jiang Baoquan' },
        contributor: { name: 'Official Account of CMTBA' },
        category: { '@term': 'machine-tools', '@label': 'Machine tools' },
        content: { '@type': 'html', '#text': '<p>The first paragraph.</p><p>The second paragraph.</p>' },
      },
    });
    expect(feed.entry.link.map((link: Record<string, string>) => [link['@rel'], link['@href']])).toEqual([
      ['alternate', PAGE],
      ['related', 'https://archive.example/v1/articles/zh.html'],
      ['via', 'http://ydyl.gansu.gov.cn/news.html'],
      ['enclosure', 'https://archive.example/media/a.pdf'],
    ]);
  });

  test('when texts hold anything at all, then the document is well-formed and the texts come back', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const { entry } = parseXml(encodeAtom(feedOf([article]))).feed;
        expect(entry.title).toBe(xmlText(oneLine(article.title)));
        expect(entry.category['@label']).toBe(xmlText(oneLine(article.topics[0]?.name ?? '')));
        expect(entry.contributor.name).toBe(xmlText(oneLine(article.byline ?? '')));
      }),
    );
  });
});

describe('JSON Feed', () => {
  test('when articles are in two languages, then each item says its own', () => {
    const feed = JSON.parse(encodeJsonFeed(feedOf([buildArticle(), buildArticle(CHINESE)])));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: 'https://archive.example/',
      authors: [{ name: 'Tool Builders & Co' }],
      language: 'en',
    });
    expect(feed.items[0]).toEqual({
      id: URN,
      url: PAGE,
      external_url: 'http://ydyl.gansu.gov.cn/news.html',
      title: 'Jiang Baoquan: Taking on the Mission',
      summary: 'A machine tool builder on core technologies.',
      content_html: '<p>The first paragraph.</p><p>The second paragraph.</p>',
      date_published: '2026-11-22T08:00:00.000Z',
      date_modified: '2026-11-22T08:00:00.000Z',
      authors: [{ name: 'Jiang Baoquan' }],
      tags: ['Machine tools'],
      language: 'en',
      _archive: {
        about: 'https://archive.example/docs',
        published_on: '2022-08-25',
        source: 'Gansu Belt and Road Portal',
        byline: 'Official Account of CMTBA',
        edition: 1,
        sha256: 'a'.repeat(64),
        api_url: 'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission',
      },
    });
    expect(feed.items[1]).toMatchObject({ language: 'zh-Hans', authors: [{ name: '姜保全' }] });
  });

  test('when texts hold lone surrogates, then the JSON holds none', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const text = encodeJsonFeed(feedOf([article]));
        expect(text).not.toMatch(/\\ud[89a-f]/i);
        expect(JSON.parse(text).items[0].title).toBe(article.title.replace(/\p{Cs}/gu, ''));
      }),
    );
  });
});

describe('pictures and attachments', () => {
  const article = buildArticle({
    image: { url: 'https://archive.example/media/a.png', alt: 'A machine', credit: 'Spark', width: 4, height: 3 },
    attachments: ['a', 'b'].map((name) => ({
      ...{ url: `https://archive.example/media/${name}.pdf`, title: name, mimeType: 'application/pdf', bytes: 5 },
    })),
  });
  const picture = {
    ...{ '@url': 'https://archive.example/media/a.png', '@medium': 'image', '@width': '4', '@height': '3' },
    'media:description': { '@type': 'plain', '#text': 'A machine' },
    'media:credit': 'Spark',
  };

  test('when RSS has them, then the first file is the enclosure and all are media', () => {
    const { item } = parseXml(encodeRss(feedOf([article]))).rss.channel;
    expect(item.enclosure).toEqual({
      ...{ '@url': 'https://archive.example/media/a.pdf', '@length': '5', '@type': 'application/pdf' },
    });
    expect(item['media:content']).toMatchObject([
      picture,
      { '@url': 'https://archive.example/media/a.pdf', '@fileSize': '5', 'media:title': { '#text': 'a' } },
      { '@url': 'https://archive.example/media/b.pdf' },
    ]);
  });

  test('when Atom and JSON Feed have them, then they carry the picture too', () => {
    expect(parseXml(encodeAtom(feedOf([article]))).feed.entry['media:content']).toEqual(picture);
    expect(JSON.parse(encodeJsonFeed(feedOf([article]))).items[0].image).toBe('https://archive.example/media/a.png');
  });
});
