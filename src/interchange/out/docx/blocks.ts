/** Blocks as paragraphs and tables of a Word document. */
import {
  ExternalHyperlink,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild, IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import type { Block, Cell, Item, List, Mark, Run } from '../../document.ts';
import { missingPicture } from '../facts.ts';
import { LEVELS, numberingOf } from './writing.ts';
import type { Writing } from './writing.ts';

/** Pixels of a page between its margins, at 96 an inch. */
const WIDTH = 600;
const HEIGHT = 840;

type Children = (Paragraph | Table)[];

export const blockChildren = (blocks: readonly Block[], writing: Writing): FileChild[] =>
  children(blocks, writing, WIDTH);

const children = (blocks: readonly Block[], writing: Writing, width: number): Children =>
  blocks.flatMap((block) => childrenOf(block, writing, width));

function childrenOf(block: Block, writing: Writing, width: number): Children {
  switch (block.type) {
    case 'heading':
      return [paragraph(block.runs, { style: `Heading${block.level}` })];
    case 'paragraph':
      return [paragraph(block.runs, { style: 'BodyText' })];
    case 'quote':
      return [paragraph(block.runs, { style: 'Quote' })];
    case 'list':
      return listChildren(block, writing, 0);
    case 'table':
      return tableChildren(block.rows, writing, width);
    case 'picture':
      return pictureChildren(block.picture, writing, width);
  }
}

const paragraph = (runs: readonly Run[], more: IParagraphOptions) =>
  new Paragraph({ ...more, children: runChildren(runs) });

function runChildren(runs: readonly Run[]): ParagraphChild[] {
  return runs
    .map((run) => {
      if (!run.href) return textRuns(run);
      return [new ExternalHyperlink({ link: run.href, children: textRuns(run) })];
    })
    .flat();
}

/** A line break is an element of its own. */
function textRuns({ text, marks, href }: Run): TextRun[] {
  const look = Object.assign({}, ...marks.map((mark) => LOOKS[mark])) as IRunOptions;
  const shown = href ? { ...look, style: 'Hyperlink' } : look;
  return xmlText(text)
    .split('\n')
    .map((part, index) => new TextRun({ ...shown, text: part, ...(index > 0 ? { break: 1 } : {}) }));
}

/** Only what is: an "off" of its own would take a style's bold away. */
const LOOKS: Record<Mark, IRunOptions> = {
  bold: { bold: true },
  italic: { italics: true },
  underline: { underline: {} },
  strike: { strike: true },
  sub: { subScript: true },
  sup: { superScript: true },
  code: { font: 'Courier New' },
};

/** Without what XML 1.0 (2.2) cannot say: controls and halves of characters. */
export const xmlText = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff\p{Cs}]/gu, '');

function listChildren(list: List, writing: Writing, level: number): Children {
  const reference = numberingOf(writing, list);
  const numbering = { reference, level: Math.min(level, LEVELS - 1) };
  return list.items.flatMap((item: Item): Children => [
    ...(item.runs.length > 0 ? [paragraph(item.runs, { numbering })] : []),
    ...(item.list ? listChildren(item.list, writing, level + 1) : []),
  ]);
}

function tableChildren(rows: Cell[][], writing: Writing, width: number): Children {
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, { colspan }) => sum + colspan, 0)));
  const table = new Table({
    layout: TableLayoutType.AUTOFIT,
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => {
      const cells = row.map((cell) => tableCell(cell, writing, Math.floor(width / columns) * cell.colspan));
      const isHead = row.length > 0 && row.every(({ header }) => header);
      return new TableRow({ children: cells, tableHeader: isHead, cantSplit: true });
    }),
  });
  // Without a paragraph between them two tables would become one.
  return [table, new Paragraph({})];
}

function tableCell({ colspan, rowspan, header, blocks }: Cell, writing: Writing, width: number): TableCell {
  const inside = blocks.flatMap((block): Children =>
    block.type === 'paragraph' ? [paragraph(block.runs, {})] : childrenOf(block, writing, width),
  );
  return new TableCell({
    ...{ columnSpan: colspan, rowSpan: rowspan, children: inside.length > 0 ? inside : [new Paragraph({})] },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(header ? { shading: { fill: 'F2F2F2' } } : {}),
  });
}

function pictureChildren(index: number, { piece }: Writing, width: number): Children {
  const picture = piece.pictures[index];
  if (!picture?.bytes || !picture.type)
    return [
      new Paragraph({ style: 'Figure', children: [new TextRun(missingPicture(picture?.alt ?? '', piece.language))] }),
    ];
  const { bytes, type, alt, credit, fileName } = picture;
  const scale = Math.min(1, width / picture.width, HEIGHT / picture.height);
  const image = new ImageRun({
    ...{ type, data: bytes },
    transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
    altText: { name: xmlText(fileName), title: '', description: xmlText(alt) },
  });
  const shown = new Paragraph({ style: 'Figure', children: [image] });
  return credit ? [shown, new Paragraph({ style: 'Caption', children: [new TextRun(xmlText(credit))] })] : [shown];
}
