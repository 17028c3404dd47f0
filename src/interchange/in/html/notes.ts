/** Notes of a page: their marks in the text, and the notes themselves, which begin with the mark they have there. */
import type { Block, List, Mark, Run } from '../../document.ts';
import { attribute, textOfNode } from './tree.ts';
import type { Element } from './tree.ts';

/** The mark of a note as a run: raised in the text, plain before the note; null for what is none. */
export function noteMark(element: Element, marks: readonly Mark[]): Run | null {
  const name = attribute(element, 'class') ?? '';
  const number = textOfNode(element)
    .trim()
    .replace(/^\[(.*)\]$/s, '$1');
  // Word names both ends of the link.
  const anchor = element.tagName === 'a' ? (attribute(element, 'name') ?? '') : '';
  if (/^_(ftn|edn)\d+$/.test(anchor)) return { text: `[${number}] `, marks: [] };
  if (/^_(ftn|edn)ref\d+$/.test(anchor)) return { text: `[${number}]`, marks: [...new Set<Mark>([...marks, 'sup'])] };
  // LibreOffice names both; what refers to a note by its role is of ARIA (DPUB 1.1).
  if (/^sd(foot|end)notesym$/.test(name)) return { text: `[${number}] `, marks: [] };
  if (attribute(element, 'role') !== 'doc-noteref' && !/^sd(foot|end)noteanc$/.test(name)) return null;
  return { text: `[${number}]`, marks: [...new Set<Mark>([...marks, 'sup'])] };
}

/** Whether an element holds the notes of its page. */
export const holdsNotes = (element: Element): boolean =>
  /^doc-(end|foot)notes$/.test(attribute(element, 'role') ?? '') ||
  /(^|\s)footnotes(\s|$)/.test(attribute(element, 'class') ?? '');

/** A numbered list of notes as paragraphs. */
export const noteBlocks = ({ start, items }: List): Block[] =>
  items.flatMap(({ runs, list }, index): Block[] => [
    { type: 'paragraph', runs: [{ text: `[${start + index}] `, marks: [] }, ...runs] },
    ...(list ? [list] : []),
  ]);
