/** Tables as HTML: rows of header cells in front are the head, header cells say what they head. */
import type { Node } from './walk.ts';

/** Bit of Lexical's `headerState`; the other, 2, says that a cell heads its row. */
const HEADS_COLUMN = 1;

const headerState = (cell: Node): number => Number(cell['headerState'] ?? 0);

/** `rows` are the HTML of the table's children. */
export function table(node: Node, rows: string[]): string {
  const isHead = ({ children = [] }: Node) =>
    children.length > 0 && children.every((cell) => headerState(cell) & HEADS_COLUMN);
  const firstOfBody = (node.children ?? []).findIndex((row) => !isHead(row));
  const headRows = firstOfBody < 0 ? 0 : firstOfBody;
  const head = headRows > 0 ? `<thead>${rows.slice(0, headRows).join('')}</thead>` : '';
  return `<table>${head}<tbody>${rows.slice(headRows).join('')}</tbody></table>`;
}

/** `inside` is the HTML of the cell's children. */
export function cell(node: Node, inside: string): string {
  const state = headerState(node);
  const span = ['colSpan', 'rowSpan']
    .filter((name) => Number(node[name] ?? 1) > 1)
    .map((name) => ` ${name.toLowerCase()}="${Number(node[name])}"`)
    .join('');
  if (state === 0) return `<td${span}>${inside}</td>`;
  return `<th scope="${state & HEADS_COLUMN ? 'col' : 'row'}"${span}>${inside}</th>`;
}
