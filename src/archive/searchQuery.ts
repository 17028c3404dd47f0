/** What a reader typed in `q`, as tokens. Anything is a query: what is no word, phrase or exclusion is ordinary text. */
import { isSingleCjk, scan } from './tokenize.ts';

/** Tokens that follow each other; with `prefix`, the last one is the beginning of a token. */
export type Phrase = { tokens: string[]; prefix: boolean };

export type SearchQuery = {
  /** All must be found. */
  wanted: Phrase[];
  /** None may be found. */
  unwanted: Phrase[];
};

const PIECE = /(-?)(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu;

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
