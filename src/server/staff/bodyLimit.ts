/** How much a request may bring, decided from its headers before a byte of it is read. */
import type { Request, Response } from 'express';
import { sayBoth } from '../../words/say.ts';

const KB = 1024;
const MB = 1024 * KB;

/** Enough to sign in or to ask for a password. */
export const ANONYMOUS_BYTES = 64 * KB;
/** The longest article with all its rich text; a book has two. */
export const DOCUMENT_BYTES = 8 * MB;
/** What a form adds to the file in it. */
const FORM_BYTES = MB;

/** Bytes a signed-in request may bring: a file, with its form or by itself, or a document. */
export function allowedBytes(req: Request, maxUploadMb: number): number {
  const isFile = /^(multipart\/form-data|application\/octet-stream)\b/i.test(req.headers['content-type'] ?? '');
  return isFile ? Math.max(maxUploadMb * MB + FORM_BYTES, DOCUMENT_BYTES) : DOCUMENT_BYTES;
}

/**
 * Refuses a body larger than `max` bytes (413) and one that does not say how large it is (411, RFC 9112, 6.3), without
 * reading it: parsed JSON takes many times its size in memory. True when the request was answered here.
 */
export function refuseLargeBody(input: { req: Request; res: Response; max: number }): boolean {
  const { req, res, max } = input;
  const isUnmeasured = req.headers['transfer-encoding'] !== undefined;
  if (!isUnmeasured && Number(req.headers['content-length'] ?? 0) <= max) return false;
  const text = isUnmeasured ? sayBoth('noLength') : sayBoth('tooMuchSent', { limit: sizeOf(max) });
  res.set('Connection', 'close');
  res.status(isUnmeasured ? 411 : 413).json({ errors: [{ message: text }] });
  return true;
}

const sizeOf = (bytes: number) => (bytes < MB ? `${Math.floor(bytes / KB)} KB` : `${Math.floor(bytes / MB)} MB`);
