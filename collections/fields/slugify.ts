import slugifyLatin from '@sindresorhus/slugify';
import { pinyin } from 'pinyin-pro';
import { SLUG_MAX } from '../../src/domain/lists.ts';

/** Words a generated slug keeps at most, so that addresses stay readable. */
const GENERATED_MAX = 80;

/** Slug of a title or name: Chinese as pinyin, other scripts transliterated; empty when nothing can be kept. */
export function slugify(text: string, max: number = GENERATED_MAX): string {
  const latin = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ');
  const slug = slugifyLatin(latin, { decamelize: false });
  if (slug.length <= max) return slug;
  const cut = slug.slice(0, max + 1);
  const lastHyphen = cut.lastIndexOf('-');
  return lastHyphen > 0 ? cut.slice(0, lastHyphen) : slug.slice(0, max);
}

/** The first of `base`, `base-2`, `base-3` … that `isTaken` does not know. */
export async function freeSlug(base: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  let slug = base;
  for (let number = 2; await isTaken(slug); number += 1) {
    const suffix = `-${number}`;
    slug = `${base.slice(0, SLUG_MAX - suffix.length)}${suffix}`;
  }
  return slug;
}
