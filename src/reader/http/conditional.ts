/** Conditional requests (RFC 9110, section 13). */
import type { IncomingHttpHeaders } from 'node:http';

/** Whether the client has this already. `hash` is what the ETags of all its encodings begin with. */
export function isNotModified(input: { headers: IncomingHttpHeaders; hash: string; lastModified: number }): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = input.headers;
  if (tags !== undefined) return tags.trim() === '*' || tags.split(',').some((tag) => hashOf(tag) === input.hash);
  return since !== undefined && Date.parse(since) >= input.lastModified;
}

/** W/"hash-br" -> hash: a hash holds no quote, and only the known encodings are cut off. */
function hashOf(tag: string): string | undefined {
  return /^\s*(?:W\/)?"([\w-]+?)(?:-br|-gzip)?"\s*$/.exec(tag)?.[1];
}
