/** An article as plain text and as Markdown, for people who go on writing in another program. */
import { oneLine } from '../../domain/citation.ts';
import { textOf } from '../document.ts';
import { attributionLine, authorLine, originFacts, seriesLine } from './facts.ts';
import type { Collection, Piece } from './piece.ts';

/** The body of a piece as the desk's own encoders write it. */
export type Written = { piece: Piece; body: string };

const RULE = '-'.repeat(40);

/** Paragraphs are parted by an empty line, articles by a rule. */
export function toPlainText({ title, introduction }: Collection, written: readonly Written[]): string {
  const isBook = title !== null;
  const cover = isBook ? [[title, textOf(introduction)].filter(Boolean).join('\n\n')] : [];
  const texts = written.map(({ piece, body }) =>
    [
      oneLine(piece.title),
      factLines(piece).join('\n'),
      piece.summary,
      !isBook && piece.series && textOf(piece.series.introduction),
      body,
      attributionLine(piece),
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
  return `${[...cover, ...texts].join(`\n\n${RULE}\n\n`)}\n`;
}

/** CommonMark with GFM tables; one article says its facts in front matter too, as import reads them. */
export function toMarkdownText({ title, introduction }: Collection, written: readonly Written[]): string {
  const isBook = title !== null;
  const cover = isBook ? [[`# ${literal(title)}`, quoted(textOf(introduction))].filter(Boolean).join('\n\n')] : [];
  const texts = written.map(({ piece, body }) =>
    [
      `${isBook ? '##' : '#'} ${literal(oneLine(piece.title))}`,
      factLines(piece).map(literal).join('\\\n'),
      piece.summary && literal(oneLine(piece.summary)),
      !isBook && piece.series && quoted(textOf(piece.series.introduction)),
      body,
      `*${literal(attributionLine(piece))}*`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  );
  const [only] = written;
  const front = !isBook && only ? `${frontMatter(only.piece)}\n\n` : '';
  return `${front}${[...cover, ...texts].join('\n\n---\n\n')}\n`;
}

const factLines = (piece: Piece): string[] => [
  ...piece.authors.map((author) => authorLine(author, piece.language)),
  ...originFacts(piece),
  ...[seriesLine(piece) ?? []].flat(),
];

const quoted = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `> ${literal(oneLine(line))}`)
    .join('\n>\n');

/** Values are JSON, which YAML 1.2 contains. */
function frontMatter(piece: Piece): string {
  const { title, authors, publishedOn, source, byline, sourceUrl, series, language } = piece;
  const fields: [string, string | number | null | undefined][] = [
    ['title', oneLine(title)],
    ['author', authors.map(({ name }) => name).join(', ') || null],
    ['date', publishedOn],
    ['source', source],
    ['byline', byline],
    ['sourceUrl', sourceUrl],
    ['series', series?.title],
    ['instalment', series?.instalment],
    ['language', language],
  ];
  const known = fields.filter(([, value]) => value !== null && value !== undefined);
  return ['---', ...known.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---'].join('\n');
}

/** Text that CommonMark reads as nothing but text, at the start of a line too. */
const literal = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>&#|~]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
