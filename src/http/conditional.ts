/** Conditional requests (RFC 9110, section 13). */
import type { IncomingHttpHeaders } from 'node:http';

/** Whether the client has this already. `lastModified` null: a date cannot tell. */
export function isNotModified(input: {
  headers: IncomingHttpHeaders;
  etag: string;
  lastModified: number | null;
}): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = input.headers;
  // Compared weakly: a proxy that compresses on its way makes our ETag a weak one. Ours hold neither comma nor space.
  if (tags !== undefined)
    return tags.split(',').some((tag) => ['*', input.etag].includes(tag.trim().replace(/^W\//, '')));
  return since !== undefined && input.lastModified !== null && Date.parse(since) >= input.lastModified;
}
