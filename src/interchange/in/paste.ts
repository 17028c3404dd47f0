import type { Imported } from '../document.ts';
import { readHtml } from './html/readHtml.ts';
import { tidyBlocks } from './tidy.ts';
import { usedPictures } from './usedPictures.ts';

/** What is pasted, cleaned as a file is. */
export function convertPaste(html: string): Imported {
  const imported = readHtml(html);
  return { ...imported, ...usedPictures({ ...imported, blocks: tidyBlocks(imported.blocks) }) };
}
