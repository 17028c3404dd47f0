/** The columns of a bulk import, by every name that a heading may have, and what separates several values in one cell. */

export const BULK_FIELDS = {
  externalId: ['external id', 'id', '外部编号', '编号'],
  title: ['标题', '题目'],
  language: ['lang', '语言'],
  summary: ['excerpt', 'abstract', '摘要'],
  body: ['text', 'content', '正文', '内容'],
  bodyFormat: ['format', '正文格式'],
  file: ['文件', '文件名'],
  authors: ['author', '作者', '观点作者'],
  positions: ['position', '职务'],
  organizations: ['organization', 'company', '单位', '企业'],
  source: ['outlet', '来源'],
  sourceUrl: ['source url', 'url', 'address', '原文链接', '网址'],
  byline: ['发布者', '署名'],
  publishedOn: ['published on', 'date', '发表日期', '日期'],
  series: ['系列'],
  instalment: ['number', '期号'],
  topics: ['topic', 'tags', '主题', '标签'],
  slug: ['网址标识'],
  translationOf: ['translation of', '译自'],
  status: ['状态'],
  rights: ['版权', '版权说明'],
  license: ['licence', '许可协议'],
  internalNotes: ['notes', 'internal notes', '内部备注', '备注'],
  /** Written into a file of rejects, and passed over when it comes back. */
  refused: ['拒绝原因'],
} as const satisfies Record<string, readonly string[]>;

export type BulkField = keyof typeof BULK_FIELDS;

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

const BY_HEADING = new Map(
  Object.entries(BULK_FIELDS).flatMap(([field, names]) =>
    [field, field.replace(/[A-Z]/g, (letter) => ` ${letter}`), ...names].map((name) => [
      plain(name),
      field as BulkField,
    ]),
  ),
);

/** The field of a heading or key, whatever its case, blanks and hyphens; null for one that is none. */
export const fieldOf = (heading: string): BulkField | null => BY_HEADING.get(plain(heading)) ?? null;

/** Several values in one cell: semicolons, also the Chinese one and the enumeration comma, or lines. */
export const severalIn = (cell: string): string[] =>
  cell
    .split(/[;；、\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
