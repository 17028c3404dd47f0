/** The one tokenizer of the archive: what is indexed and what is asked for pass through it, on either engine. */
import { stemmer } from 'stemmer';
import traditionalPairs from 'opencc-js/dict/TSCharacters';

/** Called for each token with its place in the text's NFC form. Returns true to end the scan. */
export type Visit = (token: string, start: number, end: number) => boolean;

/** Classes of characters for patterns with the `v` flag. */
export const CJK = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}';
/** Soft hyphens, joiners and spaces of no width: they come along with pasted text, inside words too. */
export const INVISIBLE = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
/** The long-vowel mark and, in half width, the marks of voiced kana. */
const KANA_MARKS = 'ー\\uff70\\uff9e\\uff9f';
const WORD = '\\p{L}\\p{N}\\p{M}';
/** Built from strings: the `v` flag is younger than the language level the sources are checked against. */
const RUN = new RegExp(
  `([${CJK}][${CJK}\\p{M}${KANA_MARKS}${INVISIBLE}]*)|[[${WORD}]--[${CJK}]][[${WORD}${INVISIBLE}]--[${CJK}]]*`,
  'gv',
);
const PLAIN_CJK = /^[\u4e00-\u9fff]+$/;
const ASCII = /^[A-Za-z0-9]+$/;
const ENGLISH = /^[a-z]+$/;
const LETTERS = /[\p{L}\p{N}]+/gu;
const NUMBER_OR_WORD = /\p{Nd}+|[^\p{Nd}]+/gu;
const IGNORED = new RegExp(`[\\p{M}${INVISIBLE}]+`, 'gv');
/** What is left of a genitive or a short form: China's is China, it's is it. */
const APOSTROPHE_S = /[\p{L}\p{N}]['’]s$/iu;
/** Longer words are cut here, in the index and in the query alike. */
const TOKEN_MAX = 64;

/**
 * Visits the tokens of a text in order. Width (NFKC), case, accents and traditional or simplified Chinese are folded,
 * invisible characters dropped, and so is the s of a genitive. Latin words are stemmed (Porter); a run of CJK characters gives its overlapping pairs and then its last character
 * alone, so that every character begins a token of its run and one character can be found as the beginning of a token.
 */
export function scan(text: string, visit: Visit): void {
  const normal = text.normalize('NFC');
  let skipped = 0;
  for (const { 0: run, 1: cjk, index } of normal.matchAll(RUN)) {
    if (index < skipped) continue;
    const thousands = thousandsAt(normal, index);
    if (thousands !== null) {
      skipped = index + thousands.length;
      if (visit(thousands.replaceAll(',', ''), index, skipped)) return;
      continue;
    }
    if (run.length === 1 && APOSTROPHE_S.test(normal.slice(Math.max(0, index - 2), index + 1))) continue;
    if (cjk === undefined ? scanWord(run, index, visit) : scanCjk(run, index, visit)) return;
    const end = index + run.length;
    if (isPercent(normal, end) && visit(PERCENT_TOKEN, end, end + 1)) return;
  }
}

/** 20,000 is 20000. */
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?![\d,])/;
const NUMBER_MAX = 24;
/** 40% is not any 40. */
const PERCENT_TOKEN = 'pct';
const isDigit = (character: string | undefined): boolean => character !== undefined && /\p{Nd}/u.test(character);

function thousandsAt(text: string, at: number): string | null {
  return isDigit(text[at - 1]) ? null : (THOUSANDS.exec(text.slice(at, at + NUMBER_MAX))?.[0] ?? null);
}

const isPercent = (text: string, at: number): boolean =>
  isDigit(text[at - 1]) && /^[ \u00a0\u202f]?[%％]/.test(text.slice(at, at + 2));

/** The tokens of a text, in order. */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  scan(text, (token) => {
    tokens.push(token);
    return false;
  });
  return tokens;
}

/** A text folded as its tokens are, words kept whole and controls dropped: for finding part of a name. */
export function fold(text: string): string {
  return simplify(foldAny(text))
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
}

/** True of a token that stands for one CJK character alone. */
export function isSingleCjk(token: string): boolean {
  return SINGLE_CJK.test(token);
}
const SINGLE_CJK = new RegExp(`^[${CJK}]$`, 'v');

function scanWord(run: string, start: number, visit: Visit): boolean {
  const end = start + run.length;
  if (!ASCII.test(run)) return scanOddWord(run, { start, end }, visit);
  // A number and its unit are two words, however they are written: 10mm, 10 mm; ISO230, ISO 230.
  for (const { 0: part, index } of run.matchAll(NUMBER_OR_WORD)) {
    if (visit(stem(part.toLowerCase()), start + index, start + index + part.length)) return true;
  }
  return false;
}

