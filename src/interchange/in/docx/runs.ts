/** The text of a paragraph of a Word document: runs, links, fields, changes, notes, formulas; pictures and text boxes beside it. */
import { append } from '../../document.ts';
import type { Mark, Run } from '../../document.ts';
import { cleanHref } from '../tidy.ts';
import type { Reading } from './reading.ts';
import { addInstruction, hyperlinkTarget, placeInFields, readFieldMark, withPlace } from './fields/fields.ts';
import { drawingOf, legacyDrawingOf } from './drawings.ts';
import { mathRuns } from './math.ts';
import { symbolText, withoutPrivate } from './symbols.ts';
import { branchOf, child, descendants, elements, flag, isElement, textUnder, wordsUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What a paragraph holds: its text, and in order what stands in it as a block of its own. */
export type Content = {
  runs: Run[];
  pictures: number[];
  boxes: XmlElement[];
  /** What belongs to a list of contents and is not kept. */
  contents: string;
};
type Style = { marks: readonly Mark[]; href: string | undefined; font: string };

const SKIPPED = new Set(
  ['pPr', 'rPr', 'sdtPr', 'sdtEndPr', 'tblPr', 'tblGrid', 'trPr', 'tcPr', 'delText', 'delInstrText', 'annotationRef']
    .concat(['footnoteRef', 'endnoteRef', 'separator', 'continuationSeparator', 'fldData', 'numberingChange'])
    .map((name) => `w:${name}`),
);
const FIXED: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:softHyphen': '',
};

/** `isPlain`: how its style looks says what the paragraph is, and is no mark of its words. */
export function readContent(reading: Reading, paragraph: XmlElement, isPlain: boolean): Content {
  const content: Content = { runs: [], pictures: [], boxes: [], contents: '' };
  const properties = child(paragraph, 'w:pPr') ?? { name: 'w:pPr', attributes: {}, children: [] };
  walk({ reading, content, properties, isPlain }, paragraph, { marks: [], href: undefined, font: '' });
  return content;
}

type Walk = { reading: Reading; content: Content; properties: XmlElement; isPlain: boolean };

function walk(state: Walk, parent: XmlElement, style: Style): void {
  for (const element of elements(parent)) visit(state, element, style);
}

function visit(state: Walk, element: XmlElement, style: Style): void {
  if (SKIPPED.has(element.name)) return;
  const fixed = FIXED[element.name];
  if (fixed !== undefined) say(state, fixed, style);
  // Whatever else it is, words under it are words of the text.
  else (READERS[element.name] ?? walk)(state, element, style);
}

const READERS: Record<string, (state: Walk, element: XmlElement, style: Style) => void> = {
  'w:r': readRun,
  'w:t': (state, element, style) => say(state, withoutPrivate(textIn(element), style.font), style),
  'w:br': (state, _, style) => say(state, '\n', style),
  'w:sym': (state, { attributes }, style) =>
    say(state, symbolText(attributes['w:char'] ?? '', attributes['w:font'] ?? ''), style),
  'w:fldChar': (state, element, style) => say(state, readFieldMark(state.reading, element), style),
  'w:instrText': ({ reading }, element) => addInstruction(reading, textUnder(element)),
  'w:sdt': readControl,
  'w:fldSimple': (state, element, style) => readSimpleField(state, element, style),
  'w:hyperlink': (state, element, style) => walk(state, element, linked(style, linkOf(state.reading, element))),
  'w:ins': (state, element, style) => readChange(state, element, style, state.reading.acceptChanges),
  'w:moveTo': (state, element, style) => readChange(state, element, style, state.reading.acceptChanges),
  'w:del': (state, element, style) => readChange(state, element, style, !state.reading.acceptChanges),
  'w:moveFrom': (state, element, style) => readChange(state, element, style, !state.reading.acceptChanges),
  'w:footnoteReference': readNoteMark,
  'w:endnoteReference': readNoteMark,
  'w:ruby': readRuby,
  'm:oMath': ({ content }, element, { marks }) => append(content.runs, mathRuns(element, marks)),
  'm:oMathPara': ({ content }, element, { marks }) => append(content.runs, mathRuns(element, marks)),
  'w:drawing': ({ content, reading }, element) => addDrawing(content, drawingOf(reading, element)),
  'w:pict': ({ content, reading }, element) => addDrawing(content, legacyDrawingOf(reading, element)),
  'w:object': ({ content, reading }, element) => addDrawing(content, legacyDrawingOf(reading, element)),
  'mc:AlternateContent': (state, element, style) => {
    const branch = branchOf(element);
    if (branch) walk(state, branch, style);
  },
};

const linked = (style: Style, href: string | undefined): Style => ({ ...style, href: href ?? style.href });

