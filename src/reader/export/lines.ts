/** The public articles of a snapshot as lines of JSON, in slices short enough that requests in between do not wait. */
import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises';
import type { ArchiveSnapshot } from '../../archive/ArchiveStore.ts';
import type { ArticleQuery } from '../../domain/query.ts';
import { separateItems } from '../articles/items.ts';

/** Milliseconds that one slice should take; articles differ in length, so slices differ in number. */
const SLICE_MS = 2;
const SLICE_MAX = 100;
/** After each slice others have the process to themselves for this share of the time it took. */
const REST_SHARE = 0.5;

type Lines = {
  snapshot: ArchiveSnapshot;
  /** Of publication; null for all. */
  year: number | null;
  publicUrl: string;
  /** Hears the number of articles done. */
  onProgress: (done: number) => void;
};

/** Each piece has whole lines; the oldest article first. @throws ArchiveError */
export async function* articleLines({ snapshot, year, publicUrl, onProgress }: Lines): AsyncGenerator<Buffer> {
  const everything = {
    text: null,
    filters: {},
    from: null,
    to: null,
    year,
    sort: 'publishedOn',
    withBody: true,
  } as const;
  let size = 10;
  let done = 0;
  for (let after: ArticleQuery['after'] = null; ;) {
    const began = performance.now();
    const page = await snapshot.listArticles({ ...everything, after, limit: size });
    const items = separateItems({ page, publicUrl });
    const piece = Buffer.from(items.map((item) => `${item}\n`).join(''));
    const took = performance.now() - began;
    done += items.length;
    onProgress(done);
    if (piece.length > 0) yield piece;
    if (page.next === null) return;
    after = page.next;
    size = Math.max(1, Math.min(SLICE_MAX, Math.round(size * Math.min(2, SLICE_MS / took))));
    await (took * REST_SHARE < 1 ? nextTurn() : rest(took * REST_SHARE));
  }
}
