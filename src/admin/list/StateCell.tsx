'use client';
import type { DefaultCellComponentProps } from 'payload';
import { stateOf } from '../../domain/desk/stages.ts';
import { useWords } from '../words.ts';

/** The one state of an article, as on its page. */
export function StateCell({ rowData }: DefaultCellComponentProps) {
  const states = useWords('states');
  return <span>{states[stateOf(rowData)]}</span>;
}
