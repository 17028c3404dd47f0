/** Text of a file of rows: UTF-8, UTF-16 or GB18030, each with or without a mark; anything else is refused at its line. */
import { decodeText } from '../in/html/decode.ts';
import { problem } from './problem.ts';
import type { RowProblem } from './problem.ts';

type Decoded = { text: string; remarks: string[] } | { refused: RowProblem };

const TAKEN = new Set(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']);

export function textOfFile(file: string, bytes: Uint8Array): Decoded {
  const { text, encoding, isGuess } = decodeText(bytes);
  if (!TAKEN.has(encoding) || text.includes('\ufffd')) {
    const line = encoding.startsWith('utf-16') ? lineOf(text, text.indexOf('\ufffd')) : firstWrongLine(bytes);
    return { refused: problem({ file, line }, null, 'bad-encoding') };
  }
  return { text, remarks: isGuess ? [`${file}: read as ${encoding}`] : [] };
}

const lineOf = (text: string, index: number): number => text.slice(0, Math.max(0, index)).split('\n').length;

/** The first line that is no UTF-8. */
function firstWrongLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) break;
    start = end + 1;
  }
  return 1;
}
