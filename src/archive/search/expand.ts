/**
 * What a reader means beside what was typed, in steps that each find more than the one before: exact, then names in any
 * language, then words that mean the same, then the parts of a run of Chinese near each other, then anywhere.
 */
import type { How } from '../../domain/query.ts';
import { isAround, partsOf } from './parts.ts';
import { otherNumerals } from './numerals.ts';
import { isFunctionWord, toPhrase } from './query.ts';
import type { Phrase, SearchQuery } from './query.ts';
import { mainlandWords } from './taiwan.ts';
import type { Synonyms } from './synonyms.ts';

/** Another way for one wanted phrase to hold: a term of the archive, or every one of these, each in one of its spellings. */
export type Alternative = { term: number } | { every: Phrase[][]; near: boolean };
export type Step = { how: How; alternatives: Map<Phrase, Alternative[]> };

/** Terms of the archive by a name, without spaces: null where nobody has it. */
export type FindNames = (name: string) => number[];

/** What the archive knows; `all` is the term of every article. */
export type Known = {
  findNames: FindNames;
  /** Series of whose introduction the phrase is part. */
  findIntroductions: (phrase: Phrase) => number[];
  all: number;
  synonyms: Synonyms;
};

/** Longer queries are taken as they are: what can be meant by them grows with every word. */
const WORDS_MAX = 12;
/** Words of a name, at most. */
const NAME_WORDS = 6;

/** The steps after the first, each with what it adds; none for a query that leaves nothing to guess. */
export function stepsBeyond({ wanted }: SearchQuery, { findNames, findIntroductions, all, synonyms }: Known): Step[] {
  const open = wanted.filter(({ quoted }) => !quoted);
  if (open.length === 0 || wanted.length > WORDS_MAX) return [];
  const steps: Step[] = [
    { how: 'name', alternatives: byName(open, findNames) },
    { how: 'synonym', alternatives: bySynonym(open, synonyms) },
    { how: 'parts', alternatives: byParts(open, synonyms, 'near') },
    { how: 'parts', alternatives: byParts(open, synonyms, 'all') },
    { how: 'name', alternatives: byIntroduction(open, findIntroductions) },
    { how: 'parts', alternatives: byParts(open, synonyms, 'subject') },
  ];
  if (open.some(({ text }) => !isFunctionWord(text))) {
    for (const phrase of open) if (isFunctionWord(phrase.text)) add(steps[0] as Step, phrase, [{ term: all }]);
  }
  return steps.filter(({ alternatives }) => alternatives.size > 0);
}

function add({ alternatives }: Pick<Step, 'alternatives'>, phrase: Phrase, more: Alternative[]): void {
  if (more.length > 0) alternatives.set(phrase, [...(alternatives.get(phrase) ?? []), ...more]);
}

/** Calls for each row of up to `length` words that stand together. */
function eachRow(open: Phrase[], length: number, visit: (row: Phrase[]) => void): void {
  for (let start = 0; start < open.length; start++) {
    for (let end = start + 1; end <= Math.min(open.length, start + length); end++) visit(open.slice(start, end));
  }
}

/** An article that names the entity has every word of its name, whatever it is written in. */
function byName(open: Phrase[], findNames: FindNames): Step['alternatives'] {
  const alternatives: Step['alternatives'] = new Map();
  eachRow(open, NAME_WORDS, (row) => {
    const terms = findNames(row.map(({ text }) => text).join(''));
    for (const phrase of row)
      add(
        { alternatives },
        phrase,
        terms.map((term) => ({ term })),
      );
  });
  return alternatives;
}

function bySynonym(open: Phrase[], synonyms: Synonyms): Step['alternatives'] {
  const alternatives: Step['alternatives'] = new Map();
  eachRow(open, 4, (row) => {
    const others = spellings(
      row.map(({ text }) => text),
      synonyms,
    );
    for (const phrase of row)
      add(
        { alternatives },
        phrase,
        others.map((other) => ({ every: [[other]], near: false })),
      );
  });
  return alternatives;
}

/** Other ways to say it: words of the trade, another script of its number, open, closed or hyphenated. */
function spellings(words: string[], synonyms: Synonyms): Phrase[] {
  const text = words.join(' ');
  const isOne = words.length === 1;
  const written = [
    ...(isOne ? [...otherNumerals(text), mainlandWords(text) ?? []].flat() : []),
    ...(isOne && /^[a-z]+(-[a-z]+)+$/i.test(text) ? [text.replaceAll('-', '')] : []),
    ...(isOne ? openForms(text) : []),
    ...(words.length === 2 && words.every((word) => /^[a-z]{3,}$/i.test(word)) ? [words.join('')] : []),
  ];
  const numerals = written.flatMap((other) => synonyms.of([other]));
  return [...synonyms.of(words), ...numerals, ...written.flatMap((other) => toPhrase(other) ?? [])];
}

/** startup as start up, which start-up is too: a word of the archive is found only where both stand together. */
function openForms(word: string): string[] {
  if (!/^[a-z]{5,14}$/i.test(word)) return [];
  return Array.from({ length: word.length - 3 }, (_, at) => `${word.slice(0, at + 2)} ${word.slice(at + 2)}`);
}

function byParts(open: Phrase[], synonyms: Synonyms, how: 'near' | 'all' | 'subject'): Step['alternatives'] {
  const alternatives: Step['alternatives'] = new Map();
  const near = how === 'near';
  for (const phrase of open) {
    const parts = partsOf(phrase.text);
    const told = how === 'subject' ? parts.filter((part) => !isAround(part)) : parts;
    const every = told.flatMap((part) => {
      const exact = toPhrase(part);
      return exact ? [near ? [exact] : [exact, ...spellings([part], synonyms)]] : [];
    });
    const isLess = how === 'subject' && told.length < parts.length;
    if (isLess ? every.length > 0 : every.length > 1 && how !== 'subject') {
      add({ alternatives }, phrase, [{ every, near }]);
    }
  }
  return alternatives;
}

/** The introduction of a series stands before each of its articles. */
function byIntroduction(open: Phrase[], findIntroductions: (phrase: Phrase) => number[]): Step['alternatives'] {
  const alternatives: Step['alternatives'] = new Map();
  for (const phrase of open) {
    const terms = findIntroductions(phrase).map((term) => ({ term }));
    add({ alternatives }, phrase, terms);
  }
  return alternatives;
}
