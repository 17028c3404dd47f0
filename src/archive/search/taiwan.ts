/** Words that Taiwan says in another way (人工智慧, 軟體), by OpenCC's phrase table, in the words of the mainland. */
import phrases from 'opencc-js/dict/TWPhrasesRev';
import { fold } from './tokenize.ts';

let words: Map<string, string> | null = null;
let longest = 0;

/** Made on first use: some hundred words. */
function readWords(): Map<string, string> {
  const pairs = phrases.split('|').map((pair) => pair.split(' ').map(fold) as [string, string]);
  const made = new Map(pairs.filter(([taiwan, mainland]) => mainland && taiwan !== mainland));
  longest = Math.max(...Array.from(made.keys(), (word) => word.length));
  return made;
}

/** The same text in the words of the mainland; null where there is no such word in it. */
export function mainlandWords(text: string): string | null {
  const known = (words ??= readWords());
  const folded = fold(text);
  let result = '';
  for (let at = 0; at < folded.length;) {
    let length = Math.min(longest, folded.length - at);
    while (length > 1 && !known.has(folded.slice(at, at + length))) length -= 1;
    const part = folded.slice(at, at + length);
    result += known.get(part) ?? part;
    at += length;
  }
  return result === folded ? null : result;
}
