/** The SHA-256, in hexadecimal, of what is too large to be in memory at once. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export async function hashPieces(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

export const hashFile = (file: string): Promise<string> => hashPieces(createReadStream(file) as AsyncIterable<Buffer>);
