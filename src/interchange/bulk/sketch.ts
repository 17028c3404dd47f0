/**
 * Whether two texts are nearly the same, among thousands: of all runs of eight characters those are kept whose hash ends in zeros.
 * What two texts have in common of these is, near enough, what they have in common.
 */

const RUN = 8;
/** One of so many runs is kept. */
const KEPT = 32;
/** Fewer kept runs say nothing. */
const LEAST = 8;
const ALIKE = 0.8;

export type Sketch = ReadonlySet<number>;

export function sketchOf(text: string): Sketch {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\s]+/gu, '');
  const kept = new Set<number>();
  for (let start = 0; start + RUN <= plain.length; start += 1) {
    // FNV-1a: well spread in its low bits, and cheap.
    let hash = 0x811c9dc5;
    for (let index = start; index < start + RUN; index += 1)
      hash = Math.imul(hash ^ plain.charCodeAt(index), 0x01000193);
    hash ^= hash >>> 15;
    if ((hash >>> 0) % KEPT === 0) kept.add(hash >>> 0);
  }
  return kept;
}

/** Texts by their sketches; `find` gives the one that is most like this one, where there is one that is nearly the same. */
export function openSketches<T>() {
  const byHash = new Map<number, number[]>();
  const all: { sketch: Sketch; of: T }[] = [];
  return {
    add(sketch: Sketch, of: T): void {
      const place = all.push({ sketch, of }) - 1;
      for (const hash of sketch) {
        const there = byHash.get(hash);
        if (there) there.push(place);
        else byHash.set(hash, [place]);
      }
    },
    find(sketch: Sketch): T | null {
      if (sketch.size < LEAST) return null;
      const shared = new Map<number, number>();
      for (const hash of sketch)
        for (const place of byHash.get(hash) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
      const [best] = [...shared].sort((one, other) => other[1] - one[1]);
      const other = best && all[best[0]];
      if (!other) return null;
      return (2 * best[1]) / (sketch.size + other.sketch.size) >= ALIKE ? other.of : null;
    },
  };
}
