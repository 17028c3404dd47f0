/** Articles as rows of a CSV file (RFC 4180) that spreadsheets open as it is meant: one row an article, one line a row. */
import { stringify } from 'csv-stringify/sync';
import type { Card } from '../../domain/article.ts';
import { authorNames, oneLine } from '../../domain/citation.ts';
import type { Language } from '../../domain/lists.ts';
import { pageUrl } from '../links.ts';
import type { Site } from '../site.ts';

type Cell = string | number | null;
type Column = { name: string; headings: Record<Language, string>; valueOf: (card: Card, site: Site) => Cell };

const column = (name: string, en: string, zh: string, valueOf: Column['valueOf']): Column => ({
  name,
  headings: { en, 'zh-Hans': zh },
  valueOf,
});

/** Between the values of one cell. */
const joined = (values: (string | null)[]): string => [...new Set(values.filter(Boolean))].join('; ');

const COLUMNS: Column[] = [
  column('id', 'ID', '编号', ({ id }) => id),
  column('language', 'Language', '语言', ({ language }) => language),
  column('title', 'Title', '标题', ({ title }) => title),
  column('authors', 'Authors', '作者', (card) => joined(authorNames(card))),
  column('positions', 'Positions', '职务', ({ attributions }) => joined(attributions.map(({ position }) => position))),
  column('organizations', 'Organizations', '单位', ({ attributions }) =>
    joined(attributions.map(({ organization }) => organization && organization.name)),
  ),
  column('publishedOn', 'Published on', '发表日期', ({ publishedOn }) => publishedOn),
  column('source', 'Source', '来源', ({ source }) => source.name),
  column('sourceUrl', 'Original', '原文网址', ({ sourceUrl }) => sourceUrl),
  column('byline', 'Released by', '发布', ({ byline }) => byline),
  column('series', 'Series', '系列', ({ series }) => series && series.title),
  column('instalment', 'Instalment', '期号', ({ series }) => series && series.instalment),
  column('topics', 'Topics', '主题', ({ topics }) => joined(topics.map(({ name }) => name))),
  column('summary', 'Summary', '摘要', ({ summary }) => summary),
  column('appearances', 'Also published at', '转载网址', ({ appearances }) =>
    joined(appearances.map(({ url }) => url)),
  ),
  column('corrections', 'Corrections', '更正', ({ corrections }) =>
    joined(corrections.map(({ on, note }) => `${on} ${note}`)),
  ),
  column('translations', 'Translations', '其他语言版本', ({ translations }, site) =>
    joined(translations.map(({ slug }) => pageUrl({ site, slug }))),
  ),
  column('page', 'Page', '页面', ({ slug }, site) => pageUrl({ site, slug })),
  column('releasedAt', 'In this archive since (UTC)', '本库收录时间（UTC）', ({ releasedAt }) => releasedAt),
  column('updatedAt', 'Changed (UTC)', '更新时间（UTC）', ({ updatedAt }) => updatedAt),
  column('edition', 'Edition', '版次', ({ edition }) => edition),
  column('sha256', 'SHA-256', 'SHA-256 校验值', ({ sha256 }) => sha256),
];

/**
 * How cells are written: what a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection);
 * lines end as RFC 4180 has it.
 */
const WRITTEN = { escape_formulas: true, record_delimiter: '\r\n' } as const;

/** The first line, with the byte order mark by which Excel knows UTF-8. In no language: the names of the API's fields. */
export function csvHeadings(language: Language | null): string {
  const names = COLUMNS.map(({ name, headings }) => (language ? headings[language] : name));
  return stringify([names], { ...WRITTEN, bom: true });
}

/** Rows of these articles. No cell has a line break. */
export function csvRows({ cards, site }: { cards: Card[]; site: Site }): string {
  const cell = (value: Cell) => (typeof value === 'string' ? oneLine(value) : value);
  return stringify(
    cards.map((card) => COLUMNS.map(({ valueOf }) => cell(valueOf(card, site)))),
    WRITTEN,
  );
}
