'use client';
import type { DefaultCellComponentProps } from 'payload';
import { useWords } from './words.ts';

/** The step of an event in the language of the admin; what no step is called stands as it is stored. */
export function ActionCell({ cellData }: DefaultCellComponentProps) {
  const words: Record<string, string> = useWords('audit');
  const action = String(cellData ?? '');
  return <span>{words[action] ?? action}</span>;
}
