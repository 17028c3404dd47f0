/** Questions about a rich-text document, answered without converting it. */
type Node = { text?: string; type?: string; value?: unknown; children?: unknown[] };

/** True when a document holds neither text nor an upload. */
export function isBlank(document: unknown): boolean {
  return !nodesOf(document).some(({ text, type }) => text?.trim() || type === 'upload');
}

/** True when a picture was pasted and its file never arrived. */
export function hasPendingUpload(document: unknown): boolean {
  return nodesOf(document).some(({ type, value }) => type === 'upload' && !value);
}

function nodesOf(document: unknown): Node[] {
  const found: Node[] = [];
  const waiting = [(document as { root?: unknown } | null | undefined)?.root];
  while (waiting.length > 0) {
    const node = waiting.pop() as Node | null | undefined;
    if (!node) continue;
    found.push(node);
    waiting.push(...(node.children ?? []));
  }
  return found;
}
