/** Builders of valid records and articles: the first instalment's facts, every field overridable. */
import type { Article } from '../../src/domain/article.ts';
import type { ArticleRecord, Ref } from '../../src/domain/record.ts';

export function buildRecord(overrides: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    id: '6f1c2a34-5b7d-4e8f-9a01-23456789abcd',
    slug: 'jiang-baoquan-taking-on-the-mission',
    language: 'en',
    title: 'Jiang Baoquan: Taking on the Mission',
    summary: 'A machine tool builder on core technologies.',
    publishedOn: '2022-08-25',
    attributions: [
      {
        author: { slug: 'jiang-baoquan', name: 'Jiang Baoquan' },
        position: 'Chief Executive',
        organization: { slug: 'spark-machine-tools', name: 'Spark Machine Tools' },
      },
    ],
    byline: 'Official Account of CMTBA',
    source: { slug: 'gansu-belt-and-road-portal', name: 'Gansu Belt and Road Portal' },
    sourceUrl: 'http://ydyl.gansu.gov.cn/news.html',
    series: { slug: 'ceo-opinions', title: 'CEO Opinions', instalment: 1 },
    topics: [{ slug: 'machine-tools', name: 'Machine tools' }],
    translationOf: null,
    appearances: [],
    corrections: [],
    image: null,
    attachments: [],
    rights: null,
    body: {
      html: '<p>The first paragraph.</p><p>The second paragraph.</p>',
      text: 'The first paragraph.\n\nThe second paragraph.',
      markdown: 'The first paragraph.\n\nThe second paragraph.',
    },
    ...overrides,
  };
}

/** What a test may say of an article; names in other languages are added. */
export type ArticleOverrides = Partial<
  Omit<Article, 'attributions' | 'source' | 'series' | 'topics'> &
    Pick<ArticleRecord, 'attributions' | 'source' | 'topics'> & {
      series: Omit<NonNullable<Article['series']>, 'names'> | null;
    }
>;

const names = { en: null, 'zh-Hans': null };
const named = (ref: Ref) => ({ ...ref, names });

/** An article as the reader hands it to an encoder: addresses of the archive are absolute. */
export function buildArticle(overrides: ArticleOverrides = {}): Article {
  const { translationOf: _translationOf, series, ...record } = buildRecord();
  const introduction = { html: '<p>Opinions of our members.</p>', text: 'Opinions of our members.' };
  const given = {
    ...record,
    url: `https://archive.example/v1/articles/${overrides.slug ?? record.slug}`,
    series: series && { ...series, introduction },
    releasedAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    translations: [],
    edition: 1,
    sha256: 'a'.repeat(64),
    ...overrides,
  };
  return {
    ...given,
    attributions: given.attributions.map(({ author, position, organization }) => ({
      author: named(author),
      position,
      organization: organization && named(organization),
    })),
    source: named(given.source),
    series: given.series && { ...given.series, names },
    topics: given.topics.map(named),
  };
}
