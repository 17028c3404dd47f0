/** Slugs of titles and names in any script: made once, readable, and never empty. */
import { createHash } from 'node:crypto';
import slugifyLatin from '@sindresorhus/slugify';
import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';
import { SLUG_MAX } from '../../src/domain/lists.ts';

/** Letters a generated slug keeps at most, so that addresses stay readable. */
const GENERATED_MAX = 80;

type Input = {
  text: string;
  /** What the slug is of; begins the slug of a text that has no letter or digit in any script. */
  what: string;
  /** True for the name of a person, which begins with a surname: 曾 is zeng there and ceng elsewhere. */
  isPerson?: boolean;
};

/** Slug of a title or name: Chinese as pinyin, other scripts transliterated; a short hash where nothing can be read. */
export function slugify({ text, what, isPerson = false }: Input): string {
  const slug = slugifyLatin(toLatin(text, isPerson), { decamelize: false });
  if (!slug) return `${what}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  if (slug.length <= GENERATED_MAX) return slug;
  const cut = slug.slice(0, GENERATED_MAX + 1);
  const lastHyphen = cut.lastIndexOf('-');
  return lastHyphen > 0 ? cut.slice(0, lastHyphen) : slug.slice(0, GENERATED_MAX);
}

/** A title that begins with a name: 曾毓群：… */
const NAMED_FIRST = /^\s*(\p{Script=Han}{2,3})\s*[：:]/u;
/** The syllables lü and nü (and lüe, nüe), which passports write with y; a German word is longer. */
const UMLAUT_SYLLABLE = /(?<!\p{L})([ln])ü(?=e?(?!\p{L}))/giu;
/** The prefix micro before a unit. */
const MICRO = /[µμ](?=(?:[mlgsAVWFH]|rad)(?!\p{L}))/gu;
/** What the Latin transliteration does not know. */
const OTHER_SCRIPTS = /(?:(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}])[\p{L}\p{M}ー])+/gu;

function toLatin(text: string, isPerson: boolean): string {
  const name = isPerson ? text : (NAMED_FIRST.exec(text)?.[0] ?? '');
  const rest = text.slice(name.length);
  return `${readChinese(name, true)} ${readChinese(rest, false)}`
    .replace(UMLAUT_SYLLABLE, '$1yu')
    .replace(MICRO, 'u')
    .replace(OTHER_SCRIPTS, (letters) => anyAscii(letters));
}

function readChinese(text: string, isName: boolean): string {
  const surname = isName ? 'head' : 'off';
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname }).join(' ');
}

/**
 * The first of `base`, `base-2`, `base-3` … that `isTaken` does not know, or a later one where there are gaps among them: it is
 * looked for by doubling and halving, since hundreds may have one title.
 */
export async function freeSlug(base: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  const numbered = (number: number) => {
    const suffix = number === 1 ? '' : `-${number}`;
    return `${base.slice(0, SLUG_MAX - suffix.length)}${suffix}`;
  };
  let [taken, free] = [0, 1];
  while (await isTaken(numbered(free))) [taken, free] = [free, free * 2];
  while (free - taken > 1) {
    const middle = (taken + free) >> 1;
    if (await isTaken(numbered(middle))) taken = middle;
    else free = middle;
  }
  return numbered(free);
}
