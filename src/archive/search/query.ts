/** What a reader typed in `q`, as tokens. Anything is a query: what is no word, phrase or exclusion is ordinary text. */
import { isSingleCjk, scan, tokenize } from './tokenize.ts';

/** Tokens that follow each other; with `prefix`, the last one is the beginning of a token. */
export type Phrase = { tokens: string[]; prefix: boolean };

export type SearchQuery = {
  /** All must be found. */
  wanted: Phrase[];
  /** None may be found. */
  unwanted: Phrase[];
};

/** As keyboards for English and Chinese type them. Chinese punctuation parts words as a space does. */
const MINUS = '-－﹣';
const QUOTES = '"“”＂「」『』';
const SEPARATORS = '\\s、，；。！？：';
const PIECE = new RegExp(`([${MINUS}]?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^${QUOTES}${SEPARATORS}]+))`, 'gu');

/** Words must all hold, "…" is a phrase, a leading - excludes. Never throws; a text without a token finds nothing. */
export function parseSearchQuery(text: string): SearchQuery {
  const wanted = new Map<string, Phrase>();
  const unwanted = new Map<string, Phrase>();
  for (const [, minus, quoted, word] of text.matchAll(PIECE)) {
    const phrase = toPhrase(quoted ?? word ?? '');
    if (phrase) (minus ? unwanted : wanted).set(phrase.tokens.join(' '), phrase);
  }
  return { wanted: [...wanted.values()], unwanted: [...unwanted.values()] };
}

/**
 * A CJK run of two and more characters ends with its last pair, for the text may go on after it; one character alone
 * is the beginning of a token. Runs inside the phrase keep the character that ends them, as in the index.
 */
function toPhrase(text: string): Phrase | null {
  const tokens: string[] = [];
  let last = { start: 0, end: 0 };
  let endsInPair = false;
  scan(text, (token, start, end) => {
    endsInPair = tokens.length > 0 && end === last.end && start > last.start;
    last = { start, end };
    tokens.push(token);
    return false;
  });
  if (endsInPair) tokens.pop();
  const final = tokens.at(-1);
  return final === undefined ? null : { tokens, prefix: !endsInPair && isSingleCjk(final) };
}

/** A token that decides the order of results; with `prefix`, any token that begins so. */
export type Telling = { token: string; prefix: boolean };

/** Tokens beyond these must be found too, but no longer decide the order; of a phrase fewer do. */
const TELLING_MAX = 5;
const OF_PHRASE_MAX = 3;
/** Nearly every English title has one of them. */
const FUNCTION_WORDS = new Set(
  tokenize('a an and are as at be by for from in is it of on or that the this to was with'),
);

/** Which tokens tell how much an article is about what was asked for; function words only where there is nothing else. */
export function tellingTokens({ wanted }: SearchQuery): Telling[] {
  const each = Math.min(OF_PHRASE_MAX, Math.max(1, Math.floor(TELLING_MAX / wanted.length)));
  const all = wanted.map(({ tokens, prefix }) =>
    tokens.map((token, index) => ({ token, prefix: prefix && index === tokens.length - 1 })),
  );
  const content = all.map((tokens) => tokens.filter(({ token }) => !FUNCTION_WORDS.has(token)));
  const telling = content.some((tokens) => tokens.length > 0) ? content : all;
  return telling.flatMap((tokens) => choose(tokens, each)).slice(0, TELLING_MAX);
}

/** First, last, and one between; of a run of CJK characters the pair that joins two words rather than a word of it. */
function choose(tokens: Telling[], count: number): Telling[] {
  if (tokens.length <= count) return tokens;
  const between = ((tokens.length >> 1) - 1) | 1;
  return [between, 0, tokens.length - 1].slice(0, count).map((index) => tokens[index] as Telling);
}
