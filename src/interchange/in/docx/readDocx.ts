/**
 * A Word document (ECMA-376, ISO/IEC 29500; Word, WPS Office, LibreOffice and other programs write it) as blocks.
 * Every word of the text is kept or listed among what was dropped; headers, footers and comments are listed.
 */
import type { Block, Imported, Paragraph, Run } from '../../document.ts';
import { unzip } from '../zip.ts';
import { nest } from './lists.ts';
import type { Entry } from './lists.ts';
import { openPackage } from './package.ts';
import type { Package, Part } from './package.ts';
import { startReading } from './reading.ts';
import type { NoteKind, Reading } from './reading.ts';
import { readContent } from './runs.ts';
import { readTable } from './table.ts';
import { child, descendants, elements, textUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type DocxOptions = { acceptChanges: boolean };

/** @throws ImportRefusal */
export async function readDocx(bytes: Uint8Array, { acceptChanges }: DocxOptions): Promise<Imported> {
  const opened = openPackage(await unzip(bytes));
  const reading = startReading({ opened, acceptChanges });
  const body = child(elements(opened.document.root)[0], 'w:body');
  const blocks = body ? blocksOf(reading, body) : [];
  blocks.push(...notesOf(reading, opened));
  listComments(reading, opened.part('comments'));
  return {
    blocks,
    pictures: reading.pictures,
    dropped: reading.dropped,
    said: saidOf(opened),
    remarks: reading.changes > 0 ? ['tracked-changes'] : [],
  };
}

/** The blocks of a body, a cell, a text box or a note. */
export function blocksOf(reading: Reading, parent: XmlElement): Block[] {
  const blocks: Block[] = [];
  let entries: Entry[] = [];
  const endList = () => {
    if (entries.length > 0) blocks.push(...nest(entries));
    entries = [];
  };
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:p') {
      const { entry, blocks: found } = readParagraph(reading, element);
      if (entry) entries.push(entry);
      if (found.length > 0) {
        endList();
        blocks.push(...found);
      }
    } else if (element.name === 'w:tbl') {
      endList();
      blocks.push(...readTable(reading, element, blocksOf));
    } else if (element.name === 'mc:AlternateContent') {
      elements(child(element, 'mc:Choice') ?? child(element, 'mc:Fallback')).forEach(visit);
    } else if (!/^w:(sectPr|sdtPr|sdtEndPr|tcPr)$/.test(element.name)) {
      elements(element).forEach(visit);
    }
  };
  elements(parent).forEach(visit);
  endList();
  return blocks;
}

function readParagraph(reading: Reading, paragraph: XmlElement): { entry?: Entry; blocks: Block[] } {
  const { styles } = reading;
  const properties = child(paragraph, 'w:pPr');
  const { runs, pictures, boxes } = readContent(reading, paragraph);
  const beside: Block[] = [
    ...pictures.map((picture): Block => ({ type: 'picture', picture })),
    ...boxes.flatMap((box) => blocksOf(reading, box)),
  ];
  const isEmpty = runs.every(({ text }) => text.trim() === '');
  // Word does not number what is empty and deleted; it does number empty paragraphs, and nobody misses them.
  if (isEmpty) return { blocks: beside };
  const place = styles.numbering(properties);
  const numbered = place && reading.numbering.next(place.numId, place.level);
  const level = styles.headingLevel(properties);
  const role = styles.role(properties);
  if (numbered && level === null && role !== 'title' && (numbered.kind === 'bullet' || numbered.isPlain)) {
    const ordered = numbered.kind === 'number';
    return {
      entry: { item: { runs }, level: numbered.level, ordered, start: ordered ? numbered.number : 1 },
      blocks: beside,
    };
  }
  if (!numbered && role === 'list')
    return { entry: { item: { runs }, level: 0, ordered: false, start: 1 }, blocks: beside };
  const labelled = numbered?.kind === 'number' ? labelRuns(numbered.label, runs) : runs;
  return { blocks: [textBlock({ runs: labelled, level, role, alignment: styles.alignment(properties) }), ...beside] };
}

/** A Chinese label ends in a mark of its own; others are set off by a blank. */
function labelRuns(label: string, runs: Run[]): Run[] {
  if (label === '') return runs;
  return [{ text: /[、，。．）】]$/.test(label) ? label : `${label} `, marks: runs[0]?.marks ?? [] }, ...runs];
}

function textBlock(input: {
  runs: Run[];
  level: number | null;
  role: ReturnType<Reading['styles']['role']>;
  alignment: string | undefined;
}): Block {
  const { runs, level, role, alignment } = input;
  if (role === 'title' || role === 'subtitle') return { type: 'paragraph', runs, role };
  if (level !== null) return { type: 'heading', level, runs };
  if (role === 'quote') return { type: 'quote', runs };
  const paragraph: Paragraph = { type: 'paragraph', runs };
  return alignment === 'center' ? { ...paragraph, role: 'centred' } : paragraph;
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
    blocks.push(...found);
  }
  return blocks;
}

function listComments({ dropped }: Reading, part: Part | null): void {
  for (const comment of elements(part ? elements(part.root)[0] : undefined)) {
    const text = descendants(comment, 'w:t').map(textUnder).join('');
    const author = comment.attributes['w:author'];
    if (text.trim() !== '') dropped.push({ kind: 'comment', text: author ? `${author}: ${text}` : text });
  }
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
