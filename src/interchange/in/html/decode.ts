/** Text from bytes in any encoding that Chinese and Western pages have, by the tables of the WHATWG Encoding Standard. */

export type Decoded = { text: string; encoding: string; isGuess: boolean };

const BYTE_ORDER_MARKS: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** Bytes in which a page has to declare its encoding, and half as many again. */
const HEAD = 4_096;
/** Bytes that are looked at to guess. */
const SAMPLE = 64 * 1024;

/** What a mark or the bytes prove counts more than what is declared; a declaration that does not fit is passed over. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (marked) return { text: decode(bytes, marked), encoding: marked, isGuess: false };
  const wide = wideEncoding(bytes);
  if (wide) return { text: decode(bytes, wide), encoding: wide, isGuess: false };
  // Text in another encoding is never valid UTF-8 by accident for long.
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', isGuess: false };
  const unmarked = bytes.length >= 8 && bytes.length % 2 === 0 ? wideByWords(bytes) : null;
  if (unmarked) return { text: decode(bytes, unmarked), encoding: unmarked, isGuess: true };
  const label = normalLabel(declared ?? declaredIn(bytes));
  const text = label && label !== 'utf-8' && !label.startsWith('utf-16') ? decodeStrictly(bytes, label) : null;
  if (label && text !== null) return { text, encoding: label, isGuess: false };
  const guess = guessEncoding(bytes);
  return { text: decode(bytes, guess), encoding: guess, isGuess: true };
}

const decode = (bytes: Uint8Array, label: string) => new TextDecoder(label).decode(bytes);

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** GBK and GB2312 are read as what they are part of. */
function normalLabel(label: string | null): string | null {
  if (!label) return null;
  if (/^(gb[_-]?2312.*|gbk|gb18030|cp936|x-gbk|hz-gb-2312)$/i.test(label)) return 'gb18030';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** `<meta charset>`, its older form and the declaration of XML. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  return (
    /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    null
  );
}

/** UTF-16 without a mark: line ends, blanks and tags leave every other byte zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  let zeros = 0;
  for (let index = 0; index < length; index++) if (bytes[index] === 0) zeros += 1;
  return length >= 4 && zeros >= Math.max(1, length / 200) ? wideByWords(bytes) : null;
}

/** Read the wrong way round, or as anything else, a text has next to no usual character. */
function wideByWords(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE) & ~1);
  const best = ['utf-16le', 'utf-16be']
    .map((label) => ({ label, share: shareOfUsual(decode(sample, label)) }))
    .sort((one, other) => other.share - one.share)[0];
  return best && best.share > USUAL ? best.label : null;
}
const USUAL = 0.12;

function shareOfUsual(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const usual = count(FREQUENT) + count(/[\u0020-\u007e\n\r\u3000-\u3002\uff0c]/g);
  // eslint-disable-next-line no-control-regex
  const wrong = count(/[\ud800-\uf8ff\ufffd]|[\u0000-\u0008\u000e-\u001f]/g);
  return wrong > text.length * 0.02 ? 0 : usual / Math.max(1, text.length);
}

/** Characters that make up a good fifth of any Chinese text, simplified and traditional. */
const FREQUENT =
  /[的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經]/g;

function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const score = (label: string) => {
    const text = decode(sample, label);
    const wrong = text.match(/\ufffd|[\ue000-\uf8ff]/g)?.length ?? 0;
    return (text.match(FREQUENT)?.length ?? 0) - 5 * wrong;
  };
  const best = ['gb18030', 'big5', 'shift_jis', 'euc-kr']
    .map((label) => ({ label, score: score(label) }))
    .sort((one, other) => other.score - one.score)[0];
  return best && best.score > 0 ? best.label : 'windows-1252';
}
