/** A PDF with a text layer as paragraphs. Its line breaks are guessed, so the editor is asked to look. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { append } from '../../document.ts';
import type { Imported, Said } from '../../document.ts';
import { ImportRefusal } from '../../refusal.ts';
import { areasOf } from './columns.ts';
import { isFurniture, linesOf } from './lines.ts';
import type { Line, Piece } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';

/** An opinion has ten; a yearbook is no article. */
const PAGES_MAX = 500;
const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** @throws ImportRefusal when it is a scan, damaged or protected */
export async function readPdf(bytes: Uint8Array): Promise<Imported> {
  const document = await open(bytes);
  try {
    const lines: Line[] = [];
    for (let page = 1; page <= Math.min(document.numPages, PAGES_MAX); page++) {
      const content = await (await document.getPage(page)).getTextContent();
      const pieces = content.items.filter((item) => 'str' in item) as Piece[];
      for (const area of areasOf(pieces)) append(lines, linesOf(area.pieces, page, area.column));
    }
    if (lines.length === 0) throw new ImportRefusal('no-text');
    const isAround = isFurniture(lines);
    const dropped = lines.filter(isAround).map(({ text }) => ({ kind: 'page-number' as const, text }));
    const blocks = paragraphsOf(lines.filter((line) => !isAround(line)));
    return { blocks, pictures: [], dropped, said: await saidOf(document), remarks: ['check-line-breaks'] };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // pdf.js takes the bytes for itself.
      data: Uint8Array.from(bytes),
      cMapUrl: `${path.join(library, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${path.join(library, 'standard_fonts')}/`,
      disableFontFace: true,
      isEvalSupported: false,
      stopAtErrors: false,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    const { name } = error as Error;
    throw name === 'PasswordException'
      ? new ImportRefusal('encrypted')
      : new ImportRefusal('broken', { reason: 'pdf' });
  }
}

async function saidOf(document: PDFDocumentProxy): Promise<Said> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const { Title } = info as { Title?: string };
  // Word processors put the name of the file here.
  return Title && !/\.(docx?|wps|pdf|html?|txt|odt|indd|pptx?)$|^Microsoft Word/i.test(Title) ? { title: Title } : {};
}
