/** A passage of an article around what was searched for, as HTML that marks the hits and escapes the rest. */
import type { Phrase, SearchQuery } from './searchQuery.ts';
import { scan, variantsOf } from './tokenize.ts';

/** Length of a snippet in characters, at most; a little less where a word would be cut. */
const LENGTH = 160;
/** Characters before the first hit. */
const LEAD = 40;
/** Places looked at before the rest of the text is left alone. */
const PLACES_MAX = 8;

type Hit = { start: number; end: number; phrase: number };
type Window = { from: number; to: number; hits: Hit[] };

/**
 * Makes snippets for one query: the window of a text that shows most of the wanted words, the first of equals; without
 * a hit the text's beginning. Hits stand between <mark> and </mark>; &, <, > and quotes are escaped.
 */
export function createSnippets({ wanted }: SearchQuery): (text: string) => string {
  const likely = wanted.length > 0 ? new RegExp(wanted.map(beginning).join('|'), 'gi') : null;
  return (original) => {
    const text = original.normalize('NFC');
    const places = likely ? Array.from(take(text.matchAll(likely), PLACES_MAX), ({ index }) => index) : [];
    const window = bestWindow(text, wanted, places);
    if (window) return render(text, window);
    const isHidden = places.length > 0 || UNUSUAL.test(text);
    const hits = isHidden ? findHits(text, wanted).map(({ start }) => start) : [];
    return render(text, bestWindow(text, wanted, hits) ?? windowAt(text, 0, []));
  };
}

/** Letters that do not show their folded form, such as accented and wide ones. */
const UNUSUAL = new RegExp('[[\\p{L}\\p{N}\\p{M}]--[a-zA-Z0-9\\u4e00-\\u9fff]]', 'v');

/** What the place of a phrase looks like as a rule; the tokenizer has the last word. */
function beginning({ tokens }: Phrase): string {
  const [first = ''] = tokens;
  if (!/^[a-z0-9]+$/.test(first)) return Array.from(first, (character) => `[${variantsOf(character)}]`).join('');
  // A stem differs from its word in the last letter at most: companies, compani.
  return `(?<![a-z0-9])${first.length > 3 ? first.slice(0, -1) : first.replace(/i$/, '')}`;
}

function* take<T>(items: Iterable<T>, limit: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    yield item;
    if (++taken === limit) return;
  }
}

function bestWindow(text: string, phrases: Phrase[], places: number[]): Window | null {
  let best: Window | null = null;
  let most = 0;
  for (const place of places) {
    const window = windowAt(text, place, phrases);
    const found = new Set(window.hits.map(({ phrase }) => phrase)).size;
    if (found > most) [best, most] = [window, found];
    if (most === phrases.length) break;
  }
  return best;
}

function windowAt(text: string, place: number, phrases: Phrase[]): Window {
  const from = startOfWord(text, Math.max(0, place - LEAD));
  const to = endOfWord(text, from + LENGTH);
  const hits = findHits(text.slice(from, to), phrases);
  return { from, to, hits: hits.map(({ start, end, phrase }) => ({ start: start + from, end: end + from, phrase })) };
}

function findHits(text: string, phrases: Phrase[]): Hit[] {
  const hits: Hit[] = [];
  const tokens: string[] = [];
  const starts: number[] = [];
  scan(text, (token, start, end) => {
    tokens.push(token);
    starts.push(start);
    for (const [index, phrase] of phrases.entries()) {
      if (!endsWith(tokens, phrase)) continue;
      // Of a single character only itself is a hit, not the pair it begins.
      const width = phrase.prefix ? String.fromCodePoint(text.codePointAt(start) ?? 0).length : end - start;
      const begin = starts[tokens.length - phrase.tokens.length] as number;
      hits.push({ start: begin, end: start + width, phrase: index });
    }
    return false;
  });
  return hits;
}

function endsWith(tokens: string[], phrase: Phrase): boolean {
  const offset = tokens.length - phrase.tokens.length;
  for (let index = phrase.tokens.length - 1; index >= 0; index--) {
    const wanted = phrase.tokens[index] as string;
    const token = tokens[offset + index];
    const isBeginning = phrase.prefix && index === phrase.tokens.length - 1;
    if (isBeginning ? !token?.startsWith(wanted) : token !== wanted) return false;
  }
  return true;
}

const IDEOGRAPH = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
const LETTER = /[\p{L}\p{N}\p{M}\p{Cs}]/u;

function isInWord(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at] ?? ''];
  return LETTER.test(before) && LETTER.test(after) && !IDEOGRAPH.test(before) && !IDEOGRAPH.test(after);
}

function startOfWord(text: string, at: number): number {
  let start = at;
  while (start > 0 && start > at - LEAD && isInWord(text, start)) start -= 1;
  return start;
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  let end = at;
  while (end > at - LEAD && isInWord(text, end)) end -= 1;
  return end;
}

function render(text: string, { from, to, hits }: Window): string {
  let html = '';
  let at = from;
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const begin = Math.max(start, at);
    if (end <= begin) continue;
    html += `${escape(text.slice(at, begin))}<mark>${escape(text.slice(begin, end))}</mark>`;
    at = end;
  }
  html += escape(text.slice(at, to));
  // Hits that touch are one.
  const passage = html.replaceAll('</mark><mark>', '').replace(/\s+/gu, ' ').trim();
  return (from > 0 ? '…' : '') + passage + (to < text.length ? '…' : '');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
