/** The blocks of a page: paragraphs from whatever boxes it is laid out with. */
import type { Block, Dropped, Item, List, Paragraph, Run } from '../../document.ts';
import { append, textOfBlock } from '../../document.ts';
import { cleanHref } from '../tidy.ts';
import { joinLists } from './joinLists.ts';
import type { Context, PageReading } from './pageReading.ts';
import { isInvisible, marksOf, styleOf } from './style.ts';
import { holdsNotes, noteBlocks, noteMark } from './notes.ts';
import { tableBlocks } from './table.ts';
import { attribute, childrenOf, isElement, textOfNode } from './tree.ts';
import type { Element, Node } from './tree.ts';
import { wordListLabel } from './wordLists.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const SCRIPTS = new Set(['script', 'style', 'template', 'noscript', 'head', 'link', 'meta', 'title', 'base']);
const EMBEDDED = new Set(
  (
    'applet audio button canvas embed iframe input map math-field mpvoice mp-common-profile mp-common-videosnap mp-miniprogram ' +
    'mp-common-product mpprofile object option progress qqmusic select svg textarea video'
  ).split(' '),
);

export function blocksOf(reading: PageReading, nodes: Node[], context: Context): Block[] {
  const page: Page = { reading, context, blocks: [], open: [] };
  for (const node of nodes) visit(page, node, context);
  endParagraph(page);
  return page.blocks;
}

/** Blocks that are done, and the runs of the paragraph that is open. */
type Page = { reading: PageReading; context: Context; blocks: Block[]; open: Run[] };

function endParagraph(page: Page): void {
  if (page.open.some(({ text }) => text.trim() !== '')) page.blocks.push(textBlock(page.open, page.context));
  page.open = [];
}

function visit(page: Page, node: Node, within: Context): void {
  if (node.nodeName === '#text' && 'value' in node) {
    page.open.push(runOf(within.isPre ? node.value : collapse(node.value), within));
    return;
  }
  if (!isElement(node)) return;
  const { tagName } = node;
  const style = styleOf(node);
  if (dropElement(page.reading, node, style)) return;
  if (tagName === 'br') page.open.push(runOf('\n', within));
  else if (tagName === 'img' || tagName === 'image') addPicture(page, node);
  else if (BLOCKS.has(tagName)) {
    endParagraph(page);
    append(page.blocks, boxBlocks(page.reading, node, style, { ...within, href: undefined }));
  } else visitInline(page, node, style, within);
}

function addPicture(page: Page, element: Element): void {
  const { pictures, picture } = page.reading;
  const found = picture(element);
  if (!found) return;
  endParagraph(page);
  page.blocks.push({ type: 'picture', picture: pictures.push(found) - 1 });
}

/** What a browser writes around the text of an element by itself. */
const AROUND: Record<string, [string, string]> = { q: ['“', '”'], rt: ['（', '）'] };

function visitInline(page: Page, element: Element, style: Map<string, string>, within: Context): void {
  const { tagName } = element;
  const role = attribute(element, 'role');
  if (style.get('mso-list') === 'ignore' || role === 'doc-backlink' || tagName === 'rp') return;
  const note = noteMark(element, within.marks);
  if (note) return void page.open.push(note);
  const inner: Context = { ...within, marks: marksOf(element, style, within.marks) };
  const address = tagName === 'a' ? attribute(element, 'href') : undefined;
  if (address !== undefined && !address.startsWith('#')) inner.href = cleanHref(address, page.reading.dropped);
  const [before, after] = AROUND[tagName] ?? ['', ''];
  page.open.push(runOf(before, within));
  for (const child of childrenOf(element)) visit(page, child, inner);
  page.open.push(runOf(after, within));
}

/** White space as a browser shows it; a line that was broken between Chinese characters has none there. */
const collapse = (text: string) =>
  text
    .replace(/(?<=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])\s*\n\s*(?=[\p{sc=Han}\u3000-\u303f\uff00-\uffef])/gu, '')
    .replace(/[ \t\r\n\f]+/g, ' ');

const runOf = (text: string, { marks, href }: Context): Run => ({ text, marks, ...(href ? { href } : {}) });

function textBlock(runs: Run[], { isCentred, isQuote }: Context): Block {
  if (isQuote) return { type: 'quote', runs };
  const paragraph: Paragraph = { type: 'paragraph', runs };
  return isCentred ? { ...paragraph, role: 'centred' } : paragraph;
}

/** True when nothing of the element is kept; what it said is listed. */
function dropElement({ dropped }: PageReading, element: Element, style: Map<string, string>): boolean {
  const { tagName } = element;
  if (SCRIPTS.has(tagName)) return true;
  if (EMBEDDED.has(tagName)) {
    const address = attribute(element, 'data-src') ?? attribute(element, 'src') ?? attribute(element, 'href') ?? '';
    const text = `${textOfNode(element).trim()} ${attribute(element, 'data-nickname') ?? ''} ${address}`.trim();
    if (text !== '' && tagName !== 'svg') dropped.push({ kind: 'embedded', text: `${tagName}: ${text}` });
    else if (text !== '') dropped.push({ kind: 'embedded', text: textOfNode(element).trim() });
    return true;
  }
  if (/^MsoToc(\d|Heading)$/i.test(attribute(element, 'class') ?? '')) return drop(dropped, 'contents', element);
  if (tagName === 'nav' || attribute(element, 'role') === 'navigation') return drop(dropped, 'navigation', element);
  return isInvisible(element, style) ? drop(dropped, 'hidden', element) : false;
}

