/** What counts the whole archive: what is missing, and how much there is. The slowest part of the first page. */
import type { Payload, Where } from 'payload';
import type { Asking } from './findArticles.ts';
import { readGlance } from './readGlance.ts';
import type { Glance } from './readGlance.ts';

export type Gaps = { withoutAddress: number; withoutAlt: number; withoutTranslation: number };
export type Numbers = { gaps: Gaps; glance: Glance };

/** Counting 10,000 articles takes the better part of a second, and nobody needs it newer than this. */
const KEPT_MS = 60_000;

export async function readNumbers(asking: Asking): Promise<Numbers> {
  const [gaps, glance] = await Promise.all([countGaps(asking), readGlance(asking)]);
  return { gaps, glance };
}

const kept = new WeakMap<Payload, { until: number; numbers: Promise<Numbers> }>();

/** At most a minute old; the same for everybody, because all staff read all articles. */
export function keptNumbers(asking: Asking): Promise<Numbers> {
  const before = kept.get(asking.payload);
  if (before && before.until > Date.now()) return before.numbers;
  const numbers = readNumbers(asking);
  kept.set(asking.payload, { until: Date.now() + KEPT_MS, numbers });
  numbers.catch(() => kept.delete(asking.payload));
  return numbers;
}

export const PUBLISHED: Where = { _status: { equals: 'published' } };
export const WITHOUT_ADDRESS: Where = { and: [PUBLISHED, { sourceUrl: { exists: false } }] };
export const WITHOUT_ALT: Where = { and: [{ mimeType: { contains: 'image/' } }, { alt: { exists: false } }] };

async function countGaps({ payload, user }: Asking): Promise<Gaps> {
  const count = async (collection: 'articles' | 'media', where: Where) =>
    (await payload.count({ collection, where, overrideAccess: false, user })).totalDocs;
  const [withoutAddress, withoutAlt, originals, translations] = await Promise.all([
    count('articles', WITHOUT_ADDRESS),
    count('media', WITHOUT_ALT),
    count('articles', { and: [PUBLISHED, { translationOf: { exists: false } }] }),
    count('articles', { and: [PUBLISHED, { translationOf: { exists: true } }] }),
  ]);
  // There are two languages, so an original has one translation or none.
  return { withoutAddress, withoutAlt, withoutTranslation: Math.max(0, originals - translations) };
}
