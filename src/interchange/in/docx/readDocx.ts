/**
 * A Word document (ECMA-376, ISO/IEC 29500; Word, WPS Office, LibreOffice and other programs write it) as blocks.
 * Every word of the text is kept or listed among what was dropped; headers, footers and comments are listed.
 */
import { append } from '../../document.ts';
import type { Block, Imported, Run } from '../../document.ts';
import { unzip } from '../zip.ts';
import { blocksOf } from './body.ts';
import { readChunks } from './chunks.ts';
import { openPackage } from './package.ts';
import type { Package, Part } from './package.ts';
import { startReading } from './reading.ts';
import type { NoteKind, Reading } from './reading.ts';
import { child, descendants, elements, textUnder, wordsUnder } from './xml.ts';

export type DocxOptions = { acceptChanges: boolean };

/** @throws ImportRefusal */
export async function readDocx(bytes: Uint8Array, options: DocxOptions, depth = 0): Promise<Imported> {
  const opened = openPackage(await unzip(bytes));
  const chunks = await readChunks(opened, depth, (inner, below) => readDocx(inner, options, below));
  const reading = startReading({ opened, acceptChanges: options.acceptChanges, chunks });
  const body = child(elements(opened.document.root)[0], 'w:body');
  const blocks = body ? blocksOf(reading, body) : [];
  append(blocks, notesOf(reading, opened));
  listComments(reading, opened.part('comments'));
  listEdges(reading, opened);
  return {
    blocks,
    pictures: reading.pictures,
    dropped: reading.dropped,
    said: saidOf(opened),
    remarks: reading.counts.changes > 0 ? ['tracked-changes'] : [],
  };
}

/** The notes in order of their numbers, each a paragraph that begins with the mark it has in the text. */
function notesOf(reading: Reading, opened: Package): Block[] {
  const parts: Record<NoteKind, Part | null> = { footnote: opened.part('footnotes'), endnote: opened.part('endnotes') };
  const blocks: Block[] = [];
  // A note can mention another one, which then joins the end.
  for (let index = 0; index < reading.notes.length; index++) {
    const note = reading.notes[index];
    const part = note && parts[note.kind];
    const element = part && elements(elements(part.root)[0]).find((one) => one.attributes['w:id'] === note.id);
    if (!element) continue;
    const found = blocksOf(reading.within(part), element);
    const first = found[0];
    const mark: Run = { text: `[${index + 1}] `, marks: [] };
    if (first?.type === 'paragraph') first.runs.unshift(mark);
    else found.unshift({ type: 'paragraph', runs: [mark] });
    append(blocks, found);
  }
  return blocks;
}

function listComments({ dropped }: Reading, part: Part | null): void {
  for (const comment of elements(part ? elements(part.root)[0] : undefined)) {
    const text = wordsUnder(comment);
    const author = comment.attributes['w:author'];
    if (text.trim() !== '') dropped.push({ kind: 'comment', text: author ? `${author}: ${text}` : text });
  }
}

/** What stands above and below the pages, each text once. */
function listEdges({ dropped }: Reading, opened: Package): void {
  const parts = [...opened.parts('header'), ...opened.parts('footer')];
  const texts = parts.map(({ root }) => descendants(root, 'w:p').map(wordsUnder).join(' ').trim());
  for (const text of new Set(texts)) if (text !== '') dropped.push({ kind: 'page-number', text });
}

/** Title and author of the file's own properties. */
function saidOf(opened: Package): Imported['said'] {
  const properties = opened.core();
  const text = (name: string) => {
    const found = properties && descendants(properties, name)[0];
    return found ? textUnder(found).trim() || undefined : undefined;
  };
  const title = text('title');
  return title ? { title } : {};
}
