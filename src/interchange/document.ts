/** What a text is made of between a file and the desk: the one form that every reader of a format gives. */
import type { Dropped, Remark } from '../domain/desk/proposal.ts';

export type Mark = 'bold' | 'italic' | 'underline' | 'strike' | 'sub' | 'sup' | 'code';

/** A piece of text in one style; a line break is the character U+000A. */
export type Run = { text: string; marks: readonly Mark[]; href?: string };

/** Level 1 to 6 as the file has it; 2 to 4 once tidied. */
export type Heading = { type: 'heading'; level: number; runs: Run[] };
export type Paragraph = {
  type: 'paragraph';
  runs: Run[];
  /** What the file calls it, or how it stands on the page: helps to find the title, and is not kept. */
  role?: 'title' | 'subtitle' | 'centred';
};
export type Quote = { type: 'quote'; runs: Run[] };
export type Item = { runs: Run[]; list?: List };
export type List = { type: 'list'; ordered: boolean; start: number; items: Item[] };
export type Cell = { header: boolean; colspan: number; rowspan: number; blocks: Block[] };
export type Table = { type: 'table'; rows: Cell[][] };
/** `picture` is its place in the pictures of the document. */
export type PictureBlock = { type: 'picture'; picture: number };
export type Block = Heading | Paragraph | Quote | List | Table | PictureBlock;

/** A picture of the document; one without bytes did not come along and has to be given by hand. */
export type Picture = {
  bytes: Uint8Array | null;
  mimeType: string | null;
  /** Of the bytes, hexadecimal. */
  sha256: string | null;
  /** What the document says the picture shows; may be empty. */
  alt: string;
  /** File name or address that the document gives. */
  origin: string;
};

/** What a file says of itself outside of its text; all of it unchecked. */
export type Said = { title?: string; author?: string; account?: string; publishedOn?: string; address?: string };

export type { Dropped, Remark };

export type Imported = {
  blocks: Block[];
  pictures: Picture[];
  dropped: Dropped[];
  said: Said;
  remarks: Remark[];
};

/** Adds to the end of a list, however many: as arguments of one call, a hundred thousand would be too many. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

export const textOfRuns = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The text of a block, its parts on lines of their own; nothing for a picture. */
export function textOfBlock(block: Block): string {
  if (block.type === 'picture') return '';
  if (block.type === 'list') return block.items.map(textOfItem).join('\n');
  if (block.type === 'table')
    return block.rows.map((row) => row.map((cell) => textOf(cell.blocks)).join('\n')).join('\n');
  return textOfRuns(block.runs);
}

/** The text of a document, block by block. */
export const textOf = (blocks: readonly Block[]): string => blocks.map(textOfBlock).filter(Boolean).join('\n');

const textOfItem = ({ runs, list }: Item): string => textOfRuns(runs) + (list ? `\n${textOfBlock(list)}` : '');
