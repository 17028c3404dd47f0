/** Tables of a page; those that only lay it out are opened up. */
import type { Block, Cell } from '../../document.ts';
import type { Context, PageReading } from './pageReading.ts';
import { attribute, childrenOf, isElement } from './tree.ts';
import type { Element, Node } from './tree.ts';
import { isInvisible, styleOf } from './style.ts';

const SPAN_MAX = 100;

/** What stands in a cell is read as a page is. */
type ReadBlocks = (reading: PageReading, nodes: Node[], context: Context) => Block[];

export function tableBlocks(reading: PageReading, table: Element, context: Context, blocksOf: ReadBlocks): Block[] {
  const caption = childrenOf(table).filter((node) => isElement(node) && node.tagName === 'caption');
  const before = blocksOf(reading, caption, context);
  const inCell = { ...context, isCentred: false };
  const rows = rowsOf(table).map((row) =>
    cellsOf(row).map((cell): Cell => ({ ...shapeOf(cell), blocks: blocksOf(reading, childrenOf(cell), inCell) })),
  );
  const isLayout = attribute(table, 'role') === 'presentation' || rows.every((row) => row.length <= 1);
  if (isLayout) return [...before, ...rows.flat().flatMap(({ blocks }) => blocks)];
  return [...before, { type: 'table', rows: rows.map((row) => row.map(withoutTables)) }];
}

function rowsOf(table: Element): Element[] {
  return table.childNodes.filter(isElement).flatMap((element) => {
    if (element.tagName === 'tr') return [element];
    return /^(tbody|thead|tfoot)$/.test(element.tagName) ? rowsOf(element) : [];
  });
}

const cellsOf = (row: Element) =>
  row.childNodes.filter(isElement).filter((cell) => /^t[dh]$/.test(cell.tagName) && !isInvisible(cell, styleOf(cell)));

function shapeOf(cell: Element): Omit<Cell, 'blocks'> {
  const span = (name: string) =>
    Math.min(SPAN_MAX, Math.max(1, Number.parseInt(attribute(cell, name) ?? '1', 10) || 1));
  return { header: cell.tagName === 'th', colspan: span('colspan'), rowspan: span('rowspan') };
}

/** The desk's tables hold no others: an inner one is kept as its cells' blocks. */
const withoutTables = (cell: Cell): Cell => ({ ...cell, blocks: cell.blocks.flatMap(opened) });

function opened(block: Block): Block[] {
  return block.type === 'table' ? block.rows.flat().flatMap(({ blocks }) => blocks.flatMap(opened)) : [block];
}
