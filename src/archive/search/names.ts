/** The ways a name is typed, each without spaces: as it is written, by pinyin, a person's family name first or last. */
import { pinyin } from 'pinyin-pro';
import { fold } from './tokenize.ts';

const HAN = /^\p{sc=Han}+$/u;
const NOT_NAME = /[^\p{L}\p{N}]+/gu;

/** A name, or what was typed of one, as it is compared. */
export function nameKey(text: string): string {
  return fold(text).replace(NOT_NAME, '');
}

export function namesOf({ isPerson, names }: { isPerson: boolean; names: (string | null)[] }): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    if (!name) continue;
    const written = HAN.test(name.replace(NOT_NAME, '')) ? [name.replace(NOT_NAME, ''), ...readings(name)] : [name];
    for (const one of written) {
      keys.add(nameKey(one));
      const [first, ...others] = fold(one).split(/[\s·]+/u);
      if (isPerson && first && others.length > 0) {
        keys.add(nameKey([...others, first].join('')));
        keys.add(nameKey([others.at(-1), first, ...others.slice(0, -1)].join('')));
      }
    }
  }
  keys.delete('');
  return [...keys];
}

/** By pinyin without tones, ü as v and as u: `jiang baoquan`. */
function readings(name: string): string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', surname: 'head' });
  const [family = '', ...given] = syllables;
  const written = `${family} ${given.join('')}`.toLowerCase();
  return [...new Set([written.replaceAll('ü', 'v'), written.replaceAll('ü', 'u'), written.replaceAll('ü', 'yu')])];
}
