/** Going through a rich text node by node. */
import type { RichText } from './richText.ts';

/** A node of Lexical, of which only what we ask for is known. */
export type Node = { type?: string; text?: string; children?: Node[]; [field: string]: unknown };

/** Every node below the root, in reading order, however deep. */
export function nodesOf(document: unknown): Node[] {
  const found: Node[] = [];
  const waiting = below((document as RichText | null | undefined)?.root as Node | undefined);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next);
    for (const node of below(next)) waiting.push(node);
  }
  return found;
}

/** The last first, as they are taken from the end. */
function below(node: Node | undefined): Node[] {
  return Array.isArray(node?.children) ? [...node.children].reverse() : [];
}

/** Ids of the uploads a document shows, each once. */
export function uploadIds(document: RichText): string[] {
  const shown = nodesOf(document).filter(({ type }) => type === 'upload');
  return [...new Set(shown.map(uploadId).filter((id) => id !== null))];
}

/** Null for the empty place of a picture that did not come along. */
export function uploadId(node: Node): string | null {
  const value = node['value'] as string | { id?: string } | null | undefined;
  return (typeof value === 'string' ? value : value?.id) || null;
}
