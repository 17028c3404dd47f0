/** Paragraphs and headings from the lines of a PDF, by size, distance, indentation and where lines end. */
import type { Block } from '../../document.ts';
import { joinLines } from '../joinLines.ts';
import type { Line } from './lines.ts';

/** Text this much larger than most of it is a heading, if it is short. */
const LARGER = 1.15;
const HEADING_MAX = 100;

export function paragraphsOf(lines: readonly Line[]): Block[] {
  const body = bodySize(lines);
  const edges = pageEdges(lines);
  const gap = usualGap(lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (
      group &&
      before &&
      goesOn({ before, line, edge: edges.get(placeOf(before)), own: edges.get(placeOf(line)), gap })
    )
      group.push(line);
    else groups.push([line]);
  }
  const largest = groups.reduce((most, [first]) => Math.max(most, first?.size ?? 0), 0);
  return groups.map((group): Block => {
    const text = joinLines(group.map((line) => line.text));
    const size = group[0]?.size ?? body;
    const runs = [{ text, marks: [] }];
    const isLarge = size > body * LARGER && text.length <= HEADING_MAX;
    if (isLarge && size === largest && group[0]?.page === 1) return { type: 'paragraph', runs, role: 'title' };
    return isLarge ? { type: 'heading', level: 2, runs } : { type: 'paragraph', runs };
  });
}

function goesOn(input: {
  before: Line;
  line: Line;
  /** Where the lines around the one before stand, and those around the next. */
  edge: { left: number; right: number } | undefined;
  own: { left: number; right: number } | undefined;
  gap: number;
}): boolean {
  const { before, line, edge, own, gap } = input;
  if (Math.abs(before.size - line.size) > before.size * 0.12) return false;
  const isFull = edge !== undefined && before.right > edge.right - before.size * 2.5;
  const isIndented = own !== undefined && line.left > own.left + line.size * 1.2;
  // Centred lines are full on neither side and belong together while they are close.
  if (!isFull && !(before.size > 0 && Math.abs(center(before) - center(line)) < 2 && isIndented)) return false;
  if (placeOf(before) !== placeOf(line)) return !isIndented && !/[。！？.!?:：”"]$/.test(before.text.trimEnd());
  if (before.top - line.top > gap * 1.45 || before.top < line.top) return false;
  return !isIndented || !isFull;
}

const center = ({ left, right }: Line) => (left + right) / 2;

function bodySize(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 12;
}

/** Lines of one column of one page stand between the same edges. */
const placeOf = ({ page, column }: Line) => page * 3 + column;

function pageEdges(lines: readonly Line[]): Map<number, { left: number; right: number }> {
  const edges = new Map<number, { left: number; right: number }>();
  for (const line of lines) {
    const { left, right } = line;
    const edge = edges.get(placeOf(line)) ?? { left, right };
    edges.set(placeOf(line), { left: Math.min(edge.left, left), right: Math.max(edge.right, right) });
  }
  return edges;
}

/** The distance of lines that most of them have. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines.slice(1).flatMap((line, index) => {
    const before = lines[index];
    const gap = before && placeOf(before) === placeOf(line) ? before.top - line.top : 0;
    return gap > 0 ? [gap] : [];
  });
  gaps.sort((one, other) => one - other);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}
