/** Lists as Word puts them on the clipboard and into pages: paragraphs that carry their number as text. */
import { attribute, find, findAll, textOfNode } from './tree.ts';
import type { Element } from './tree.ts';
import { styleOf } from './style.ts';

/** `ordered` is null for a number that no list of a page shows: it stays text. */
export type Label = { ordered: boolean | null; start: number; text: string };

export function wordListLabel(paragraph: Element, style: Map<string, string>): Label | null {
  const isListed = style.has('mso-list') || /MsoList/.test(attribute(paragraph, 'class') ?? '');
  if (!isListed) return null;
  const span = find(paragraph, (element) => styleOf(element).get('mso-list') === 'ignore') ?? filteredLabel(paragraph);
  const text = span ? textOfNode(span).replace(/\s+/g, '') : '';
  if (!span || text === '') return null;
  const number = /^(\d{1,6})[.．、)）]?$/.exec(text)?.[1];
  if (number) return { ordered: true, start: Number(number), text };
  // One sign that is no letter is a bullet, in whatever font; a letter is one in a font of symbols.
  const isBullet = /^([^\p{L}\p{N}]|o)$/u.test(text) || (text.length === 1 && isSymbols(span));
  return isBullet ? { ordered: false, start: 1, text } : { ordered: null, start: 1, text };
}

/** Word's filtered pages leave out which part is the label; it ends in a gap of seven points. It is marked as Word marks it otherwise. */
function filteredLabel(paragraph: Element): Element | undefined {
  const gap = find(
    paragraph,
    (element) => /^7(\.0)?pt/.test(styleOf(element).get('font') ?? '') && textOfNode(element).trim() === '',
  );
  const holder = gap?.parentNode;
  if (!gap || !holder || !('tagName' in holder)) return undefined;
  if (holder !== paragraph && textOfNode(holder).length > LABEL_MAX) return undefined;
  const label: Element = holder === paragraph ? { ...gap, childNodes: before(paragraph, gap) } : holder;
  if (holder === paragraph) paragraph.childNodes.splice(0, label.childNodes.length, label);
  label.attrs = [
    ...label.attrs.filter(({ name }) => name !== 'style'),
    { name: 'style', value: `${attribute(label, 'style') ?? ''};mso-list:ignore` },
  ];
  return label;
}

const LABEL_MAX = 40;
const before = (paragraph: Element, gap: Element) =>
  paragraph.childNodes.slice(0, paragraph.childNodes.indexOf(gap) + 1);

const isSymbols = (element: Element): boolean => {
  const around = element.parentNode && 'tagName' in element.parentNode ? [element.parentNode] : [];
  return [element, ...around, ...findAll(element, () => true)].some((one) =>
    /(wingdings|webdings|symbol)/.test(`${styleOf(one).get('font-family') ?? ''} ${styleOf(one).get('font') ?? ''}`),
  );
};
