/** Questions about a rich-text document, answered without converting it. */
import type { RichText } from './richText.ts';
import { uploadId, walk } from './walk.ts';

/** True when a document holds neither text nor an upload. */
export function isBlank(document: RichText | null | undefined): boolean {
  return !walk(document).some(({ node }) => node.text?.trim() || node.type === 'upload');
}

/** True when a picture was pasted and its file never arrived. */
export function hasPendingUpload(document: RichText | null | undefined): boolean {
  return walk(document).some(({ node }) => node.type === 'upload' && !uploadId(node));
}
