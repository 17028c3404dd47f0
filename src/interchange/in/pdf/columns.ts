/** Pages set in two columns: read the left one before the right one, between the lines that run across both. */
import type { Piece } from './lines.ts';

/** Pieces that are read together. `column` is 0 for what runs across the page, else 1 or 2. */
export type Area = { pieces: Piece[]; column: number };
type Placed = { piece: Piece; left: number; right: number; top: number };

/** Share of the pieces that may run across, and that each column has at least. */
const ACROSS_MAX = 0.12;
const SIDE_MIN = 0.25;
/** Where the gap between columns is looked for, as a share of the width, and how far each step goes, in points. */
const MIDDLE = [0.35, 0.65] as const;
const STEP = 2;
/** Lines of a column that reach its end; those of a table do not. */
const FULL_MIN = 0.5;

export function areasOf(pieces: readonly Piece[]): Area[] {
  const placed = pieces.filter(({ str }) => str.trim() !== '').map(placeOf);
  const gap = gapOf(placed);
  if (gap === null) return [{ pieces: [...pieces], column: 0 }];
  const isAcross = ({ left, right }: Placed) => left < gap && right > gap;
  const separators = [...new Set(placed.filter(isAcross).map(({ top }) => Math.round(top)))].sort((a, b) => b - a);
  const areas = new Map<number, Area>();
  for (const one of placed) {
    const column = isAcross(one) ? 0 : one.left >= gap ? 2 : 1;
    const band = separators.filter((top) => (column === 0 ? top > Math.round(one.top) : top > one.top + 1)).length;
    // What runs across comes before what stands below it.
    const order = band * 3 + (column === 0 ? 3 : column);
    const area = areas.get(order) ?? { pieces: [], column };
    area.pieces.push(one.piece);
    areas.set(order, area);
  }
  return [...areas].sort(([one], [other]) => one - other).map(([, area]) => area);
}

function placeOf(piece: Piece): Placed {
  const [, , , , left = 0, top = 0] = piece.transform;
  return { piece, left, right: left + piece.width, top };
}

/** The middle of the gap between two columns; null where there is one column, or a table. */
function gapOf(placed: Placed[]): number | null {
  if (placed.length < 10) return null;
  const least = placed.reduce((found, { left }) => Math.min(found, left), Infinity);
  const width = placed.reduce((found, { right }) => Math.max(found, right), -Infinity) - least;
  let best: { x: number; across: number } | null = null;
  for (let x = least + width * MIDDLE[0]; x <= least + width * MIDDLE[1]; x += STEP) {
    const across = placed.filter(({ left, right }) => left < x && right > x).length;
    if (!best || across < best.across) best = { x, across };
  }
  if (!best || best.across > placed.length * ACROSS_MAX) return null;
  const { x } = best;
  const sides = [placed.filter(({ right }) => right <= x), placed.filter(({ left }) => left >= x)];
  const areColumns = sides.every((side) => side.length >= placed.length * SIDE_MIN && isFull(side, width));
  return areColumns ? x : null;
}

function isFull(side: Placed[], width: number): boolean {
  const ends = new Map<number, number>();
  for (const { top, right } of side) {
    const line = Math.round(top / 3);
    ends.set(line, Math.max(ends.get(line) ?? 0, right));
  }
  const edge = [...ends.values()].reduce((most, right) => Math.max(most, right), 0);
  return [...ends.values()].filter((right) => right > edge - width * 0.08).length >= ends.size * FULL_MIN;
}
