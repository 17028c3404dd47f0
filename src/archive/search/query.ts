/** What a reader typed in `q`, as tokens. Anything is a query: what is no word, phrase or exclusion is ordinary text. */
import { isSingleCjk, scan, tokenize } from './tokenize.ts';

/** Tokens that follow each other; with `prefix`, the last one is the beginning of a token. */
export type Phrase = { tokens: string[]; prefix: boolean; text: string; quoted: boolean };

export type SearchQuery = {
  /** All must be found. */
  wanted: Phrase[];
  /** Of each one alternative must hold, all of its phrases. */
  choices: Phrase[][][];
  /** None may be found. */
  unwanted: Phrase[];
};

/** As keyboards for English and Chinese type them. Chinese punctuation parts words as a space does. */
const MINUS = '-－﹣';
const QUOTES = '"“”＂「」『』';
const SEPARATORS = '\\s、，；。！？：';
const PIECE = new RegExp(
  `([()（）])|([${MINUS}]?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^${QUOTES}${SEPARATORS}()（）]+))`,
  'gu',
);
/** Alternatives of one choice, at most: parentheses within parentheses multiply. */
const ALTERNATIVES_MAX = 32;

type Piece = '(' | ')' | 'OR' | { phrase: Phrase; isUnwanted: boolean };

/**
 * Words must all hold, "…" is a phrase, a leading - excludes, OR (in capitals) joins the two beside it, parentheses group.
 * Never throws; a text without a token finds nothing, and what joins or groups nothing is ignored.
 */
export function parseSearchQuery(text: string): SearchQuery {
  const pieces = piecesOf(text);
  const query: SearchQuery = { wanted: [], choices: [], unwanted: [] };
  while (pieces.length > 0) {
    const more = readSequence(pieces);
    query.wanted.push(...more.wanted);
    query.choices.push(...more.choices);
    query.unwanted.push(...more.unwanted);
    // A closing parenthesis that closes nothing.
    pieces.shift();
  }
  return { wanted: onlyOnce(query.wanted), choices: query.choices, unwanted: onlyOnce(query.unwanted) };
}

const onlyOnce = (phrases: Phrase[]): Phrase[] => [
  ...new Map(phrases.map((phrase) => [phrase.tokens.join(' '), phrase])).values(),
];

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [, bracket, minus, quoted, word] of text.matchAll(PIECE)) {
    if (bracket) pieces.push('(（'.includes(bracket) ? '(' : ')');
    else if (word === 'OR' && !minus) pieces.push('OR');
    else {
      const phrase = toPhrase(quoted ?? word ?? '', quoted !== undefined);
      if (phrase) pieces.push({ phrase, isUnwanted: minus !== '' });
    }
  }
  return pieces;
}

const isEnd = (piece: Piece | undefined): boolean => piece === undefined || piece === ')';

/** Reads up to the closing parenthesis. */
function readSequence(pieces: Piece[]): SearchQuery {
  const query: SearchQuery = { wanted: [], choices: [], unwanted: [] };
  while (!isEnd(pieces[0])) {
    const units = [readUnit(pieces)];
    while (pieces[0] === 'OR') {
      pieces.shift();
      if (!isEnd(pieces[0])) units.push(readUnit(pieces));
    }
    const found = units.filter(({ wanted, choices }) => wanted.length + choices.length > 0);
    query.unwanted.push(...units.flatMap(({ unwanted }) => unwanted));
    if (found.length > 1) query.choices.push(found.flatMap(alternativesOf).slice(0, ALTERNATIVES_MAX));
    else {
      query.wanted.push(...found.flatMap(({ wanted }) => wanted));
      query.choices.push(...found.flatMap(({ choices }) => choices));
    }
  }
  return query;
}

function readUnit(pieces: Piece[]): SearchQuery {
  const piece = pieces.shift();
  const none: SearchQuery = { wanted: [], choices: [], unwanted: [] };
  if (piece === '(') {
    const inner = readSequence(pieces);
    pieces.shift();
    return inner;
  }
  if (typeof piece !== 'object') return none;
  return piece.isUnwanted ? { ...none, unwanted: [piece.phrase] } : { ...none, wanted: [piece.phrase] };
}

/** Ways in which all of it holds. */
function alternativesOf({ wanted, choices }: SearchQuery): Phrase[][] {
  return choices.reduce<Phrase[][]>(
    (ways, choice) => ways.flatMap((way) => choice.map((more) => [...way, ...more])).slice(0, ALTERNATIVES_MAX),
    [wanted],
  );
}

/**
 * A CJK run of two and more characters ends with its last pair, for the text may go on after it; one character alone
 * is the beginning of a token. Runs inside the phrase keep the character that ends them, as in the index.
 */
export function toPhrase(text: string, quoted = false): Phrase | null {
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
  return final === undefined ? null : { tokens, prefix: !endsInPair && isSingleCjk(final), text: text.trim(), quoted };
}

/** A token that decides the order of results; with `prefix`, any token that begins so. */
export type Telling = { token: string; prefix: boolean };

/** Tokens beyond these must be found too, but no longer decide the order; of a phrase fewer do. */
const TELLING_MAX = 5;
const OF_PHRASE_MAX = 3;
/** Nearly every English title has one of them. */
const FUNCTION_WORDS = new Set(
  tokenize(
    'a about an and are as at be been but by did do does for from had has have how i if in into is it its of on or our that the their there these they this to was we were what when where which who why will with you your',
  ),
);

/** Whether the word says nothing by itself. */
export function isFunctionWord(text: string): boolean {
  const tokens = tokenize(text);
  return tokens.length > 0 && tokens.every((token) => FUNCTION_WORDS.has(token));
}

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
