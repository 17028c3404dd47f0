/** A page as parse5 reads it (the HTML Standard's own way), made shallow enough to walk. */
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** Levels below which only the text is kept; pages of people have 40. */
const DEPTH_MAX = 150;

export function parsePage(html: string): Element {
  const document = parse(html);
  const root = document.childNodes.find(isElement);
  if (!root) throw new Error('parse5 gives every page an html element');
  flattenBelow(root);
  return root;
}

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
export const childrenOf = (element: Element): Node[] =>
  element.tagName === 'template' && 'content' in element
    ? (element as DefaultTreeAdapterTypes.Template).content.childNodes
    : element.childNodes;

/** Without recursion: the pages that need it would break one. */
function flattenBelow(root: Element): void {
  let level: Element[] = [root];
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0; depth++) {
    level = level.flatMap((element) => element.childNodes.filter(isElement));
  }
  for (const element of new Set(level.map(outsideTable))) {
    const value = textOfNode(element);
    element.childNodes = [{ nodeName: '#text', value, parentNode: element }];
    if (element.tagName === 'table') element.tagName = 'div';
  }
}

/** Text that stands between the cells of a table belongs to none: the table as a whole becomes text. */
function outsideTable(element: Element): Element {
  let outer = element;
  while (
    /^(caption|tbody|td|tfoot|th|thead|tr)$/.test(outer.tagName) &&
    outer.parentNode &&
    'tagName' in outer.parentNode
  ) {
    outer = outer.parentNode;
  }
  return outer;
}

/** The text under a node, scripts and styles left out. */
export function textOfNode(node: Node): string {
  let text = '';
  const open: Node[] = [node];
  while (open.length > 0) {
    const next = open.pop() as Node;
    if (next.nodeName === '#text' && 'value' in next) text += next.value;
    else if (isElement(next) && !/^(script|style)$/.test(next.tagName)) {
      const children = childrenOf(next);
      for (let index = children.length - 1; index >= 0; index--) open.push(children[index] as Node);
      if (/^(p|div|section|br|li|tr|h[1-6])$/.test(next.tagName)) text += '\n';
    }
  }
  return text;
}

/** The first element that fits, in order of the page. */
export function find(root: Element, fits: (element: Element) => boolean): Element | undefined {
  const open: Element[] = [root];
  while (open.length > 0) {
    const next = open.pop() as Element;
    if (fits(next)) return next;
    for (const child of next.childNodes.filter(isElement).reverse()) open.push(child);
  }
  return undefined;
}

export const findAll = (root: Element, fits: (element: Element) => boolean): Element[] => {
  const found: Element[] = [];
  find(root, (element) => {
    if (fits(element)) found.push(element);
    return false;
  });
  return found;
};

export const byId = (root: Element, id: string) => find(root, (element) => attribute(element, 'id') === id);
export const byTag = (root: Element, name: string) => find(root, (element) => element.tagName === name);
