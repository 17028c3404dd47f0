/** A table of a Word document with its merged cells. */
import { append } from '../../document.ts';
import type { Block, Cell } from '../../document.ts';
import type { Reading } from './reading.ts';
import { branchOf, child, descendants, elements, flag, textUnder, value } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Columns that a table may have; what is wider is cut into cells of their own. */
const SPAN_MAX = 100;
/** What says something of a table or a row and holds none of it. */
const PROPERTIES = /^w:(tbl|tr|tc|sdt|sdtEnd|customXml)(Pr|PrEx|Grid)$/;

/** What stands in a cell is read as a body is. */
type ReadBlocks = (reading: Reading, parent: XmlElement) => Block[];

export function readTable(reading: Reading, table: XmlElement, blocksOf: ReadBlocks): Block[] {
  /** The cell that a column's merged cells below belong to. */
  const above = new Map<number, Cell>();
  const rows = inside(table, 'w:tr').flatMap((row): Cell[][] => {
    const properties = child(row, 'w:trPr');
    if (isTakenAway(reading, row, child(properties, 'w:del'), child(properties, 'w:ins'))) return [];
    const header = flag(properties, 'w:tblHeader') === true;
    let column = (Number(value(properties, 'w:gridBefore')) || 0) % SPAN_MAX;
    const cells: Cell[] = [];
    for (const element of inside(row, 'w:tc')) {
      const cell: Cell = { header, ...spanOf(element), blocks: blocksOf(reading, element) };
      const at = column;
      column += cell.colspan;
      const left = cells.at(-1);
      const owner = above.get(at);
      if (left && isContinued(element, 'w:hMerge')) {
        left.colspan += cell.colspan;
        append(left.blocks, cell.blocks);
      } else if (isContinued(element, 'w:vMerge') && owner && owner.colspan === cell.colspan) {
        owner.rowspan += 1;
        append(owner.blocks, cell.blocks);
      } else {
        above.set(at, cell);
        cells.push(cell);
      }
    }
    return [cells];
  });
  return rows.some((row) => row.length > 0) ? [{ type: 'table', rows }] : [];
}

/** A cell that goes on with the one above it, or before it in documents of Word 97. */
function isContinued(cell: XmlElement, name: string): boolean {
  const merge = child(child(cell, 'w:tcPr'), name);
  return merge !== undefined && merge.attributes['w:val'] !== 'restart';
}

/** A row that a reviewer took away, or put in where that does not count; its words are listed. */
function isTakenAway(reading: Reading, row: XmlElement, del?: XmlElement, ins?: XmlElement): boolean {
  if (!del && !ins) return false;
  reading.counts.changes += 1;
  if (!(reading.acceptChanges ? del : ins)) return false;
  const text = descendants(row, 'w:t', 'w:delText').map(textUnder).join(' ');
  if (text.trim() !== '') reading.dropped.push({ kind: 'changed-text', text });
  return true;
}

function spanOf(cell: XmlElement): { colspan: number; rowspan: number } {
  const span = Number(value(child(cell, 'w:tcPr'), 'w:gridSpan')) || 1;
  return { colspan: Math.min(SPAN_MAX, Math.max(1, span)), rowspan: 1 };
}

function inside(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element) => {
    if (element.name === name) return [element];
    if (element.name === 'mc:AlternateContent') return inside(branchOf(element) ?? { ...element, children: [] }, name);
    return PROPERTIES.test(element.name) || element.name === 'w:tc' ? [] : inside(element, name);
  });
}
