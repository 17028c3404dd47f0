/** Fields of a Word document, which run from mark to mark, through paragraphs and into each other: what they show and what they only say. */
import { cleanHref } from '../../tidy.ts';
import type { Field, Reading } from '../reading.ts';
import { symbolText } from '../symbols.ts';
import { child, elements, flag, value } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { equationText } from './equation.ts';
import { isMatched } from './matchFields.ts';

/** Lists of headings, of words and of authorities, which the program makes again from the text. */
const CONTENTS = /^\s*(TOC|INDEX|TOA)\b/i;

/** The text that a field stands for, where the file has no result of it; else nothing. */
export function readFieldMark(reading: Reading, element: XmlElement): string {
  const { fields } = reading;
  const field = fields.at(-1);
  if (!isMatched(element)) return '';
  switch (element.attributes['w:fldCharType']) {
    case 'begin':
      fields.push({
        ...{ instruction: '', code: '', isShown: false, isContents: false, href: undefined },
        form: child(element, 'w:ffData'),
      });
      return '';
    case 'separate':
      if (field) showField(reading, field);
      return '';
    case 'end':
      fields.pop();
      return field && !field.isShown ? unshownText(reading, field) : '';
    default:
      return '';
  }
}

function showField(reading: Reading, field: Field): void {
  field.isShown = true;
  field.isContents = CONTENTS.test(field.instruction);
  field.href = hyperlinkTarget(reading, field.instruction);
}

export function addInstruction({ fields }: Reading, text: string): void {
  const field = fields.at(-1);
  if (field && !field.isShown) field.instruction += text;
}

/** What is said within fields goes into the text, into the list of contents, or nowhere. */
export function placeInFields({ fields }: Reading): { place: 'text' | 'contents' | Field; href: string | undefined } {
  const hiding = fields.findLast((field) => !field.isShown);
  const href = fields.findLast((field) => field.href)?.href;
  return { place: hiding ?? (fields.some((field) => field.isContents) ? 'contents' : 'text'), href };
}

/** The address that a HYPERLINK field names; `\l` is a place within that page. */
export function hyperlinkTarget({ dropped }: Reading, instruction: string): string | undefined {
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\\\s]\S*))/i.exec(instruction);
  const address = found?.[1] ?? found?.[2];
  const place = /\\l\s+"([^"]+)"/i.exec(instruction)?.[1];
  return address === undefined ? undefined : cleanHref(withPlace(address, place), dropped);
}

/** One place in a page takes the turn of another. */
export const withPlace = (address: string, place: string | undefined): string =>
  place ? `${address.replace(/#.*$/s, '')}#${place}` : address;

/** Word shows some fields without keeping a result: formulas of old, symbols, ticks and choices of forms. */
function unshownText({ dropped }: Reading, { instruction, code, form }: Field): string {
  const [, name = '', rest = ''] = /^\s*(\w+)(.*)$/s.exec(instruction) ?? [];
  if (/^eq$/i.test(name)) return equationText(rest + code);
  if (code.trim() !== '') dropped.push({ kind: 'hidden', text: code });
  if (/^symbol$/i.test(name)) return symbolOf(rest);
  if (/^formcheckbox$/i.test(name)) return isTicked(form) ? '☑' : '☐';
  return /^formdropdown$/i.test(name) ? choiceOf(form) : '';
}

function symbolOf(rest: string): string {
  const [, hex, decimal] = /^\s*(?:0x([0-9a-f]+)|(\d+))/i.exec(rest) ?? [];
  const font = /\\f\s+(?:"([^"]*)"|(\S+))/i.exec(rest);
  const code = hex ?? (decimal === undefined ? '' : Number(decimal).toString(16));
  return symbolText(code, font?.[1] ?? font?.[2] ?? '');
}

function isTicked(form: XmlElement | undefined): boolean {
  const box = child(form, 'w:checkBox');
  return flag(box, 'w:checked') ?? flag(box, 'w:default') ?? false;
}

function choiceOf(form: XmlElement | undefined): string {
  const list = child(form, 'w:ddList');
  const entries = elements(list).filter(({ name }) => name === 'w:listEntry');
  return entries[Number(value(list, 'w:result') ?? value(list, 'w:default') ?? 0)]?.attributes['w:val'] ?? '';
}
