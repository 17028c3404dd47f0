/** Characters of symbol fonts, as Unicode has them. */
import { codePoint } from 'dingbat-to-unicode';

const FONTS = new Set(['Symbol', 'Webdings', 'Wingdings', 'Wingdings 2', 'Wingdings 3']);
/** Symbol fonts put their characters into the private area from F000 on. */
const PRIVATE = /[\uf020-\uf0ff]/g;

/** `code` is hexadecimal. What no table knows stays the letter that the key has, or is left out. */
export function symbolText(code: string, font: string): string {
  const number = Number.parseInt(code, 16);
  if (!Number.isFinite(number) || number <= 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) return '';
  const own = number >= 0xf000 && number <= 0xf0ff ? number & 0xff : number;
  const known = codePoint(fontOf(font), own)?.string;
  if (known !== undefined) return known;
  return number >= 0xe000 && number <= 0xf8ff && own === number ? '' : String.fromCodePoint(own);
}

/** Text in a symbol font: only its characters of the private area, since a program that falls back to letters means letters. */
export const withoutPrivate = (text: string, font: string): string =>
  text.replace(PRIVATE, (sign) => symbolText(sign.charCodeAt(0).toString(16), font));

/** Wingdings is what is meant where no font is said: Word's own bullets come from it. */
const fontOf = (font: string): string =>
  [...FONTS].find((one) => one.toLowerCase() === font.trim().toLowerCase()) ?? 'Wingdings';
