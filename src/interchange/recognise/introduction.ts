/** The introduction of a series at the head of an instalment, even if slightly changed: it is kept once, in the series. */
import { textOf } from '../document.ts';
import type { Block } from '../document.ts';
import type { FoundIntroduction, Known } from './proposal.ts';
import { differences, shinglesOf, similarity } from './similar.ts';

/** Below this it is another text on the same subject. */
const LEAST = 0.5;
/** Blocks from the beginning among which it begins, and that it has at most. */
const BEGINNING = 10;
const LONGEST = 12;

export type Introduced = { found: FoundIntroduction; start: number; end: number };

/** Where it stands: from block `start` up to `end`, which no longer belongs to it. Null when there is none. */
export function findIntroduction(blocks: readonly Block[], series: Known['series']): Introduced | null {
  const wanted = series.flatMap(({ id, names, introductions }) =>
    introductions
      .filter((text) => text.trim() !== '')
      .map((text) => ({ series: { id, name: nameFor(names, text) }, text, shingles: shinglesOf(text) })),
  );
  if (wanted.length === 0) return null;
  let best: { start: number; end: number; alike: number; of: (typeof wanted)[number] } | null = null;
  for (let start = 0; start < Math.min(BEGINNING, blocks.length); start++) {
    for (let end = start + 1; end <= Math.min(start + LONGEST, blocks.length); end++) {
      const shingles = shinglesOf(textOf(blocks.slice(start, end)));
      for (const of of wanted) {
        const alike = similarity(shingles, of.shingles);
        if (alike >= LEAST && alike > (best?.alike ?? 0)) best = { start, end, alike, of };
      }
    }
  }
  if (!best) return null;
  const { start, end, alike, of } = best;
  const text = textOf(blocks.slice(start, end));
  const plain = (one: string) => one.replace(/\s*\n\s*/g, '\n').trim();
  return {
    start,
    end,
    found: { series: of.series, similarity: alike, differences: differences(plain(of.text), plain(text)) },
  };
}

/** The name in the script of the text, else the first. */
function nameFor(names: readonly string[], text: string): string {
  const isChinese = (one: string) => /\p{sc=Han}/u.test(one);
  return names.find((name) => isChinese(name) === isChinese(text)) ?? names[0] ?? '';
}
