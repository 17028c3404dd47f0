import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oneLine } from '../../src/domain/citation.ts';
import { encodeJsonLd } from '../../src/formats/article/jsonLd.ts';
import { encodeMarkdown } from '../../src/formats/article/markdown.ts';
import { encodeHtml } from '../../src/formats/article/page.ts';
import { encodeProblemPage } from '../../src/formats/html/problemPage.ts';
import { PAGE_POLICY, STYLE } from '../../src/formats/html/style.ts';
import { encodeText } from '../../src/formats/article/plainText.ts';
import { buildArticle } from '../support/articles.ts';
import { CHINESE, hostile, hostileArticle, SITE } from './support.ts';

const english = { article: buildArticle(), site: SITE };
const chinese = { article: buildArticle(CHINESE), site: SITE };

/** The page's tags with their attributes, values emptied: what a text must never change. */
function skeleton(page: string): string[] {
  return [...page.matchAll(/<[^<>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

function dataBlock(page: string) {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
}

describe('the page', () => {
  const page = encodeHtml({ article: hostile(() => 'Words & more'), site: SITE });

  test('when an article has every field, then a reader finds them', () => {
    for (const text of [
      '<html lang="en"',
      '<h1>Words &amp; more</h1>',
      '<time datetime="2022-08-25">25 August 2022</time>',
      '<a href="http://ydyl.gansu.gov.cn/news.html" rel="external">Words &amp; more</a>',
      'Words &amp; more · No. 3</p><p>Fixed.</p>',
      '<p>The first paragraph.</p>',
      '<img src="https://archive.example/media/a.jpg" alt="Words &amp; more" width="4" height="3">',
      '<dt>Corrections</dt><dd><time datetime="2026-11-23">23 November 2026</time>: Words &amp; more</dd>',
      '<a href="https://a.example/?a=1&amp;b=2" rel="external">',
      'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission/citation?format=gbt7714',
      '/v1/articles/jiang-baoquan-taking-on-the-mission/editions/1',
      `<code>${'a'.repeat(64)}</code>`,
    ]) {
      expect(page).toContain(text);
    }
  });

  test('when programs read the head, then they find what they look for', () => {
    for (const element of [
      '<link rel="canonical" href="https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html">',
      '<link rel="alternate" hreflang="en" href="https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html">',
      '<link rel="alternate" hreflang="zh-Hans" href="https://archive.example/v1/articles/other.html">',
      '<link rel="alternate" type="application/rss+xml" title="Opinion Archive (RSS)" href="https://archive.example/feeds/articles.rss">',
      '<link rel="alternate" type="application/atom+xml" title="Words &amp; more (Atom)" href="https://archive.example/feeds/series/series.atom">',
      '<link rel="alternate" type="application/feed+json" title="Words &amp; more (JSON)" href="https://archive.example/feeds/authors/two.json">',
      '<link rel="alternate" type="application/ld+json" title="JSON-LD" href="https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.jsonld">',
      '<meta name="DCTERMS.issued" content="2022-08-25">',
      '<meta name="DCTERMS.creator" content="Words &amp; more">',
      '<meta property="og:type" content="article">',
      '<meta property="og:image" content="https://archive.example/media/a.jpg">',
      '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    ]) {
      expect(page).toContain(element);
    }
  });

  test('when an article is in Chinese, then the words around it are too', () => {
    const topics = ['国产替代', '高质量发展'].map((name, index) => ({ slug: `topic-${index}`, name }));
    const text = encodeHtml({ article: buildArticle({ ...CHINESE, topics }), site: SITE });
    for (const words of [
      '<html lang="zh-Hans"',
      '2022年8月25日',
      '来源：',
      '引用格式',
      '第 1 期',
      '其他语言版本',
      'English',
      '<dd>国产替代、高质量发展</dd>',
      '>纯文本</a>',
      'title="观点档案库（RSS）"',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('when one author stands for two organizations, then the feeds of the author are named once', () => {
    const [attribution] = buildArticle().attributions;
    if (!attribution) throw new Error('the builder names an author');
    const article = buildArticle({ attributions: [attribution, { ...attribution, organization: null }] });
    const text = encodeHtml({ article, site: SITE });
    expect(text.match(/feeds\/authors\/jiang-baoquan\.rss/g)).toHaveLength(1);
    const titles = [...text.matchAll(/<link rel="alternate" type="[^"]*" title="([^"]*)"/g)].map(([, title]) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('when it is opened, then no other host is asked and no script runs', () => {
    const loading = [...page.matchAll(/<(?:img|script|iframe|video|audio|source|object|embed)\b[^>]*>/g)].map(
      ([tag]) => tag,
    );
    expect(loading).toEqual([
      '<script type="application/ld+json">',
      '<img src="https://archive.example/media/a.jpg" alt="Words &amp; more" width="4" height="3">',
    ]);
    expect(page).not.toMatch(/rel="(?:stylesheet|preload|icon|preconnect)"| style="| on[a-z]+="/);
    expect(STYLE).not.toMatch(/url\(|@import/);
    expect(PAGE_POLICY).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self';/);
  });

  test('when it is sent with its policy, then the style in it is the one the policy lets in', () => {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    expect(PAGE_POLICY).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  test('when it is read, then the introduction is in small type before the body, and both are open', () => {
    expect(page).toMatch(/<aside class="series small">.*<p>Fixed\.<\/p><\/aside>.*<div class="body">/s);
    expect(page).not.toMatch(/<details| hidden/);
  });

  test('when it is printed, then the address of the original follows its link', () => {
    expect(/@media print\{.*/.exec(STYLE)?.[0]).toContain('a[rel=external]::after{content:" (" attr(href) ")"');
  });

  test('when it is used by touch or on a narrow screen, then its navigation is high enough for a finger', () => {
    expect(STYLE).toContain('@media (max-width:30rem),(pointer:coarse){');
    expect(STYLE).toMatch(/\.bar a,\.formats a\{display:inline-block;padding:\.7rem /);
  });

  test('when texts hold anything at all, then the page has the same elements and attributes', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const text = encodeHtml({ article, site: SITE });
        expect(skeleton(text)).toEqual(skeleton(page));
        expect(dataBlock(text).headline).toBe(article.title.replace(/\p{Cs}/gu, ''));
      }),
    );
  });
});

describe('JSON-LD', () => {
  test('when an article has every field, then schema.org has a word for each', () => {
    const text = encodeJsonLd({ article: hostile(() => 'Words'), site: SITE });
    expect(JSON.parse(text)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'OpinionNewsArticle',
      '@id': 'urn:uuid:6f1c2a34-5b7d-4e8f-9a01-23456789abcd',
      identifier: ['urn:uuid:6f1c2a34-5b7d-4e8f-9a01-23456789abcd', `sha256:${'a'.repeat(64)}`],
      url: 'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html',
      mainEntityOfPage: 'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html',
      headline: 'Words',
      description: 'Words',
      inLanguage: 'en',
      datePublished: '2022-08-25',
      dateModified: '2026-11-22T08:00:00.000Z',
      version: 1,
      author: [
        {
          '@type': 'Person',
          name: 'Words',
          jobTitle: 'Words',
          affiliation: { '@type': 'Organization', name: 'Words' },
        },
        { '@type': 'Person', name: 'Words' },
      ],
      publisher: { '@type': 'Organization', name: 'Tool Builders & Co', url: 'https://archive.example' },
      sourceOrganization: { '@type': 'Organization', name: 'Words' },
      creditText: 'Words',
      isBasedOn: 'http://ydyl.gansu.gov.cn/news.html',
      sameAs: ['https://a.example/?a=1&b=2'],
      isPartOf: { '@type': 'CreativeWorkSeries', name: 'Words', url: 'https://archive.example/v1/series/series' },
      position: 3,
      keywords: ['Words'],
      image: {
        '@type': 'ImageObject',
        url: 'https://archive.example/media/a.jpg',
        width: 4,
        height: 3,
        caption: 'Words',
        creditText: 'Words',
      },
      license: 'https://creativecommons.org/licenses/by/4.0/',
      copyrightNotice: 'Words',
      workTranslation: [
        { '@type': 'OpinionNewsArticle', inLanguage: 'zh-Hans', url: 'https://archive.example/v1/articles/other.html' },
      ],
      correction: [{ '@type': 'CorrectionComment', datePublished: '2026-11-23', text: 'Words' }],
    });
  });
});

describe('a translation', () => {
  const original = '0b6d3c1e-0000-4000-8000-000000000001';

  test('when JSON-LD describes it, then it names the work it translates, and no translation of its own', () => {
    const { article, site } = chinese;
    expect(JSON.parse(encodeJsonLd({ article, site, translationOf: original }))).toMatchObject({
      translationOfWork: {
        '@type': 'OpinionNewsArticle',
        '@id': `urn:uuid:${original}`,
        inLanguage: 'en',
        url: 'https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html',
      },
    });
    expect(encodeJsonLd({ article, site, translationOf: original })).not.toContain('workTranslation');
  });

  test('when the original is withdrawn, then it is still named', () => {
    const article = { ...chinese.article, translations: [] };
    expect(JSON.parse(encodeJsonLd({ article, site: SITE, translationOf: original })).translationOfWork).toEqual({
      '@type': 'OpinionNewsArticle',
      '@id': `urn:uuid:${original}`,
    });
  });
});

test('when a body has written, then JSON-LD does not call it a person', () => {
  const attributions = [{ author: { slug: 'a', name: 'Spark Editorial Office' }, position: null, organization: null }];
  const article = buildArticle({ attributions });
  expect(JSON.parse(encodeJsonLd({ article, site: SITE })).author).toEqual([
    { '@type': 'Organization', name: 'Spark Editorial Office' },
  ]);
});

describe('days', () => {
  const instant = '2026-11-22T17:30:00.000Z';
  const article = buildArticle({ releasedAt: instant, updatedAt: instant });
  const tombstone = { title: 'T', publishedOn: '2022-08-25', withdrawnAt: instant, reason: 'R', citation: 'C' };
  const problem = { status: 410, title: 'Gone', detail: 'Gone', tombstone };

  test.each([
    ['Asia/Shanghai', '23 November 2026', '2026-11-23'],
    ['Europe/Berlin', '22 November 2026', '2026-11-22'],
  ])('when people in %s read an instant, then it is their day, and data keep the instant', (timeZone, long, short) => {
    const site = { ...SITE, timeZone };
    const page = encodeHtml({ article, site });
    expect(page.split(`<time datetime="${instant}">${long}</time>`)).toHaveLength(3);
    expect(page).toContain('<time datetime="2022-08-25">25 August 2022</time>');
    expect(encodeProblemPage({ problem, site })).toContain(`<time datetime="${instant}">${short}</time>`);
  });
});

describe('plain text and Markdown', () => {
  test('when an article is in English, then its text is this', () => {
    expect(encodeText(english)).toBe(`Jiang Baoquan: Taking on the Mission

Jiang Baoquan, Chief Executive, Spark Machine Tools
Published: 2022-08-25
Source: Gansu Belt and Road Portal
Released by: Official Account of CMTBA

A machine tool builder on core technologies.

----------------------------------------

CEO Opinions · No. 1

Opinions of our members.

----------------------------------------

The first paragraph.

The second paragraph.

----------------------------------------

Original publication: http://ydyl.gansu.gov.cn/news.html
How to cite: Jiang Baoquan. Jiang Baoquan: Taking on the Mission. Gansu Belt and Road Portal, 2022-08-25. urn:uuid:6f1c2a34-5b7d-4e8f-9a01-23456789abcd https://archive.example/v1/articles/jiang-baoquan-taking-on-the-mission.html
Edition: 1, 2026-11-22T08:00:00.000Z
SHA-256: ${'a'.repeat(64)}
`);
  });

  test('when an article is in Chinese, then Markdown keeps title, introduction and body', () => {
    const text = encodeMarkdown(chinese);
    expect(text).toContain('\n# 姜保全：勇担使命\n\n姜保全，董事长，星火机床\\\n发表日期：2022-08-25\\\n');
    expect(text).toContain(
      '\n\n一家机床企业谈关键核心技术。\n\n> CEO Opinions · 第 1 期\n>\n> Opinions of our members.\n\nThe first',
    );
    expect(text).toContain(
      '\n\nThe first paragraph.\n\nThe second paragraph.\n\n---\n\n- 原文：<http://ydyl.gansu.gov.cn/news.html>\n',
    );
  });

  test('when the introduction of a series has marks, links and a list, then Markdown quotes them as they are', () => {
    const html =
      '<p>In <strong>two</strong> parts, <a href="https://example.org/a">linked</a>.</p><ul><li>One</li><li>Two</li></ul><p>*Plain*</p>';
    const introduction = { html, text: 'In two parts, linked.' };
    const series = { slug: 's', title: 'CEO *Opinions*', instalment: 2, introduction };
    const text = encodeMarkdown({ article: buildArticle({ series }), site: SITE });
    const quote = [
      ...['> CEO \\*Opinions\\* · No. 2', '>', '> In **two** parts, [linked](https://example.org/a).', '>'],
      ...['> - One', '> - Two', '>', '> \\*Plain\\*'],
    ].join('\n');
    expect(text).toContain(`\n\n${quote}\n\nThe first`);
  });

  test('when a title holds marks of Markdown, then they are text', () => {
    const article = buildArticle({ title: '*1*. [a](b) <i> `c` #' });
    expect(encodeMarkdown({ article, site: SITE })).toContain('\n# \\*1\\*. \\[a\\](b) \\<i\\> \\`c\\` \\#\n');
  });

  test('when texts hold anything at all, then the front matter is one quoted value a line', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        const [, header = ''] = encodeMarkdown({ article, site: SITE }).split(/^---$/m);
        const fields = Object.fromEntries(
          header
            .trim()
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), JSON.parse(line.slice(line.indexOf(':') + 1))]),
        );
        expect(fields).toMatchObject({ title: oneLine(article.title), instalment: 3, edition: 1 });
        expect(header).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff\p{Cs}]/u);
      }),
    );
  });
});
