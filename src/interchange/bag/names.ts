/** Names inside a bag (RFC 8493, 2.1.3): relative, with /, and CR, LF and % written as percent codes in manifests. */
import path from 'node:path';

/** Thrown when a bag cannot be written or is not what its manifests say; one line for each file that is wrong. */
export class BagError extends Error {
  override readonly name = 'BagError';
}

export const ALGORITHMS = ['sha256', 'sha512'] as const;

export const encodeName = (name: string): string =>
  name.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

export const decodeName = (name: string): string =>
  name.replaceAll(/%0D/gi, '\r').replaceAll(/%0A/gi, '\n').replaceAll('%25', '%');

/** Whether a name stays inside its folder, whatever system reads it. */
export function isInside(name: string): boolean {
  const parts = name.split(/[/\\]/);
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  return isPlain && !path.isAbsolute(name) && !/^[A-Za-z]:|^~/.test(name) && !name.includes('\0');
}
