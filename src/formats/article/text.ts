/** One article as plain text, UTF-8, paragraphs separated by an empty line. */
import { oneLine } from '../../domain/citation.ts';
import type { ArticleInput } from './input.ts';
import { closing, openingLines, seriesLine } from './plain.ts';

export function encodeText(input: ArticleInput): string {
  const { article } = input;
  const blocks = [
    oneLine(article.title),
    openingLines(input).join('\n'),
    seriesLine(input),
    article.series?.introduction?.text ?? null,
    article.summary,
    article.body.text,
    closing(input)
      .map(({ label, text, url }) => label + [text, url].filter(Boolean).join(' '))
      .join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
