/** Which marks of fields in a part belong together. */
import { descendants } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** Given to a mark whose other half is there: one without would swallow the rest of the document. */
const MATCHED = 'matched';
/** Looks for the other half of each mark, once for a part. */
export function matchFields(root: XmlElement): void {
  const open: XmlElement[][] = [];
  for (const mark of descendants(root, 'w:fldChar')) {
    const type = mark.attributes['w:fldCharType'];
    if (type === 'begin') open.push([mark]);
    else open.at(-1)?.push(mark);
    if (type === 'end') for (const one of open.pop() ?? []) one.attributes[MATCHED] = 'true';
  }
}

export const isMatched = (mark: XmlElement): boolean => mark.attributes[MATCHED] !== undefined;