function addDrawing(content: Content, found: { pictures: number[]; boxes: XmlElement[] }): void {
  append(content.pictures, found.pictures);
  append(content.boxes, found.boxes);
}

/** A line end within a text is white space of the file. */
const textIn = (element: XmlElement): string =>
  element.children
    .filter((node) => !isElement(node))
    .join('')
    .replace(/[\r\n]+/g, ' ');

function say({ content, reading }: Walk, text: string, { marks, href }: Style): void {
  if (text === '') return;
  const { place, href: ofField } = placeInFields(reading);
  const link = href ?? ofField;
  if (place === 'text') content.runs.push({ text, marks, ...(link ? { href: link } : {}) });
  else if (place === 'contents') content.contents += text;
  else place.code += text;
}

/** A content control that nobody has filled in shows what to write into it. */
function readControl(state: Walk, element: XmlElement, style: Style): void {
  if (!isPlaceholder(element)) return walk(state, element, style);
  const text = wordsUnder(element);
  if (text.trim() !== '') state.reading.dropped.push({ kind: 'hidden', text });
}

export const isPlaceholder = (control: XmlElement): boolean =>
  flag(child(control, 'w:sdtPr'), 'w:showingPlcHdr') === true;

function readRun(state: Walk, run: XmlElement, style: Style): void {
  const { styles, dropped } = state.reading;
  const properties = child(run, 'w:rPr');
  const has = (name: string) => styles.runFlag(properties, name, state.isPlain ? undefined : state.properties);
  if (has('w:vanish') && !has('w:specVanish')) {
    const text = wordsUnder(run);
    if (text.trim() !== '') dropped.push({ kind: 'hidden', text });
    return readMarksOnly(state, run, style);
  }
  const marks = new Set<Mark>(style.marks);
  if (has('w:b')) marks.add('bold');
  if (has('w:i')) marks.add('italic');
  if (has('w:u') && !style.href) marks.add('underline');
  if (has('w:strike') || has('w:dstrike')) marks.add('strike');
  const vertical = styles.verticalAlign(properties);
  if (vertical === 'superscript') marks.add('sup');
  if (vertical === 'subscript') marks.add('sub');
  walk(state, run, { ...style, marks: [...marks], font: styles.font(properties, state.properties) });
}

/** Text that a reviewer added or took away: kept or listed, as the editor chose. */
function readChange(state: Walk, element: XmlElement, style: Style, isKept: boolean): void {
  const { reading } = state;
  reading.counts.changes += 1;
  const text = descendants(element, 'w:t', 'w:delText').map(textUnder).join('');
  if (!isKept) {
    if (text.trim() !== '') reading.dropped.push({ kind: 'changed-text', text });
    return readMarksOnly(state, element, style);
  }
  walk(state, asKept(element), style);
}

/** Fields begin and end also in what is not kept. */
function readMarksOnly(state: Walk, element: XmlElement, style: Style): void {
  for (const mark of descendants(element, 'w:fldChar', 'w:instrText')) visit(state, mark, style);
}

/** Deleted text is written under a name of its own; to keep it is to give it the usual one. */
const KEPT: Record<string, string> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' };
function asKept(element: XmlElement): XmlElement {
  const children = element.children.map((node) => (isElement(node) ? asKept(node) : node));
  return { ...element, name: KEPT[element.name] ?? element.name, children };
}

function readSimpleField(state: Walk, element: XmlElement, style: Style): void {
  const instruction = element.attributes['w:instr'] ?? '';
  walk(state, element, linked(style, hyperlinkTarget(state.reading, instruction)));
}

function linkOf({ part, dropped }: Reading, element: XmlElement): string | undefined {
  const relation = part.relations.get(element.attributes['r:id'] ?? '');
  if (!relation?.isExternal) return undefined;
  return cleanHref(withPlace(relation.target, element.attributes['w:anchor']), dropped);
}

function readNoteMark(state: Walk, element: XmlElement, style: Style): void {
  const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
  const number = state.reading.note(kind, element.attributes['w:id'] ?? '');
  const marks = style.marks.filter((mark) => mark !== 'sub' && mark !== 'sup');
  if (number !== null) say(state, `[${number}]`, { ...style, marks: [...marks, 'sup'] });
}

/** The reading of a character follows it in parentheses. */
function readRuby(state: Walk, element: XmlElement, style: Style): void {
  const base = child(element, 'w:rubyBase');
  if (base) walk(state, base, style);
  const reading = child(element, 'w:rt');
  const text = reading ? descendants(reading, 'w:t').map(textUnder).join('') : '';
  if (text !== '') say(state, `（${text}）`, style);
}
