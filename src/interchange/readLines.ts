/** The lines of a file of JSON lines, one at a time. Node's own readline also ends a line at U+2028, which JSON text may hold. */
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** Without line ends; a last one that ends without a line end counts. @throws what reading the file throws */
export async function* readLines(file: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    const [first = '', ...rest] = decoder.write(piece as Buffer).split('\n');
    parts.push(first);
    for (const next of rest) {
      yield parts.join('').replace(/\r$/, '');
      parts = [next];
    }
  }
  const last = parts.join('') + decoder.end();
  if (last !== '') yield last;
}
