/** The paragraphs, lists and tables of a body, a cell, a text box or a note of a Word document, as blocks. */
import { append, textOfBlock, textOfRuns } from '../../document.ts';
import type { Block, Paragraph, Run } from '../../document.ts';
import { chunkBlocks } from './chunks.ts';
import { nest } from './lists.ts';
import type { Entry } from './lists.ts';
import type { Numbered } from './numbering.ts';
import type { Reading } from './reading.ts';
import { isPlaceholder, readContent } from './runs.ts';
import { readTable } from './table.ts';
import { branchOf, child, descendants, elements, value, wordsUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Body = {
  reading: Reading;
  blocks: Block[];
  /** List paragraphs that are not in a list yet. */
  entries: Entry[];
  /** Words that go before those of the next paragraph: a large first letter, or what a deleted paragraph mark divided. */
  carried: Run[];
};

/** The blocks of a body, a cell, a text box or a note. */
export function blocksOf(reading: Reading, parent: XmlElement): Block[] {
  const body: Body = { reading, blocks: [], entries: [], carried: [] };
  for (const element of elements(parent)) visit(body, element);
  endParagraphs(body);
  return body.blocks;
}

function visit(body: Body, element: XmlElement): void {
  const { reading } = body;
  if (element.name === 'w:p') return addParagraph(body, element);
  if (/^w:(sectPr|sdtPr|sdtEndPr|tcPr|tblPr|trPr)$/.test(element.name)) return;
  if (element.name === 'w:tbl') {
    endParagraphs(body);
    append(body.blocks, readTable(reading, element, blocksOf));
  } else if (element.name === 'w:altChunk') {
    endParagraphs(body);
    append(body.blocks, chunkBlocks(reading, element.attributes['r:id'] ?? ''));
  } else if (element.name === 'mc:AlternateContent') {
    elements(branchOf(element)).forEach((one) => visit(body, one));
  } else if (element.name === 'w:sdt' && isListOfContents(element)) {
    dropContents(body, descendants(element, 'w:p').map(wordsUnder).join('\n'));
  } else if (element.name === 'w:sdt' && isPlaceholder(element)) {
    reading.dropped.push({ kind: 'hidden', text: wordsUnder(element) });
  } else if (
    /^(w:(r|hyperlink|fldSimple|ins|del|moveTo|moveFrom|smartTag|dir|bdo)|m:oMath|m:oMathPara)$/.test(element.name)
  ) {
    // Words that a careless program put beside the paragraphs.
    addParagraph(body, { name: 'w:p', attributes: {}, children: [element] });
  } else {
    elements(element).forEach((one) => visit(body, one));
  }
}

function endParagraphs(body: Body): void {
  if (body.carried.length > 0) body.blocks.push({ type: 'paragraph', runs: body.carried });
  body.carried = [];
  endList(body);
}

function endList(body: Body): void {
  if (body.entries.length > 0) append(body.blocks, nest(body.entries));
  body.entries = [];
}

function addParagraph(body: Body, element: XmlElement): void {
  const { reading } = body;
  const mark = child(child(element, 'w:pPr'), 'w:rPr');
  if (child(mark, 'w:del') ?? child(mark, 'w:ins')) reading.counts.changes += 1;
  const found = readParagraph(reading, element, body.carried);
  body.carried = found.carried;
  if (found.contents.trim() !== '') dropContents(body, found.contents);
  if (found.entry) body.entries.push(found.entry);
  if (found.blocks.length === 0) return;
  endList(body);
  append(body.blocks, found.blocks);
}

const CONTENTS_TITLE = /^(目[\s\u3000]*[录錄次]|(table of )?contents)$/i;

/** A list of contents is listed, with the title that stands before it. */
function dropContents({ reading, blocks }: Body, text: string): void {
  const before = blocks.at(-1);
  if (before && 'runs' in before && CONTENTS_TITLE.test(textOfBlock(before).trim())) {
    blocks.pop();
    reading.dropped.push({ kind: 'contents', text: textOfBlock(before) });
  }
  if (text.trim() !== '') reading.dropped.push({ kind: 'contents', text });
}

const isListOfContents = (control: XmlElement): boolean =>
  value(child(child(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents';

type FoundParagraph = { entry?: Entry; blocks: Block[]; contents: string; carried: Run[] };

function readParagraph(reading: Reading, paragraph: XmlElement, carried: Run[]): FoundParagraph {
  const { styles } = reading;
  const properties = child(paragraph, 'w:pPr');
  const level = styles.headingLevel(properties);
  const role = styles.role(properties);
  const { runs: own, pictures, boxes, contents } = readContent(reading, paragraph, level !== null || role !== null);
  const beside: Block[] = [
    ...pictures.map((picture): Block => ({ type: 'picture', picture })),
    ...boxes.flatMap((box) => blocksOf(reading.within(reading.part), box)),
  ];
  const runs = [...carried, ...own];
  const found = { blocks: beside, contents, carried: [] as Run[] };
  if (role === 'contents') return { ...found, contents: contents + textOfRuns(runs) };
  if (goesIntoNext(reading, properties)) return { ...found, carried: runs };
  // Word does not number what is empty and deleted; it does number empty paragraphs, and nobody misses them.
  if (runs.every(({ text }) => text.trim() === '')) return found;
  const numbered = numberOf(reading, properties);
  const depth = styles.listDepth(properties);
  if (numbered && level === null && role !== 'title' && (numbered.kind === 'bullet' || numbered.isPlain)) {
    const ordered = numbered.kind === 'number';
    return {
      ...found,
      entry: { item: { runs }, level: Math.max(numbered.level, depth), ordered, start: ordered ? numbered.number : 1 },
    };
  }
  if (!numbered && role === 'list')
    return { ...found, entry: { item: { runs }, level: depth, ordered: false, start: 1 } };
  const labelled = numbered?.kind === 'number' ? labelRuns(numbered.label, runs) : runs;
  const block = textBlock({ runs: labelled, level, role, alignment: styles.alignment(properties) });
  return { ...found, blocks: [block, ...beside] };
}

function numberOf({ styles, numbering }: Reading, properties: XmlElement | undefined): Numbered | null {
  const place = styles.numbering(properties);
  return place && numbering.next(place.numId, place.level ?? numbering.levelOf(place.numId, place.styles));
}

/** A large first letter has a paragraph of its own; a paragraph mark that a reviewer changed divides nothing. */
function goesIntoNext({ acceptChanges }: Reading, properties: XmlElement | undefined): boolean {
  const letter = child(properties, 'w:framePr')?.attributes['w:dropCap'];
  const mark = child(properties, 'w:rPr');
  return /^(drop|margin)$/.test(letter ?? '') || child(mark, acceptChanges ? 'w:del' : 'w:ins') !== undefined;
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