function drop(dropped: Dropped[], kind: 'contents' | 'hidden' | 'navigation', element: Element): true {
  const text = textOfNode(element).replace(/\s+/g, ' ').trim();
  if (text !== '') dropped.push({ kind, text });
  return true;
}

function boxBlocks(reading: PageReading, element: Element, style: Map<string, string>, around: Context): Block[] {
  const { tagName } = element;
  const children = childrenOf(element);
  const context = contextOf(element, style, around);
  if (/^h[1-6]$/.test(tagName)) return headingBlocks(reading, children, Number(tagName.charAt(1)), context);
  if (/^(ul|ol|menu|dir)$/.test(tagName)) {
    const found = listBlocks(reading, element, context);
    if (!context.isNotes) return found;
    return found.flatMap((block) => (block.type === 'list' && block.ordered ? noteBlocks(block) : [block]));
  }
  if (tagName === 'table') return tableBlocks(reading, element, context, blocksOf);
  if (isQuoted(element)) return blocksOf(reading, children, { ...context, isQuote: true });
  if (tagName === 'dt') return blocksOf(reading, children, { ...context, marks: [...context.marks, 'bold'] });
  const label = tagName === 'p' ? wordListLabel(element, style) : null;
  if (!label) return joinLists(blocksOf(reading, children, context));
  const runs = blocksOf(reading, children, context).flatMap((block) => ('runs' in block ? block.runs : []));
  if (label.ordered === null) return [{ type: 'paragraph', runs: [{ text: label.text, marks: [] }, ...runs] }];
  return [{ type: 'list', ordered: label.ordered, start: label.start, items: [{ runs }] }];
}

/** Word and LibreOffice say it by the name of the style. */
const isQuoted = (element: Element): boolean =>
  element.tagName === 'blockquote' ||
  /^(Mso(Intense)?Quote|block-text|quotations)\b/i.test(attribute(element, 'class') ?? '');

function contextOf(element: Element, style: Map<string, string>, around: Context): Context {
  const align = style.get('text-align') ?? attribute(element, 'align');
  const isCentred = align === undefined ? around.isCentred || element.tagName === 'center' : align === 'center';
  const isPre = element.tagName === 'pre' || /^pre(-wrap|-line)?$/.test(style.get('white-space') ?? '');
  const isNotes = around.isNotes || holdsNotes(element);
  return { ...around, marks: marksOf(element, style, around.marks), isCentred, isPre: around.isPre || isPre, isNotes };
}

/** A heading with boxes in it is one heading; pictures follow it. */
function headingBlocks(reading: PageReading, children: Node[], level: number, context: Context): Block[] {
  const found = blocksOf(reading, children, { ...context, isQuote: false });
  const runs = found.flatMap((block, index) =>
    'runs' in block ? [...(index > 0 ? [{ text: ' ', marks: [] }] : []), ...block.runs] : [],
  );
  const rest = found.filter((block) => !('runs' in block));
  return [...(runs.length > 0 ? [{ type: 'heading', level, runs } as const] : []), ...rest];
}

function listBlocks(reading: PageReading, element: Element, context: Context): Block[] {
  const ordered =
    element.tagName === 'ol' && !/^(none|disc|circle|square)$/.test(styleOf(element).get('list-style-type') ?? '');
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10) || 1;
  const list: List = { type: 'list', ordered, start: Math.min(Math.max(start, 1), 1_000_000), items: [] };
  /** What a list item cannot hold stands after the list. */
  const after: Block[] = [];
  for (const child of childrenOf(element)) {
    const found = blocksOf(reading, isElement(child) && child.tagName === 'li' ? childrenOf(child) : [child], {
      ...context,
      isCentred: false,
      isQuote: false,
    });
    const item = itemOf(found, after);
    const previous = list.items.at(-1);
    // A list that stands beside the items belongs to the one before it.
    if (item.runs.length === 0 && item.list && previous && !previous.list) previous.list = item.list;
    else if (item.runs.length > 0 || item.list) list.items.push(item);
  }
  return [...(list.items.length > 0 ? [list] : []), ...after];
}

function itemOf(blocks: Block[], after: Block[]): Item {
  const item: Item = { runs: [] };
  for (const block of blocks) {
    if (block.type === 'list' && !item.list) item.list = block;
    else if (block.type === 'list') append(item.list?.items ?? [], block.items);
    else if ('runs' in block)
      append(item.runs, [...(item.runs.length > 0 ? [{ text: '\n', marks: [] }] : []), ...block.runs]);
    else if (block.type === 'table' || textOfBlock(block) !== '' || block.type === 'picture') after.push(block);
  }
  return item;
}
