/** From a file to clean blocks, whatever its kind. Runs in a worker thread: see inWorker.ts. */
import type { Imported } from '../document.ts';
import { ImportRefusal } from '../refusal.ts';
import { readDocx } from './docx/readDocx.ts';
import { readHtml, readHtmlFile, readMhtFile } from './html/readHtml.ts';
import { kindOf } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { readMarkdown } from './markdown.ts';
import { readPdf } from './pdf/readPdf.ts';
import { readPlain } from './plain.ts';
import { isEmpty, tidyBlocks } from './tidy.ts';

export type ImportOptions = {
  /** What reviewers changed counts as done; else the text is the one before their changes. */
  acceptChanges: boolean;
};
export type Converted = Imported & { kind: Kind };

/** @throws ImportRefusal */
export async function convert(file: { name: string; bytes: Uint8Array }, options: ImportOptions): Promise<Converted> {
  const kind = await kindOf(file);
  const imported = await READERS[kind](file.bytes, options);
  const blocks = tidyBlocks(imported.blocks);
  if (isEmpty(blocks) && !blocks.some(({ type }) => type === 'picture')) throw new ImportRefusal('empty');
  return { kind, ...imported, ...usedPictures({ ...imported, blocks }) };
}

const READERS: Record<Kind, (bytes: Uint8Array, options: ImportOptions) => Imported | Promise<Imported>> = {
  docx: readDocx,
  html: readHtmlFile,
  mht: readMhtFile,
  markdown: readMarkdown,
  text: readPlain,
  pdf: readPdf,
};

/** What is pasted, cleaned as a file is. */
export function convertPaste(html: string): Imported {
  const imported = readHtml(html);
  return { ...imported, ...usedPictures({ ...imported, blocks: tidyBlocks(imported.blocks) }) };
}

/** Pictures that the text shows, in its order; those of an advert are gone. */
function usedPictures({ blocks, pictures }: Imported): Pick<Imported, 'blocks' | 'pictures'> {
  const used: number[] = [];
  const renumber = (list: Imported['blocks']): Imported['blocks'] =>
    list.map((block) => {
      if (block.type === 'picture') return { ...block, picture: used.push(block.picture) - 1 };
      if (block.type !== 'table') return block;
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: renumber(cell.blocks) }))),
      };
    });
  const renumbered = renumber(blocks);
  return { blocks: renumbered, pictures: used.flatMap((index) => pictures[index] ?? []) };
}
