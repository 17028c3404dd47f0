/** Personal names as citation formats want them. docs/decisions/formats-names.md gives the reasons. */
import { oneLine } from '../../domain/citation.ts';

/** A name that is not to be taken apart, or family and given name. `pinyin`: a Chinese name in Latin letters. */
export type PersonName = { literal: string } | { family: string; given: string; pinyin: boolean };

/** One syllable of Hanyu Pinyin without tone marks: every real one and a few that do not exist. */
const SYLLABLE =
  '(?:[bpmf](?:a|ai|an|ang|ao|e|ei|en|eng|i|ian|iao|ie|in|ing|iu|o|ou|u)' +
  '|(?:[zcs]h?|[dtnlgkhr])(?:a|ai|an|ang|ao|e|ei|en|eng|i|ia|ian|iang|iao|ie|in|ing|iu|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)' +
  '|[nl]ü|[jqx](?:ia|ian|iang|iao|ie|in|ing|iong|iu|i|uan|ue|un|u)' +
  '|[yw](?:a|ai|an|ang|ao|e|ei|en|eng|i|in|ing|o|ong|ou|u|uan|ue|un)' +
  '|ai|an|ang|ao|a|ei|en|eng|er|e|ou|o)';
const PINYIN_WORD = new RegExp(`^${SYLLABLE}(?:['’-]?${SYLLABLE}){0,3}$`, 'iu');
/** Written family name first and without a space: where the family name ends is not for us to guess. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Two people or a company in one field. */
const NO_PERSON = /[,&]|\band\b/i;
const CAPITALS = /^[\p{Lu}'’-]{2,}$/u;

/**
 * Literal: East Asian script, a single word, or no one person. Otherwise the family name is the word in capitals,
 * the first of two or three words that are all pinyin, or the last with its small particles ("van der Berg").
 */
export function parseName(name: string): PersonName {
  const literal = oneLine(name);
  const words = literal.split(' ');
  if (words.length === 1 || EAST_ASIAN.test(literal) || NO_PERSON.test(literal)) return { literal };
  const pinyin = words.length <= 3 && words.every((word) => PINYIN_WORD.test(word));
  const at = familyAt(words, pinyin);
  const family = words.slice(at.from, at.to).map(withoutShouting).join(' ');
  const given = [...words.slice(0, at.from), ...words.slice(at.to)].join(' ');
  return { family, given, pinyin };
}

function familyAt(words: string[], pinyin: boolean): { from: number; to: number } {
  const capitals = words.filter((word) => CAPITALS.test(word));
  if (capitals.length === 1) {
    const from = words.findIndex((word) => CAPITALS.test(word));
    return { from, to: from + 1 };
  }
  if (pinyin) return { from: 0, to: 1 };
  const particle = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word));
  return { from: particle > 0 ? particle : words.length - 1, to: words.length };
}

function withoutShouting(word: string): string {
  return CAPITALS.test(word) ? word.replace(/\p{Lu}+/gu, (part) => part[0] + part.slice(1).toLowerCase()) : word;
}
