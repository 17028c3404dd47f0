/** From a file to clean blocks, whatever its kind. Runs in a worker thread: see inWorker.ts. */
import type { Imported } from '../document.ts';
import { ImportRefusal } from '../refusal.ts';
import { readDocx } from './docx/readDocx.ts';
import { readHtmlFile, readMhtFile } from './html/readHtml.ts';
import { kindOf } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { readMarkdown } from './markdown.ts';
import { readPdf } from './pdf/readPdf.ts';
import { readPlain } from './plain.ts';
import { isEmpty, tidyBlocks } from './tidy.ts';
import { usedPictures } from './usedPictures.ts';

export type ImportOptions = {
  /** What reviewers changed counts as done; else the text is the one before their changes. */
  acceptChanges: boolean;
};
export type Converted = Imported & { kind: Kind };

/** @throws ImportRefusal */
export async function convert(file: { name: string; bytes: Uint8Array }, options: ImportOptions): Promise<Converted> {
  const kind = await kindOf(file);
  const imported = await readAs(kind, file.bytes, options);
  const blocks = tidyBlocks(imported.blocks);
  if (isEmpty(blocks) && !blocks.some(({ type }) => type === 'picture')) throw new ImportRefusal('empty');
  return { kind, ...imported, ...usedPictures({ ...imported, blocks }) };
}

/** What is nested beyond what a reader can go down is refused, as an office document of that kind is. */
async function readAs(kind: Kind, bytes: Uint8Array, options: ImportOptions): Promise<Imported> {
  try {
    return await READERS[kind](bytes, options);
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) throw new ImportRefusal('too-deep');
    throw error;
  }
}

const READERS: Record<Kind, (bytes: Uint8Array, options: ImportOptions) => Imported | Promise<Imported>> = {
  docx: readDocx,
  html: readHtmlFile,
  mht: readMhtFile,
  markdown: readMarkdown,
  text: readPlain,
  pdf: readPdf,
};
