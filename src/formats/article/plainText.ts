/** One article as plain text, UTF-8, paragraphs separated by an empty line, its parts by a rule. */
import { oneLine } from '../../domain/citation.ts';
import type { ArticleInput } from './input.ts';
import { closing, openingLines, seriesLine } from './sections.ts';

const RULE = '-'.repeat(40);

export function encodeText(input: ArticleInput): string {
  const { article } = input;
  const blocks = [
    oneLine(article.title),
    openingLines(input).join('\n'),
    article.summary,
    ...(article.series ? [RULE, seriesLine(input), article.series.introduction?.text] : []),
    RULE,
    article.body.text,
    RULE,
    closing(input)
      .map(({ label, text, url }) => label + [text, url].filter(Boolean).join(' '))
      .join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
