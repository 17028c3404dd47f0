/** A formula as a line of text: fractions with a stroke, roots with their sign, indices as such. */
import type { Mark, Run } from '../../document.ts';
import { child, elements, textUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';

export function mathRuns(element: XmlElement, marks: readonly Mark[]): Run[] {
  const under = (name: string, more: readonly Mark[] = marks) => {
    const part = child(element, name);
    return part ? mathRuns(part, more) : [];
  };
  const sign = (text: string): Run => ({ text, marks });
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return [sign(textUnder(element))];
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
      return [sign('('), ...elements(element).flatMap((part) => mathRuns(part, marks)), sign(')')];
    case 'm:nary': {
      const operator = child(child(element, 'm:naryPr'), 'm:chr')?.attributes['m:val'] ?? '∫';
      return [
        sign(operator),
        ...under('m:sub', [...marks, 'sub']),
        ...under('m:sup', [...marks, 'sup']),
        ...under('m:e'),
      ];
    }
    default:
      return elements(element).flatMap((part) => mathRuns(part, marks));
  }
}
