/** Characters of symbol fonts that people use in texts, as Unicode has them. */
const SYMBOLS: Record<number, string> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x75: '◆',
  0x76: '❖',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '◻',
  0xb7: '•',
  0xd8: '➢',
  0xe0: '→',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};

/** `code` is hexadecimal; symbol fonts put their characters into the private area from F000 on. */
export function symbolText(code: string): string {
  const number = Number.parseInt(code, 16);
  if (!Number.isFinite(number) || number <= 0 || number > 0xffff) return '';
  if (number < 0xf000) return String.fromCodePoint(number);
  const own = number & 0xff;
  return SYMBOLS[own] ?? String.fromCodePoint(own);
}
