/** Lists as Word puts them on the clipboard and into pages: paragraphs that carry their number as text. */
import { attribute, find, textOfNode } from './tree.ts';
import type { Element } from './tree.ts';
import { styleOf } from './style.ts';

/** `ordered` is null for a number that no list of a page shows: it stays text. */
export type Label = { ordered: boolean | null; start: number; text: string };

export function wordListLabel(paragraph: Element, style: Map<string, string>): Label | null {
  const isListed = style.has('mso-list') || /MsoListParagraph/.test(attribute(paragraph, 'class') ?? '');
  if (!isListed) return null;
  const span = find(paragraph, (element) => styleOf(element).get('mso-list') === 'ignore');
  const text = span ? textOfNode(span).replace(/\s+/g, '') : '';
  if (text === '') return null;
  const number = /^(\d{1,6})[.．、)）]?$/.exec(text)?.[1];
  if (number) return { ordered: true, start: Number(number), text };
  // One sign that is no letter is a bullet, in whatever font; a lone o is the one of Courier New.
  return /^([^\p{L}\p{N}]|o)$/u.test(text) ? { ordered: false, start: 1, text } : { ordered: null, start: 1, text };
}
