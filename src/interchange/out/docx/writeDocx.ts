/** Articles as a Word document (ISO/IEC 29500) that Word, WPS Office and LibreOffice open, and that import reads again. */
import { AlignmentType, BorderStyle, Document, Packer, Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import { attributionLine, authorLine, originFacts, seriesLine } from '../facts.ts';
import type { Collection, Piece } from '../piece.ts';
import { blockChildren, xmlText } from './blocks.ts';
import { startWriting } from './writing.ts';
import type { Writing } from './writing.ts';
import { STYLES, paragraphStylesFor } from './styles.ts';

/** The bytes of the file. */
export async function writeDocx(collection: Collection): Promise<Uint8Array> {
  const { pieces, language, title } = collection;
  const writing = startWriting(language);
  const isBook = title !== null;
  const children = [
    ...(isBook ? cover(collection, writing) : []),
    ...pieces.flatMap((piece, index) =>
      pieceChildren(piece, { ...writing, piece, isBook, isNewPage: isBook || index > 0 }),
    ),
  ];
  const document = new Document({
    ...about(collection),
    styles: { ...STYLES(language), paragraphStyles: paragraphStylesFor(language) },
    numbering: { config: writing.lists },
    sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function about({ pieces, title }: Collection) {
  const authors = [...new Set(pieces.flatMap((piece) => piece.authors.map(({ name }) => name)))].join('; ');
  return {
    title: xmlText(title ?? pieces[0]?.title ?? ''),
    creator: xmlText(authors || (pieces[0]?.archive ?? '')),
    lastModifiedBy: xmlText(pieces[0]?.archive ?? ''),
  };
}

const line = (text: string, style: string, more: object = {}) =>
  new Paragraph({ style, children: [new TextRun(xmlText(text))], ...more });

/** The series, its introduction, and what follows. */
function cover({ title, introduction, pieces }: Collection, writing: Writing): FileChild[] {
  const contents = pieces.map(({ title: name, series }) => [series?.instalment, name].filter(Boolean).join('. '));
  return [
    line(title ?? '', 'Title'),
    ...blockChildren(introduction, writing),
    ...contents.map((entry) => line(entry, 'Contents')),
  ];
}

type Place = Writing & { piece: Piece; isBook: boolean; isNewPage: boolean };

/** Title, who wrote it, where it comes from, the opening of the series, the text, and what republishing it asks for. */
function pieceChildren(piece: Piece, place: Place): FileChild[] {
  const { language, series, summary } = piece;
  const inSeries = seriesLine(piece);
  return [
    line(piece.title, place.isBook ? 'Heading1' : 'Title', { pageBreakBefore: place.isNewPage }),
    ...piece.authors.map((author) => line(authorLine(author, language), 'Facts')),
    ...originFacts(piece).map((fact) => line(fact, 'Facts')),
    ...(inSeries ? [line(inSeries, 'Facts')] : []),
    ...(summary ? [line(summary, 'Summary')] : []),
    ...(series && !place.isBook ? blockChildren(series.introduction, place) : []),
    ...blockChildren(piece.blocks, place),
    line(attributionLine(piece), 'Attribution', {
      alignment: AlignmentType.LEFT,
      border: { top: { style: BorderStyle.SINGLE, size: 4, space: 8, color: 'BBBBBB' } },
    }),
  ];
}
