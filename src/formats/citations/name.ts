/** Personal names as citation formats want them. docs/decisions/formats-names.md gives the reasons. */
import { oneLine } from '../../domain/citation.ts';

/** A name that is not to be taken apart, or its parts. `suffix`: "Jr.", "PhD". `pinyin`: every word could be Chinese in Latin letters. */
export type PersonName =
  { literal: string } | { family: string; given: string; suffix: string | null; pinyin: boolean };

/**
 * One syllable of Hanyu Pinyin without tone marks: every real one, a few that do not exist, and Lee, the usual other spelling
 * of Li. ü may be written yu, as passports do, or v, as keyboards do.
 */
const SYLLABLE =
  '(?:[bpmf](?:a|ai|an|ang|ao|e|ei|en|eng|i|ian|iao|ie|in|ing|iu|o|ou|u)' +
  '|(?:[zcs]h?|[dtnlgkhr])(?:a|ai|an|ang|ao|e|ei|en|eng|i|ia|ian|iang|iao|ie|in|ing|iu|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)' +
  '|[nl](?:ü|yu|v)e?|[jqx](?:ia|ian|iang|iao|ie|in|ing|iong|iu|i|uan|ue|un|u)' +
  '|[yw](?:a|ai|an|ang|ao|e|ei|en|eng|i|in|ing|o|ong|ou|u|uan|ue|un)' +
  '|ai|an|ang|ao|a|ei|en|eng|er|e|ou|o|lee)';
const ONE_SYLLABLE = new RegExp(`^${SYLLABLE}$`, 'iu');
const PINYIN_WORD = new RegExp(`^${SYLLABLE}(?:['’-]?${SYLLABLE}){0,3}$`, 'iu');
/** Family names of two syllables that are well known and hardly ever given names. */
const DOUBLE_SURNAMES = new Set(
  (
    'dongfang duanmu dugu gongsun huangfu linghu murong nangong ouyang shangguan shentu sima situ ' +
    'xiahou ximen xuanyuan yuchi yuwen zhangsun zhuge'
  ).split(' '),
);
/** Written family name first and without a space: where the family name ends is not for us to guess. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Two people or a company in one field. */
const NO_PERSON = /[,&]|\band\b/i;
/** Words that are in the names of companies, offices and associations, and in hardly any person's. */
const BODY = new RegExp(
  '(?<![\\p{L}-])(?:of|the|for|associations?|alliance|academy|account|agency|bureau|centre|center|chamber|college|commission|committee|' +
    'company|corporation|council|department|editors|editorial|federation|foundation|group|holdings?|industries|institute|' +
    'limited|machine|machinery|machines|ministry|office|organi[sz]ation|society|team|technolog(?:y|ies)|university)(?![\\p{L}-])',
  'iu',
);
/** Forms of companies, which stand at the end: capitals count, since Co and Se are names of people too. */
const COMPANY_FORM = /\s(?:AG|CO|Corp|GmbH|INC|Inc|KGaA|KG|LLC|LLP|LTD|Ltd|NV|BV|Oy|PLC|plc|SE|SA|SpA|SAS|Srl)\.?$/;
const BODY_IN_CHINESE =
  /(?:公司|集团|协会|学会|商会|联盟|研究院|研究所|大学|学院|委员会|编辑部|记者站|办公室|公众号|中心|厂)$/;
const CAPITALS = /^[\p{Lu}'’-]{2,}$/u;
/** Generations and degrees. Numerals in capitals only: Ii is a Japanese family name. */
const SUFFIX = /^(?:[JS][Rr]\.?|II|III|IV|P[Hh]\.?D\.?|E?MBA)$/;

/**
 * Literal: East Asian script, a single word, or no one person. Otherwise the family name is the word in capitals, the first
 * of two or three words that are all pinyin if it is a Chinese family name by its form, or the last with its small particles
 * ("van der Berg"). Generations and degrees at the end are the suffix.
 */
export function parseName(name: string): PersonName {
  const literal = oneLine(name);
  const { words, suffix } = splitSuffix(literal);
  if (words.length === 1 || EAST_ASIAN.test(literal) || NO_PERSON.test(words.join(' ')) || isBody(literal))
    return { literal };
  const pinyin = words.length <= 3 && words.every((word) => PINYIN_WORD.test(word));
  const at = familyAt(words, pinyin);
  const family = words.slice(at.from, at.to).map(withoutShouting).join(' ');
  const given = [...words.slice(0, at.from), ...words.slice(at.to)].join(' ');
  return { family, given, suffix, pinyin };
}

/** The suffix, with or without a comma before it ("Smith, Jr."), leaves at least one word. */
function splitSuffix(name: string): { words: string[]; suffix: string | null } {
  const words = name.split(' ');
  const suffixes: string[] = [];
  while (words.length > 1 && SUFFIX.test(words.at(-1) ?? '')) {
    suffixes.unshift(words.pop() ?? '');
    words.push((words.pop() ?? '').replace(/,$/, ''));
  }
  return { words, suffix: suffixes.join(' ') || null };
}

function familyAt(words: string[], pinyin: boolean): { from: number; to: number } {
  const capitals = words.filter((word) => CAPITALS.test(word));
  if (capitals.length === 1) {
    const from = words.findIndex((word) => CAPITALS.test(word));
    return { from, to: from + 1 };
  }
  if (pinyin && isFamilyNameFirst(words)) return { from: 0, to: 1 };
  const particle = words.findIndex((word, index) => index > 0 && /^\p{Ll}/u.test(word));
  return { from: particle > 0 ? particle : words.length - 1, to: words.length };
}

/** A known double surname is one wherever it stands; "Mike", "Anna" and "Baoquan" are two syllables and none. */
function isFamilyNameFirst(words: string[]): boolean {
  const [first = ''] = words;
  return isDoubleSurname(first) || (ONE_SYLLABLE.test(first) && !isDoubleSurname(words.at(-1) ?? ''));
}

function isDoubleSurname(word: string): boolean {
  return DOUBLE_SURNAMES.has(word.replace(/['’-]/g, '').toLowerCase());
}

/** True for a company, an office, an association: what must not be taken apart into family and given name. */
export function isBody(name: string): boolean {
  return [BODY, COMPANY_FORM, BODY_IN_CHINESE].some((form) => form.test(name));
}

function withoutShouting(word: string): string {
  return CAPITALS.test(word) ? word.replace(/\p{Lu}+/gu, (part) => part[0] + part.slice(1).toLowerCase()) : word;
}
