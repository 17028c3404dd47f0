/** Conditional and partial requests (RFC 9110, sections 13 and 14). */
import type { IncomingHttpHeaders } from 'node:http';
import fresh from 'fresh';
import parseRange from 'range-parser';

/** Whether the client has this already. `lastModified` null: a date cannot tell. */
export function isNotModified(input: {
  headers: IncomingHttpHeaders;
  etag: string;
  lastModified: number | null;
}): boolean {
  const { etag, lastModified } = input;
  const { 'if-none-match': tags, 'if-modified-since': since } = input.headers;
  if (tags === undefined && since === undefined) return false;
  // Nothing else of the request: `no-cache` is for caches on the way, and what we answer is never stale.
  const asked = { ...(tags !== undefined && { 'if-none-match': tags }), 'if-modified-since': since };
  return fresh(asked, {
    etag,
    ...(lastModified !== null && { 'last-modified': new Date(lastModified).toUTCString() }),
  });
}

/** First and last byte, both inclusive. */
export type ByteRange = { start: number; end: number };

/**
 * The part of `size` bytes that is asked for; null for all of them: no range, one that is none, several at once (which a
 * server may leave), or If-Range naming another version.
 */
export function askedRange(input: {
  headers: IncomingHttpHeaders;
  size: number;
  etag: string;
}): ByteRange | 'unsatisfiable' | null {
  const { range, 'if-range': version } = input.headers;
  // Only the ETag is compared: a date says when the archive changed, not when this file did.
  if (range === undefined || (version !== undefined && version !== input.etag)) return null;
  const ranges = parseRange(input.size, range, { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
