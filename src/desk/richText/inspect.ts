/** Questions about a rich-text document, answered without converting it. */
import { nodesOf, uploadId } from './walk.ts';

/** True when a document holds neither text nor an upload. */
export function isBlank(document: unknown): boolean {
  return !nodesOf(document).some(({ text, type }) => text?.trim() || type === 'upload');
}

/** True when a picture was pasted and its file never arrived. */
export function hasPendingUpload(document: unknown): boolean {
  return nodesOf(document).some((node) => node.type === 'upload' && !uploadId(node));
}
