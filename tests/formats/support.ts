/** The archive the encoders write for in these tests, and articles whose every text is an attack. */
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Article } from '../../src/domain/article.ts';
import type { Site } from '../../src/formats/index.ts';
import { buildArticle } from '../support/articles.ts';
import type { ArticleOverrides } from '../support/articles.ts';

export const SITE: Site = {
  name: { en: 'Opinion Archive', 'zh-Hans': '观点档案库' },
  publisher: { en: 'Tool Builders & Co', 'zh-Hans': '中国机床工具工业协会' },
  baseUrl: 'https://archive.example',
  adminEmail: 'archive@example.org',
  timeZone: 'Asia/Shanghai',
};

export const CHINESE: ArticleOverrides = {
  slug: 'jiang-baoquan-yong-dan-shi-ming',
  language: 'zh-Hans',
  title: '姜保全：勇担使命',
  summary: '一家机床企业谈关键核心技术。',
  attributions: [
    {
      author: { slug: 'jiang-baoquan', name: '姜保全' },
      position: '董事长',
      organization: { slug: 'spark-machine-tools', name: '星火机床' },
    },
  ],
  byline: '中国机床工具工业协会公众号',
  source: { slug: 'gansu-belt-and-road-portal', name: '甘肃一带一路门户网' },
  translations: [{ language: 'en', slug: 'jiang-baoquan-taking-on-the-mission' }],
};

/** Any UTF-16, lone surrogates and control characters included, beside what breaks out of the usual containers. */
export const hostileText = fc
  .oneof(
    fc.constantFrom('</script><script>', ']]>', '<!--', '"><img src=x onerror=x>', '{}}\\@misc{', '---\n', 'TY  - X'),
    fc.constantFrom(
      '\u0000\u0008\u001b\ufffe\uffff',
      '\ud800',
      '😀\udc00',
      '\u2028\u0085\ufeff',
      '&amp;&#0;',
      'a\r\n\tb',
    ),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.string({ unit: 'binary' }),
  )
  // A first and a last word, so that no text is empty or trimmed: what is compared stays comparable.
  .map((text) => `a ${text} z`);

export const hostileArticle: fc.Arbitrary<Article> = fc
  .infiniteStream(hostileText)
  .map((stream) => hostile(() => stream.next().value as string));

/** Every text of an article, filled in by `text`; addresses, dates and slugs stay valid, as the schema guarantees. */
export function hostile(text: () => string): Article {
  return buildArticle({
    title: text(),
    summary: text(),
    attributions: [
      {
        author: { slug: 'one', name: text() },
        position: text(),
        organization: { slug: 'org', name: text() },
      },
      { author: { slug: 'two', name: text() }, position: null, organization: null },
    ],
    byline: text(),
    source: { slug: 'source', name: text() },
    series: { slug: 'series', title: text(), instalment: 3, introduction: { html: '<p>Fixed.</p>', text: text() } },
    topics: [{ slug: 'topic', name: text() }],
    translations: [{ language: 'zh-Hans', slug: 'other' }],
    appearances: [
      {
        source: { slug: 's', name: text() },
        url: 'https://a.example/?a=1&b=2',
        publishedOn: '2024-05-07',
        title: text(),
      },
    ],
    corrections: [{ on: '2026-11-23', note: text() }],
    image: { url: 'https://archive.example/media/a.jpg', alt: text(), credit: text(), width: 4, height: 3 },
    attachments: [{ url: 'https://archive.example/media/a.pdf', title: text(), mimeType: 'application/pdf', bytes: 5 }],
    rights: { text: text(), license: 'https://creativecommons.org/licenses/by/4.0/' },
  });
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
});

/** Parses a document that holds only what XML 1.0 allows; throws on any other. */
export function parseXml(text: string): ReturnType<XMLParser['parse']> {
  const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(text);
  if (forbidden) throw new Error(`not allowed in XML: U+${forbidden[0].charCodeAt(0).toString(16)}`);
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`${valid.err.msg} in line ${valid.err.line}`);
  return parser.parse(text);
}
