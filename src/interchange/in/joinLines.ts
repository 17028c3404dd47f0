/** Lines of one paragraph as one: a blank between words, none between Chinese characters. */
const CJK_END = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const CJK_START = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const DIVIDED = /\p{Ll}[-\u00ad\u2010]$/u;

export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    const next = line.trim();
    if (text === '' || next === '') return text + next;
    if (DIVIDED.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
    return CJK_END.test(text) || CJK_START.test(next) ? text + next : `${text} ${next}`;
  }, '');
}
