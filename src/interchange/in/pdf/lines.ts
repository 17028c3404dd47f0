/** The lines of a PDF's pages: what was placed piece by piece, put together by where it stands. */

import { usualLetters } from './letters.ts';

/** A piece of text as pdf.js gives it: its place, in points from the lower left corner. */
export type Piece = { str: string; transform: number[]; width: number; height: number };
export type Line = {
  text: string;
  left: number;
  right: number;
  top: number;
  size: number;
  page: number;
  /** 0 for the whole width of the page. */
  column: number;
};

const CJK = /[\p{sc=Han}\u2014\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]/u;
type Placed = { text: string; left: number; right: number; top: number; size: number };

/** Pieces that follow each other at one height are a line, in whatever order they were painted. */
export function linesOf(pieces: readonly Piece[], page: number, column = 0): Line[] {
  const lines: Placed[][] = [];
  for (const { str, transform, width, height } of pieces) {
    const [, , , , left = 0, top = 0] = transform;
    // A blank of its own is pdf.js's guess from the order of painting; where pieces stand says it better.
    if (str.trim() === '') continue;
    const size = height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
    const piece = { text: usualLetters(str), left, right: left + width, top, size };
    const before = lines.at(-1)?.at(-1);
    if (before && Math.abs(before.top - top) < Math.max(size, before.size) * 0.6) lines.at(-1)?.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => ({ ...lineOf(line), page, column }));
}

function lineOf(pieces: Placed[]): Placed {
  const sorted = [...pieces].sort((one, other) => one.left - other.left);
  const text = sorted.reduce((before, piece, index) => {
    const previous = sorted[index - 1];
    if (!previous) return piece.text;
    const touches = CJK.test(before.at(-1) ?? '') && CJK.test(piece.text.charAt(0));
    const isApart = piece.left - previous.right > piece.size * (touches ? 0.8 : 0.18);
    return before + (isApart && !/\s$/.test(before) && !/^\s/.test(piece.text) ? ' ' : '') + piece.text;
  }, '');
  return {
    text,
    left: sorted[0]?.left ?? 0,
    right: largest(sorted.map(({ right }) => right)),
    top: sorted[0]?.top ?? 0,
    size: largest(sorted.map(({ size }) => size)),
  };
}

const largest = (numbers: number[]): number => numbers.reduce((most, number) => Math.max(most, number), 0);

/** Page numbers and lines that stand on page after page at the same height. */
export function isFurniture(lines: readonly Line[]): (line: Line) => boolean {
  const pages = new Set(lines.map(({ page }) => page)).size;
  const counts = new Map<string, Set<number>>();
  const key = ({ text, top }: Line) => `${Math.round(top / 4)}/${text.replace(/\d+/g, '#').trim()}`;
  for (const line of lines) {
    const on = counts.get(key(line)) ?? new Set();
    counts.set(key(line), on.add(line.page));
  }
  const edges = edgesOf(lines);
  return (line) => {
    const edge = edges.get(line.page);
    if (!edge || (line.top < edge.top && line.top > edge.bottom)) return false;
    if (/^[-–—\s·]*(第\s*)?\d{1,4}(\s*页|\s*\/\s*\d{1,4})?[-–—\s·]*$/.test(line.text)) return true;
    return pages > 2 && (counts.get(key(line))?.size ?? 0) >= Math.max(3, pages / 2);
  };
}

/** The heights of the highest and the lowest line of each page. */
function edgesOf(lines: readonly Line[]): Map<number, { top: number; bottom: number }> {
  const edges = new Map<number, { top: number; bottom: number }>();
  for (const { page, top } of lines) {
    const edge = edges.get(page) ?? { top, bottom: top };
    edges.set(page, { top: Math.max(edge.top, top), bottom: Math.min(edge.bottom, top) });
  }
  return edges;
}
