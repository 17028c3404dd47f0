/** The text of a paragraph of a Word document: runs, links, fields, changes, notes, formulas; pictures and text boxes beside it. */
import type { Mark, Run } from '../../document.ts';
import { cleanHref } from '../tidy.ts';
import type { Reading } from './reading.ts';
import { drawingOf, legacyDrawingOf } from './drawings.ts';
import { mathRuns } from './math.ts';
import { symbolText } from './symbols.ts';
import { child, descendants, elements, isElement, textUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What a paragraph holds: its text, and in order what stands in it as a block of its own. */
export type Content = { runs: Run[]; pictures: number[]; boxes: XmlElement[] };
type Style = { marks: readonly Mark[]; href: string | undefined };
/** A field between its beginning and its end; Word nests them. */
type Field = { instruction: string; isShown: boolean; href: string | undefined };

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

export function readContent(reading: Reading, paragraph: XmlElement): Content {
  const content: Content = { runs: [], pictures: [], boxes: [] };
  walk({ reading, content, fields: [] }, paragraph, { marks: [], href: undefined });
  return content;
}

type Walk = { reading: Reading; content: Content; fields: Field[] };

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
  'w:t': (state, element, style) => say(state, element.children.filter((node) => !isElement(node)).join(''), style),
  'w:br': (state, { attributes }, style) =>
    say(state, /^(page|column)$/.test(attributes['w:type'] ?? '') ? '' : '\n', style),
  'w:sym': (state, { attributes }, style) => say(state, symbolText(attributes['w:char'] ?? ''), style),
  'w:fldChar': readFieldMark,
  'w:instrText': (state, element) => addInstruction(state, textUnder(element)),
  'w:fldSimple': (state, element, style) =>
    walk(state, element, linked(style, hyperlinkTarget(state.reading, element.attributes['w:instr'] ?? ''))),
  'w:hyperlink': (state, element, style) => walk(state, element, linked(style, linkOf(state.reading, element))),
  'w:ins': (state, element, style) => readChange(state, element, style, state.reading.acceptChanges),
  'w:moveTo': (state, element, style) => readChange(state, element, style, state.reading.acceptChanges),
  'w:del': (state, element, style) => readChange(state, element, style, !state.reading.acceptChanges),
  'w:moveFrom': (state, element, style) => readChange(state, element, style, !state.reading.acceptChanges),
  'w:footnoteReference': readNoteMark,
  'w:endnoteReference': readNoteMark,
  'w:ruby': readRuby,
  'm:oMath': ({ content }, element, { marks }) => void content.runs.push(...mathRuns(element, marks)),
  'm:oMathPara': ({ content }, element, { marks }) => void content.runs.push(...mathRuns(element, marks)),
  'w:drawing': ({ content, reading }, element) => addDrawing(content, drawingOf(reading, element)),
  'w:pict': ({ content, reading }, element) => addDrawing(content, legacyDrawingOf(reading, element)),
  'w:object': ({ content, reading }, element) => addDrawing(content, legacyDrawingOf(reading, element)),
  'mc:AlternateContent': (state, element, style) => {
    const branch = child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
    if (branch) walk(state, branch, style);
  },
};

const linked = (style: Style, href: string | undefined): Style => ({ ...style, href: href ?? style.href });

function addDrawing(content: Content, found: { pictures: number[]; boxes: XmlElement[] }): void {
  content.pictures.push(...found.pictures);
  content.boxes.push(...found.boxes);
}

function say({ content, fields }: Walk, text: string, { marks, href }: Style): void {
  if (text === '' || fields.some((field) => !field.isShown)) return;
  const link = href ?? fields.findLast((field) => field.href)?.href;
  content.runs.push({ text, marks, ...(link ? { href: link } : {}) });
}

function readRun(state: Walk, run: XmlElement, style: Style): void {
  const { styles, dropped } = state.reading;
  const properties = child(run, 'w:rPr');
  const has = (name: string) => styles.runFlag(properties, name);
  if (has('w:vanish') && !has('w:specVanish')) {
    const text = descendants(run, 'w:t').map(textUnder).join('');
    if (text.trim() !== '') dropped.push({ kind: 'hidden', text });
    return;
  }
  const marks = new Set<Mark>(style.marks);
  if (has('w:b')) marks.add('bold');
  if (has('w:i')) marks.add('italic');
  if (has('w:u') && !style.href) marks.add('underline');
  if (has('w:strike') || has('w:dstrike')) marks.add('strike');
  const vertical = styles.verticalAlign(properties);
  if (vertical === 'superscript') marks.add('sup');
  if (vertical === 'subscript') marks.add('sub');
  walk(state, run, { ...style, marks: [...marks] });
}

/** Text that a reviewer added or took away: kept or listed, as the editor chose. */
function readChange(state: Walk, element: XmlElement, style: Style, isKept: boolean): void {
  const { reading } = state;
  reading.changes += 1;
  const text = descendants(element, 'w:t', 'w:delText').map(textUnder).join('');
  if (!isKept) {
    if (text.trim() !== '') reading.dropped.push({ kind: 'changed-text', text });
    return;
  }
  walk(state, asKept(element), style);
}

/** Deleted text is written under a name of its own; to keep it is to give it the usual one. */
function asKept(element: XmlElement): XmlElement {
  const children = element.children.map((node) => (isElement(node) ? asKept(node) : node));
  return { ...element, name: element.name === 'w:delText' ? 'w:t' : element.name, children };
}

function readFieldMark({ fields, reading }: Walk, element: XmlElement): void {
  const type = element.attributes['w:fldCharType'];
  const field = fields.at(-1);
  if (type === 'begin') fields.push({ instruction: '', isShown: false, href: undefined });
  if (type === 'separate' && field) {
    field.isShown = true;
    field.href = hyperlinkTarget(reading, field.instruction);
  }
  if (type === 'end') fields.pop();
}

function addInstruction({ fields }: Walk, text: string): void {
  const field = fields.at(-1);
  if (field && !field.isShown) field.instruction += text;
}

function hyperlinkTarget({ dropped }: Reading, instruction: string): string | undefined {
  const target = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\\\s]\S*))/.exec(instruction);
  const address = target?.[1] ?? target?.[2];
  return address === undefined ? undefined : cleanHref(address, dropped);
}

function linkOf({ part, dropped }: Reading, element: XmlElement): string | undefined {
  const relation = part.relations.get(element.attributes['r:id'] ?? '');
  if (!relation?.isExternal) return undefined;
  return cleanHref(relation.target, dropped);
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
