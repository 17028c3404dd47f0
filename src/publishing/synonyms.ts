/** The list of synonyms, desk -> archive: as a whole, for it is short. Safe to repeat at any time. */
import type { Payload } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';

type Context = { payload: Payload; store: ArchiveStore; now: () => Date };

/** Brings the archive's list up to the desk's. A desk that never had one leaves the archive its own. */
export async function projectSynonyms({ payload, store, now }: Context): Promise<void> {
  const { docs } = await payload.find({ collection: 'synonyms', pagination: false, limit: 0, depth: 0, sort: 'id' });
  if (docs.length === 0 && (await store.synonyms()) === null) return;
  await store.putSynonyms(
    docs.map(({ terms }) => terms.map((term) => term.trim())),
    now().toISOString(),
  );
}