/** Folding can break a word in two (½ is 1⁄2): its parts share the place of the whole. */
function scanOddWord(run: string, { start, end }: { start: number; end: number }, visit: Visit): boolean {
  const parts = (foldAny(run).match(LETTERS) ?? []).flatMap((part) => part.match(NUMBER_OR_WORD) ?? []);
  return parts.some((part) => visit(stem(part), start, end));
}

function scanCjk(run: string, start: number, visit: Visit): boolean {
  const text = PLAIN_CJK.test(run) ? simplify(run) : '';
  if (text.length !== run.length) return scanOddCjk(run, start, visit);
  const end = start + run.length;
  for (let at = 0; at < text.length; at++) {
    if (visit(text.slice(at, at + 2), start + at, Math.min(start + at + 2, end))) return true;
  }
  return false;
}

/** Characters that are or become others than those of the basic block; one can fold into several (㌀ and the like), which then share its place. */
function scanOddCjk(run: string, start: number, visit: Visit): boolean {
  const characters: { text: string; start: number; end: number }[] = [];
  let at = start;
  for (const original of run) {
    const end = at + original.length;
    const folded = foldAny(original).match(LETTERS)?.join('') ?? '';
    for (const character of simplify(folded)) characters.push({ text: character, start: at, end });
    at = end;
  }
  return characters.some((character, index) => {
    const next = characters[index + 1] ?? { text: '', end: character.end };
    return visit(character.text + next.text, character.start, next.end);
  });
}

function foldAny(text: string): string {
  const folded = text.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD').replace(IGNORED, '');
  return folded.normalize('NFC');
}

let stems = new Map<string, string>();
const STEMS_MAX = 50_000;

function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const cut = Array.from(word).slice(0, TOKEN_MAX).join('');
  const token = ENGLISH.test(cut) ? stemmer(americanize(cut)) : cut;
  if (stems.size >= STEMS_MAX) stems = new Map();
  stems.set(word, token);
  return token;
}

/** British and American endings, the same for index and query: colour, centre, optimisation, analyse, modelling. */
const ENDINGS: [RegExp, string][] = [
  [/^(.{3,})is(e|es|ed|ing|er|ers|ation|ations|ational)$/, '$1iz$2'],
  [/^(.{3,})lys(e|es|ed|ing|er|ers)$/, '$1lyz$2'],
  [/^(.{2,}[bdflmnptv])our(s|ed|ing|al|able|ful|ite|ites)?$/, '$1or$2'],
  [/^(.{2,}[bt])re(s|d)?$/, '$1er$2'],
  [/^(.{2,})ogue(s|d)?$/, '$1og$2'],
  [/^(model|label|travel|signal|tunnel|level|channel|fuel|cancel)l(ed|ing|er|ers)$/, '$1$2'],
  [/^(def|lic|off)ence(s|d)?$/, '$1ense$2'],
  [/^program(?:me)(s|d)?$/, 'program$1'],
  [/^aluminium$/, 'aluminum'],
  [/^mould(.*)$/, 'mold$1'],
  [/^grey(s|er)?$/, 'gray$1'],
];

function americanize(word: string): string {
  for (const [ending, american] of ENDINGS) if (ending.test(word)) return word.replace(ending, american);
  return word;
}

/** Characters that OpenCC leaves alone because each also stands for itself; whoever asks for one of the two means both. */
const MORE_VARIANTS =
  '著着 瞭了 藉借 覆复 沈沉 祇只 衹只 銲焊 釬焊 鉋刨 铇刨 煅锻 鑚钻 鑛矿 鉄铁 効效 彷仿 揹背 馀余 迳径 锺钟 甦苏 钜巨 鎗枪 甚什 讬托 谘咨 麺面 衞卫 缐线';

type Variants = { simplified: Map<string, string>; traditional: RegExp; all: Map<string, string> };
let variants: Variants | null = null;

/** Made on first use: 3,500 characters, some milliseconds. */
function readVariants(): Variants {
  const more = new Map(MORE_VARIANTS.split(' ').map(([variant, simple]) => [variant, simple] as [string, string]));
  const pairs = traditionalPairs.split('|').map((pair) => pair.split(' ', 2) as [string, string]);
  const simplified = new Map([...pairs, ...more].map(([variant, simple]) => [variant, more.get(simple) ?? simple]));
  const all = new Map<string, string>();
  for (const [character, simple] of simplified) all.set(simple, (all.get(simple) ?? '') + character);
  return { simplified, traditional: new RegExp(`[${[...simplified.keys()].join('')}]`, 'gu'), all };
}

function simplify(text: string): string {
  const { simplified, traditional } = (variants ??= readVariants());
  return text.replace(traditional, (character) => simplified.get(character) ?? character);
}

/** Every character that is folded into this one, itself included. */
export function variantsOf(character: string): string {
  return character + ((variants ??= readVariants()).all.get(character) ?? '');
}
