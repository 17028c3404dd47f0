/** HTML of a body -> CommonMark with GFM tables. docs/decisions/formats-markdown.md says why it is written this way. */
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, toMdast } from 'hast-util-to-mdast';
import type { Handle as FromElement } from 'hast-util-to-mdast';
import type { Delete, Emphasis, Html, Nodes as MarkdownNodes, Parents, Strong } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown as write } from 'mdast-util-to-markdown';
import type { Handle } from 'mdast-util-to-markdown';

/** `html` must have been cleaned. */
export function toMarkdown(html: string): string {
  const tree = toMdast(fromHtml(html, { fragment: true }), { handlers: fromElements(html) });
  const options = { bullet: '-', rule: '-', listItemIndent: 'one', incrementListMarker: true } as const;
  const handlers = { strong: attention('strong', '**'), emphasis: attention('em', '*'), delete: asTag };
  // To GFM, which many readers speak, two of them strike out.
  const unsafe = [{ character: '~', inConstruct: 'phrasing' as const }];
  const text = write(asWritten(tree), { ...options, handlers, unsafe, extensions: [gfmTableToMarkdown()] });
  return text.trimEnd();
}

const htmlNode = (value: string): Html => ({ type: 'html', value });

/** A mark that Markdown has no sign for. `delete` counts as text inside a paragraph, and its own sign is not used here. */
type Tagged = Delete & { data?: { tag?: string } };

function fromElements(html: string): Record<string, FromElement> {
  const tagged: FromElement = (state, element): Tagged => ({
    type: 'delete',
    data: { tag: element.tagName },
    children: state.all(element) as Tagged['children'],
  });
  const table: FromElement = (state, element) =>
    isPlain(element) ? defaultHandlers.table(state, element) : htmlNode(sourceOf(element, html));
  return { u: tagged, s: tagged, sub: tagged, sup: tagged, table };
}

/** A tag stays a tag, which CommonMark lets through (section 6.6). */
const asTag: Handle = Object.assign(
  ((node: Tagged, _parent: Parents | undefined, state, info) => {
    const tag = node.data?.tag ?? 's';
    return `<${tag}>${state.containerPhrasing(node, { ...info, before: '>', after: '<' })}</${tag}>`;
  }) as Handle,
  { peek: () => '<' },
);

/** A block of HTML ends at an empty line (CommonMark, section 4.6), so it must have none. */
const sourceOf = ({ position }: Element, html: string): string =>
  html.slice(position?.start.offset, position?.end.offset).replace(/[ \t\r\n\f]+/g, ' ');

/** A table that GFM can say: one row of head, cells of one column and row each, nothing but one line of text in them. */
function isPlain(table: Element): boolean {
  const rows = elementsIn(table, (name) => name === 'tr');
  const [head] = elementsIn(table, (name) => name === 'thead');
  const cells = rows.map((row) => elementsIn(row, (name) => name === 'td' || name === 'th'));
  const isLine = (cell: Element) =>
    elementsIn(cell, (name) => /^(p|h\d|ul|ol|blockquote|figure|table)$/.test(name)).length === 0 &&
    !cell.properties['colSpan'] &&
    !cell.properties['rowSpan'];
  return (
    head?.children.length === 1 && cells.every((row) => row.length === cells[0]?.length) && cells.flat().every(isLine)
  );
}

function elementsIn(node: Nodes, isWanted: (name: string) => boolean): Element[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) => [
    ...(child.type === 'element' && isWanted(child.tagName) ? [child] : []),
    ...elementsIn(child, isWanted),
  ]);
}

/** A line break in a heading or a cell, which are one line of Markdown, is a tag; items of a list stand close together. */
function asWritten<T extends MarkdownNodes>(node: T, isOneLine = false): T {
  if (!('children' in node)) return node;
  const oneLine = isOneLine || node.type === 'heading' || node.type === 'tableCell';
  const children = node.children.map((child) =>
    oneLine && child.type === 'break' ? htmlNode('<br />') : asWritten(child, oneLine),
  );
  const isList = node.type === 'list' || node.type === 'listItem';
  return { ...node, children, ...(isList && { spread: node.children.some(needsEmptyLine) }) };
}

/** A list that does not begin with 1 cannot follow the line before it at once (CommonMark, section 5.3). */
const needsEmptyLine = (node: MarkdownNodes): boolean => node.type === 'list' && (node.start ?? 1) !== 1;

/**
 * Signs where every reader of CommonMark takes them for what they are (section 6.2), else tags: beside Chinese punctuation
 * `**质量第一，**其次` is no emphasis, since a word follows a closing sign that a punctuation mark precedes.
 */
function attention(tag: 'strong' | 'em', sign: '**' | '*'): Handle {
  const handle: Handle = (node: Strong | Emphasis, _parent: Parents | undefined, state, info) => {
    const exit = state.enter(node.type);
    const inside = state.containerPhrasing(node, { ...info, before: '*', after: '*' });
    exit();
    const [first = '', ...rest] = [...inside];
    const last = rest.at(-1) ?? first;
    const signs = isFlanking(first, [...info.before].at(-1)) && isFlanking(last, [...info.after][0]);
    return signs ? `${sign}${inside}${sign}` : `<${tag}>${inside}</${tag}>`;
  };
  return Object.assign(handle, { peek: () => '*' });
}

const LETTER = /[\p{L}\p{N}]/u;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/;

/** Old and new versions of CommonMark differ in what is punctuation, so only what is the same in both counts. */
function isFlanking(inner: string, outer: string | undefined): boolean {
  if (outer === '*' || inner === '*' || !/\S/.test(inner)) return false;
  return LETTER.test(inner) || !outer || /[\s]/.test(outer) || ASCII_PUNCTUATION.test(outer);
}
