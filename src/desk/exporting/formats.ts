/** What an article or a series can be had as. */
import { toHtml } from '../../interchange/html.ts';
import { missingPicture } from '../../interchange/out/facts.ts';
import type { Collection, Piece } from '../../interchange/out/piece.ts';
import { toMarkdownText, toPlainText } from '../../interchange/out/text.ts';
import { inThread } from '../../interchange/thread.ts';
import { cleanHtml } from '../richText/cleanHtml.ts';
import { toMarkdown } from '../../formats/html/toMarkdown.ts';
import { toText } from '../richText/toText.ts';
import escapeHtml from 'escape-html';

export const EXPORT_FORMATS = ['docx', 'md', 'txt'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Record<ExportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** The bytes of the file. */
export async function encode(collection: Collection, format: ExportFormat): Promise<Uint8Array> {
  if (format === 'docx') return inThread('writeDocx', collection);
  const isText = format === 'txt';
  const written = collection.pieces.map((piece) => ({ piece, body: isText ? textOf(piece) : markdownOf(piece) }));
  return new TextEncoder().encode((isText ? toPlainText : toMarkdownText)(collection, written));
}

/** What of a piece can be pasted where no styles are known. */
export const plainTextOf = (piece: Piece): string =>
  toPlainText({ title: null, language: piece.language, introduction: [], pieces: [piece] }, [
    { piece, body: textOf(piece) },
  ]);

const textOf = (piece: Piece): string =>
  toText(htmlOf(piece, ({ alt, credit }) => paragraph(`[${[alt, credit].filter(Boolean).join(' · ')}]`)));

const markdownOf = (piece: Piece): string =>
  toMarkdown(
    htmlOf(
      piece,
      ({ alt, credit, fileName }) =>
        `<p><img src="${escapeHtml(encodeURI(fileName))}" alt="${escapeHtml(alt)}"></p>${credit && paragraph(credit)}`,
    ),
  );

const paragraph = (text: string): string => (text === '[]' ? '' : `<p>${escapeHtml(text)}</p>`);

function htmlOf(piece: Piece, picture: (picture: Piece['pictures'][number]) => string): string {
  const html = toHtml(piece.blocks, (index) => {
    const shown = piece.pictures[index];
    return shown?.bytes ? picture(shown) : paragraph(missingPicture(shown?.alt ?? '', piece.language));
  });
  return cleanHtml(html);
}
