/** A formula as a line of text: fractions with a stroke, roots with their sign, indices as such. */
import type { Mark, Run } from '../../document.ts';
import { child, elements, textUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Limits stand below or above what they are limits of. */
const LIMITS: Record<string, Mark> = { 'm:limLow': 'sub', 'm:limUpp': 'sup' };

export function mathRuns(element: XmlElement, marks: readonly Mark[]): Run[] {
  const under = (name: string, more: readonly Mark[] = marks) => {
    const part = child(element, name);
    return part ? mathRuns(part, more) : [];
  };
  const sign = (text: string): Run => ({ text, marks });
  if (/^[mw]:t$/.test(element.name)) return [sign(textUnder(element))];
  const limit = LIMITS[element.name];
  if (limit) return [...under('m:e'), ...under('m:lim', [...marks, limit])];
  switch (element.name) {
    case 'm:f':
      return [...under('m:num'), sign('/'), ...under('m:den')];
    case 'm:rad':
      return [...under('m:deg', [...marks, 'sup']), sign('√'), ...under('m:e')];
    case 'm:sSup':
      return [...under('m:e'), ...under('m:sup', [...marks, 'sup'])];
    case 'm:sSub':
      return [...under('m:e'), ...under('m:sub', [...marks, 'sub'])];
    case 'm:sSubSup':
      return [...under('m:e'), ...under('m:sub', [...marks, 'sub']), ...under('m:sup', [...marks, 'sup'])];
    case 'm:d':
      return bracketed(element, marks);
    case 'm:m':
      return separated(element, 'm:mr', '; ', (row) => separated(row, 'm:e', ', ', (cell) => mathRuns(cell, marks)));
    case 'm:eqArr':
      return separated(element, 'm:e', '; ', (line) => mathRuns(line, marks));
    case 'm:nary':
      return [
        sign(child(child(element, 'm:naryPr'), 'm:chr')?.attributes['m:val'] ?? '∫'),
        ...under('m:sub', [...marks, 'sub']),
        ...under('m:sup', [...marks, 'sup']),
        ...under('m:e'),
      ];
    default:
      return elements(element).flatMap((part) => mathRuns(part, marks));
  }
}

function bracketed(element: XmlElement, marks: readonly Mark[]): Run[] {
  const given = (name: string) => child(child(element, 'm:dPr'), name)?.attributes['m:val'];
  const inner = separated(element, 'm:e', given('m:sepChr') ?? '|', (part) => mathRuns(part, marks));
  return [{ text: given('m:begChr') ?? '(', marks }, ...inner, { text: given('m:endChr') ?? ')', marks }];
}

function separated(parent: XmlElement, name: string, sign: string, read: (part: XmlElement) => Run[]): Run[] {
  const parts = elements(parent).filter((part) => part.name === name);
  return parts.flatMap((part, index) => [...(index > 0 ? [{ text: sign, marks: [] }] : []), ...read(part)]);
}
