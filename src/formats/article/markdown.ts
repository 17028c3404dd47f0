/** One article as CommonMark with YAML front matter. */
import { authorNames, oneLine } from '../../domain/citation.ts';
import { toMarkdown } from '../html/toMarkdown.ts';
import { pageUrl, urn } from '../links.ts';
import type { ArticleInput } from './input.ts';
import { closing, openingLines, seriesLine } from './sections.ts';

export function encodeMarkdown(input: ArticleInput): string {
  const { article } = input;
  const blocks = [
    frontMatter(input),
    `# ${literal(oneLine(article.title))}`,
    openingLines(input).map(literal).join('\\\n'),
    article.summary && literal(oneLine(article.summary)),
    introduction(input),
    article.body.markdown,
    '---',
    closing(input)
      .map(({ label, text, url }) => `- ${label}${[literal(text), url && link(url)].filter(Boolean).join(' ')}`)
      .join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** What opens each instalment, quoted; its Markdown is made as that of a body. */
function introduction(input: ArticleInput): string {
  const line = seriesLine(input);
  const html = input.article.series?.introduction?.html ?? '';
  const blocks = [line && literal(oneLine(line)), html && toMarkdown(html)].filter(Boolean).join('\n\n');
  return blocks && blocks.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>');
}

/** Values are JSON, which YAML 1.2 contains: quoted the same way whatever they hold. */
function frontMatter({ article, site }: ArticleInput): string {
  const fields = {
    title: oneLine(article.title),
    authors: authorNames(article),
    language: article.language,
    publishedOn: article.publishedOn,
    summary: article.summary && oneLine(article.summary),
    byline: article.byline && oneLine(article.byline),
    source: oneLine(article.source.name),
    sourceUrl: article.sourceUrl,
    series: article.series && oneLine(article.series.title),
    instalment: article.series?.instalment ?? null,
    topics: article.topics.map(({ name }) => oneLine(name)),
    license: article.rights?.license ?? null,
    id: urn(article.id),
    url: pageUrl({ site, slug: article.slug }),
    releasedAt: article.releasedAt,
    updatedAt: article.updatedAt,
    edition: article.edition,
    sha256: article.sha256,
  };
  return ['---', ...Object.entries(fields).map(([name, value]) => `${name}: ${yaml(value)}`), '---'].join('\n');
}

/** YAML forbids some characters that JSON leaves as they are (YAML 1.2, 5.1). */
function yaml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text that CommonMark reads as nothing but text, at the start of a line too. */
function literal(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&#|~]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A CommonMark autolink, which ends at the first white space or angle bracket. */
function link(url: string): string {
  return `<${url.replace(/[\s<>]/g, encodeURIComponent)}>`;
}
