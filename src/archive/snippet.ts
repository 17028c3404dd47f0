/** A passage of an article around what was searched for, as HTML that marks the hits and escapes the rest. */
import type { Phrase, SearchQuery } from './searchQuery.ts';
import { scan } from './tokenize.ts';

/** Length of a snippet in characters, at most; a little less where a word would be cut. */
export const SNIPPET_LENGTH = 160;
/** Characters before the first hit. */
const LEAD = 40;

type Hit = { start: number; end: number; phrase: number };

/**
 * The window of the text that shows most of the wanted words, the first of equals; without a hit its beginning.
 * Hits stand between <mark> and </mark>; &, <, > and quotes are escaped.
 */
export function makeSnippet(text: string, query: SearchQuery): string {
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const hits = findHits(plain, query.wanted);
  const first = bestHit(hits);
  const from = first ? startOfWord(plain, Math.max(0, first.start - LEAD)) : 0;
  const to = endOfWord(plain, from + SNIPPET_LENGTH);
  return (from > 0 ? '…' : '') + mark(plain, { from, to }, hits) + (to < plain.length ? '…' : '');
}

/** Stops as soon as one window holds every phrase. */
function findHits(text: string, phrases: Phrase[]): Hit[] {
  const hits: Hit[] = [];
  const recent: { token: string; start: number; end: number }[] = [];
  const longest = Math.max(0, ...phrases.map(({ tokens }) => tokens.length));
  let complete = -1;
  scan(text, (token, start, end) => {
    if (complete >= 0 && start > complete) return true;
    recent.push({ token, start, end });
    if (recent.length > longest) recent.shift();
    phrases.forEach((phrase, index) => {
      const begin = recent.length - phrase.tokens.length;
      if (begin < 0 || !isPhrase(phrase, recent, begin)) return;
      const hitStart = (recent[begin] as { start: number }).start;
      // Of a single character only itself is a hit, not the pair it begins.
      hits.push({ start: hitStart, end: phrase.prefix ? start + lengthOfFirst(text, start) : end, phrase: index });
      const shown = hits.filter((hit) => hit.start > start - SNIPPET_LENGTH + LEAD);
      if (complete < 0 && new Set(shown.map((hit) => hit.phrase)).size === phrases.length) {
        complete = start + SNIPPET_LENGTH;
      }
    });
    return false;
  });
  return hits;
}

function isPhrase({ tokens, prefix }: Phrase, recent: { token: string }[], begin: number): boolean {
  return tokens.every((wanted, index) => {
    const { token } = recent[begin + index] as { token: string };
    return prefix && index === tokens.length - 1 ? token.startsWith(wanted) : token === wanted;
  });
}

const lengthOfFirst = (text: string, at: number): number => String.fromCodePoint(text.codePointAt(at) ?? 0).length;

function bestHit(hits: Hit[]): Hit | null {
  let best: Hit | null = null;
  let most = 0;
  hits.forEach((hit, index) => {
    const shown = new Set<number>();
    for (const other of hits.slice(index)) {
      if (other.end <= hit.start + SNIPPET_LENGTH - LEAD) shown.add(other.phrase);
    }
    if (shown.size > most) {
      best = hit;
      most = shown.size;
    }
  });
  return best;
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const IDEOGRAPH = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const isInWord = (text: string, at: number): boolean =>
  LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at] ?? '') && !IDEOGRAPH.test(text[at] ?? '');

function startOfWord(text: string, at: number): number {
  let start = at;
  while (start > 0 && start > at - LEAD && isInWord(text, start)) start -= 1;
  return isLowSurrogate(text, start) ? start - 1 : start;
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  let end = at;
  while (end > at - LEAD && isInWord(text, end)) end -= 1;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

const isLowSurrogate = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

function mark(text: string, { from, to }: { from: number; to: number }, hits: Hit[]): string {
  let html = '';
  let at = from;
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const begin = Math.max(start, at);
    if (end <= begin || end > to) continue;
    html += `${escape(text.slice(at, begin))}<mark>${escape(text.slice(begin, end))}</mark>`;
    at = end;
  }
  // Hits that touch are one.
  return (html + escape(text.slice(at, to))).replaceAll('</mark><mark>', '');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
