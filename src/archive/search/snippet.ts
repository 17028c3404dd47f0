/** A passage of an article around what was searched for, as HTML that marks the hits and escapes the rest. */
import escapeHtml from 'escape-html';
import type { Phrase } from './query.ts';
import { CJK, INVISIBLE, scan, variantsOf } from './tokenize.ts';

/** Length of a snippet in characters, at most; a little less where a word would be cut. */
const LENGTH = 160;
/** Characters before the first hit. */
const LEAD = 40;
/** Words and phrases of a query that are looked for, and places of each where there are several, before the rest is left alone. */
const PHRASES_MAX = 16;
const PLACES_MAX = 4;
/** Characters that each further token of a phrase may take; a phrase can be longer than a snippet. */
const REACH = 24;

type Hit = { start: number; end: number; phrase: number };
type Find = (text: string, limit: number) => Hit[];

/**
 * Makes snippets for one query from the passages of an article, which are in NFC: of the first passage with a hit the
 * window that shows most of the wanted words, the first of equals; without any the beginning. Hits stand between <mark> and </mark>; &, <, > and quotes are escaped.
 */
export function createSnippets(wanted: Phrase[]): (passages: string[]) => string {
  const phrases = wanted.slice(0, PHRASES_MAX);
  const finders = phrases.map(createFinder);
  const limit = phrases.length === 1 ? 1 : PLACES_MAX;
  const reach = Math.max(0, ...phrases.map(reachOf));
  const placesIn = (text: string): Hit[] => {
    const places = finders.flatMap((find) => find(text, limit));
    return places.length === 0 && UNUSUAL.test(text)
      ? findHits(text, phrases).slice(0, PHRASES_MAX * PLACES_MAX)
      : places;
  };
  const cut = (text: string, from: number): string => {
    const to = endOfWord(text, from + LENGTH);
    const window = text.slice(from, to);
    // What begins in the window may end behind it.
    const seen = text.slice(from, to + reach);
    const hits = UNUSUAL.test(seen) ? findHits(seen, phrases) : finders.flatMap((find) => find(seen, LENGTH));
    const shown = hits.filter(({ start }) => start < window.length);
    return (from > 0 ? '…' : '') + render(window, shown) + (to < text.length ? '…' : '');
  };
  return (passages) => {
    for (const passage of passages) {
      const places = placesIn(passage);
      if (places.length > 0) return cut(passage, bestStart(passage, places));
    }
    return cut(passages.find((passage) => passage !== '') ?? '', 0);
  };
}

/** Characters that do not show their folded form, such as accented and wide ones. */
const UNUSUAL = new RegExp(`[[\\p{L}\\p{N}\\p{M}${CJK}${INVISIBLE}]--[a-zA-Z0-9\\u4e00-\\u9fff]]`, 'v');
/** No phrase goes on from one paragraph to the next. */
const PARAGRAPH = /\n\s*\n/u;

const reachOf = ({ tokens }: Phrase): number => (tokens.length - 1) * REACH;

/** Finds a phrase by what its place looks like as a rule; whether it is one, the tokenizer says. */
function createFinder(phrase: Phrase, index: number): Find {
  const likely = beginning(phrase);
  return (text, limit) => {
    const hits: Hit[] = [];
    likely.lastIndex = 0;
    for (let found = likely.exec(text); found && hits.length < limit; found = likely.exec(text)) {
      const start = found.index;
      const end = isInWord(text, start)
        ? null
        : endOfPhrase(text.slice(start, start + LENGTH + reachOf(phrase)), phrase);
      likely.lastIndex = end === null ? start + 1 : start + end;
      if (end !== null) hits.push({ start, end: start + end, phrase: index });
    }
    return hits;
  };
}

function beginning({ tokens }: Phrase): RegExp {
  const [first = ''] = tokens;
  if (!/^[a-z0-9]+$/.test(first)) {
    return new RegExp(Array.from(first, (character) => `[${variantsOf(character)}]`).join(''), 'g');
  }
  // A stem differs from its word in the last letter at most: companies, compani.
  return new RegExp(`(?<![a-z0-9])${first.length > 3 ? first.slice(0, -1) : first.replace(/i$/, '')}`, 'gi');
}

function endOfPhrase(text: string, { tokens, prefix }: Phrase): number | null {
  let next = 0;
  let end: number | null = null;
  scan(text, (token, start, stop) => {
    const wanted = tokens[next] as string;
    const isLast = next === tokens.length - 1;
    if ((next === 0 && start > 0) || !(prefix && isLast ? token.startsWith(wanted) : token === wanted)) return true;
    if (isLast) end = prefix ? start + firstLength(text, start) : stop;
    next += 1;
    return isLast;
  });
  return end === null || PARAGRAPH.test(text.slice(0, end)) ? null : end;
}

/** Of a single character only itself is a hit, not the pair it begins. */
function firstLength(text: string, start: number): number {
  return String.fromCodePoint(text.codePointAt(start) ?? 0).length;
}

/** Where the window begins that shows most of the phrases, the first of equals. */
function bestStart(text: string, places: Hit[]): number {
  const starts = places.map(({ start }) => startOfWord(text, Math.max(0, start - LEAD)));
  const shown = starts.map((from) => countShown(places, from));
  const most = Math.max(...shown);
  return Math.min(...starts.filter((_, index) => shown[index] === most));
}

/** How many different phrases the window from here has. */
function countShown(places: Hit[], from: number): number {
  let phrases = 0;
  for (const { start, end, phrase } of places) {
    if (start >= from && end <= from + LENGTH) phrases |= 1 << phrase;
  }
  let count = 0;
  for (; phrases > 0; phrases &= phrases - 1) count += 1;
  return count;
}

/** Every hit of a text, however it is written. */
function findHits(text: string, phrases: Phrase[]): Hit[] {
  const hits: Hit[] = [];
  const tokens: string[] = [];
  const starts: number[] = [];
  scan(text, (token, start, end) => {
    tokens.push(token);
    starts.push(start);
    for (const [index, phrase] of phrases.entries()) {
      if (!endsWith(tokens, phrase)) continue;
      const begin = starts[tokens.length - phrase.tokens.length] as number;
      if (PARAGRAPH.test(text.slice(begin, end))) continue;
      hits.push({ start: begin, end: phrase.prefix ? start + firstLength(text, start) : end, phrase: index });
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
  return isInCharacter(text, start) ? start - 1 : start;
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  let end = at;
  while (end > at - LEAD && isInWord(text, end)) end -= 1;
  return isInCharacter(text, end) ? end - 1 : end;
}

/** Between the two halves of a character beyond the basic plane. */
function isInCharacter(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

function render(text: string, hits: Hit[]): string {
  let html = '';
  let at = 0;
  for (const { start, end } of hits.sort((one, other) => one.start - other.start || other.end - one.end)) {
    const begin = Math.max(start, at);
    if (end <= begin) continue;
    html += `${escapeHtml(text.slice(at, begin))}<mark>${escapeHtml(text.slice(begin, end))}</mark>`;
    at = end;
  }
  html += escapeHtml(text.slice(at));
  // Hits that touch are one.
  return html.replaceAll('</mark><mark>', '').replace(/\s+/gu, ' ').trim();
}
