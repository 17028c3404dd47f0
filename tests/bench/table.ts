/** Markdown for what was measured, and for what was aimed at. */
import type { Figures } from './load.ts';

/** The bound a ratio is held to. */
export type Goal = { atLeast: number } | { atMost: number };

export function isMet(ratio: number, goal: Goal): boolean {
  return 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

/** "0.85 (≥ 0.8: met)"; without a goal the ratio alone. */
export function ratioCell(ratio: number, goal: Goal | null): string {
  const shown = ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2);
  if (!goal) return shown;
  const bound = 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  return `${shown} (${bound}: ${isMet(ratio, goal) ? 'met' : '**missed**'})`;
}

export const NONE = '–';
export const rateCell = ({ rate }: Figures): string => rate.toFixed(0);
export const processorCell = ({ processor }: Figures): string => processor.toFixed(0);
export const timeCell = (milliseconds: number): string => milliseconds.toFixed(milliseconds < 10 ? 2 : 1);

export function header(columns: string[]): string {
  return `| ${columns.join(' | ')} |\n| ${columns.map((_, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`;
}

export const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
