import type { Imported } from '../document.ts';
import { readHtml } from './html/readHtml.ts';
import { readPlainText } from './plain.ts';
import { tidyBlocks } from './tidy.ts';
import { usedPictures } from './usedPictures.ts';

/** What a clipboard holds: a page, or text alone. */
export type Clipboard = { html: string } | { text: string };

/** What is pasted, cleaned as a file is. */
export function convertPaste(pasted: Clipboard): Imported {
  const imported = 'html' in pasted ? readHtml(pasted.html) : readPlainText(pasted.text);
  return { ...imported, ...usedPictures({ ...imported, blocks: tidyBlocks(imported.blocks) }) };
}
