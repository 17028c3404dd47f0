/** Pictures that come with a document: what they are by their bytes, and their SHA-256. */
import { createHash } from 'node:crypto';
import type { Picture } from '../document.ts';

/** First bytes of what the desk takes as a picture; everything else is to be given by hand. */
const SIGNATURES: [string, RegExp][] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^47494638/],
  ['image/webp', /^52494646.{8}57454250/],
];

export function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('hex');
  return SIGNATURES.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}

/** A picture in a format that the desk does not take (EMF, TIFF, SVG …) counts as missing. */
export function createPicture(input: { bytes: Uint8Array; alt: string; origin: string }): Picture {
  const { bytes, alt, origin } = input;
  const mimeType = pictureType(bytes);
  if (!mimeType) return missingPicture({ alt, origin });
  return { bytes, mimeType, sha256: createHash('sha256').update(bytes).digest('hex'), alt: alt.trim(), origin };
}

export const missingPicture = ({ alt, origin }: { alt: string; origin: string }): Picture => ({
  bytes: null,
  mimeType: null,
  sha256: null,
  alt: alt.trim(),
  origin: origin.slice(0, 2_000),
});
