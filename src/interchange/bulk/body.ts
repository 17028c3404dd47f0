/** The text of a row as clean blocks, by the same readers that take single files. */
import type { Dropped, Picture } from '../document.ts';
import type { Block } from '../document.ts';
import { convert } from '../in/convert.ts';
import { readHtml } from '../in/html/readHtml.ts';
import { readMarkdown } from '../in/markdown.ts';
import { readPlainText } from '../in/plain.ts';
import { tidyBlocks } from '../in/tidy.ts';
import { usedPictures } from '../in/usedPictures.ts';
import type { BulkItem } from './item.ts';

export type BulkBody = { blocks: Block[]; pictures: Picture[]; dropped: Dropped[] };

export function blocksOfBody({ format, text }: BulkItem['body']): BulkBody {
  const read = { html: readHtml, text: readPlainText, markdown: (one: string) => readMarkdown(Buffer.from(one)) }[
    format
  ];
  const imported = read(text);
  return { ...imported, ...usedPictures({ ...imported, blocks: tidyBlocks(imported.blocks) }) };
}

/** The text of a file beside a manifest. @throws ImportRefusal */
export const blocksOfFile = (file: { name: string; bytes: Uint8Array }): Promise<BulkBody> =>
  convert(file, { acceptChanges: true });
