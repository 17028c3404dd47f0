/** Going through a rich text node by node. */
import type { RichText } from './richText.ts';

/** A node of Lexical, of which only what we ask for is known. */
export type Node = { type?: string; text?: string; children?: Node[]; [field: string]: unknown };

/** Every node below the root, in reading order, with its depth (1 for a child of the root). Takes any depth. */
export function* walk(document: RichText | null | undefined): Generator<{ node: Node; depth: number }> {
  const rest = below(document?.root as Node | undefined, 1);
  for (let next = rest.pop(); next; next = rest.pop()) {
    yield next;
    rest.push(...below(next.node, next.depth + 1));
  }
}

function below(node: Node | undefined, depth: number): { node: Node; depth: number }[] {
  const children = Array.isArray(node?.children) ? node.children : [];
  return children.map((child) => ({ node: child, depth })).reverse();
}

/** Ids of the uploads a document shows, each once. */
export function uploadIds(document: RichText): string[] {
  const shown = [...walk(document)].filter(({ node }) => node.type === 'upload');
  return [...new Set(shown.map(({ node }) => uploadId(node)).filter((id) => id !== null))];
}

export function uploadId(node: Node): string | null {
  const value = node['value'] as string | { id?: string } | null | undefined;
  return typeof value === 'string' ? value : (value?.id ?? null);
}
