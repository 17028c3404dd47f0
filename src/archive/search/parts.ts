/** A run of Chinese as it is typed, without spaces, in the words it is made of. */
import { CJK } from './tokenize.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const RUN = new RegExp(`^[${CJK}]{3,24}$`, 'v');

/** Words of two and more characters; single characters in a row are one word. Empty where there is nothing to part. */
export function partsOf(text: string): string[] {
  if (!RUN.test(text)) return [];
  const parts: string[] = [];
  let singles = '';
  const close = () => {
    if (singles.length > 1) parts.push(singles);
    singles = '';
  };
  for (const { segment } of segmenter.segment(text)) {
    if (segment.length === 1) {
      singles += segment;
      continue;
    }
    close();
    parts.push(segment);
  }
  close();
  return parts.length > 1 ? parts : [];
}
