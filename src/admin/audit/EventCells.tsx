'use client';
/** Columns of the audit log: the step, what it was about and its detail, in the language of the admin. */
import type { DefaultCellComponentProps } from 'payload';
import { useEventWords } from './useEventWords.ts';

export function ActionCell({ cellData }: DefaultCellComponentProps) {
  return <span>{useEventWords().action(cellData)}</span>;
}

export function AboutCell({ cellData }: DefaultCellComponentProps) {
  return <span>{useEventWords().about(cellData)}</span>;
}

export function DetailCell({ cellData }: DefaultCellComponentProps) {
  return <span>{useEventWords().detail(cellData).split('\n').join(' · ')}</span>;
}
