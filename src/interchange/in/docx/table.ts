/** A table of a Word document with its merged cells. */
import type { Block, Cell } from '../../document.ts';
import type { Reading } from './reading.ts';
import { child, elements, flag, value } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Columns that a table may have; what is wider is cut into cells of their own. */
const SPAN_MAX = 100;
/** Wrappers that may stand between a table and its rows, a row and its cells. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

/** What stands in a cell is read as a body is. */
type ReadBlocks = (reading: Reading, parent: XmlElement) => Block[];

export function readTable(reading: Reading, table: XmlElement, blocksOf: ReadBlocks): Block[] {
  /** The cell that a column's merged cells below belong to. */
  const above = new Map<number, Cell>();
  const rows = inside(table, 'w:tr').flatMap((row): Cell[][] => {
    const properties = child(row, 'w:trPr');
    if (child(properties, 'w:del') && reading.acceptChanges) {
      reading.changes += 1;
      return [];
    }
    const header = flag(properties, 'w:tblHeader') === true;
    let column = (Number(value(properties, 'w:gridBefore')) || 0) % SPAN_MAX;
    const cells = inside(row, 'w:tc').flatMap((element) => {
      const cell: Cell = { header, ...spanOf(element), blocks: blocksOf(reading, element) };
      const at = column;
      column += cell.colspan;
      const merge = child(child(element, 'w:tcPr'), 'w:vMerge');
      const isContinued = merge !== undefined && merge.attributes['w:val'] !== 'restart';
      const owner = above.get(at);
      if (isContinued && owner && owner.colspan === cell.colspan) {
        owner.rowspan += 1;
        owner.blocks.push(...cell.blocks);
        return [];
      }
      above.set(at, cell);
      return [cell];
    });
    return [cells];
  });
  return rows.some((row) => row.length > 0) ? [{ type: 'table', rows }] : [];
}

function spanOf(cell: XmlElement): { colspan: number; rowspan: number } {
  const span = Number(value(child(cell, 'w:tcPr'), 'w:gridSpan')) || 1;
  return { colspan: Math.min(SPAN_MAX, Math.max(1, span)), rowspan: 1 };
}

function inside(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element) => {
    if (element.name === name) return [element];
    return WRAPPERS.has(element.name) ? inside(element, name) : [];
  });
}
