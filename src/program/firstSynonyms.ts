/** Gives a desk the first list of synonyms, once: whoever administers it sees, changes and deletes its rows as any other. */
import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import type { ArchiveStore } from '../archive/ArchiveStore.ts';
import { inTransaction, writeDocument } from '../desk/writeBelowHooks.ts';
import { FIRST_SYNONYMS } from '../domain/synonyms.ts';

/** Does nothing once the archive was put a list: what was deleted stays away. Rows that are there already are not doubled. */
export async function giveFirstSynonyms({ payload, store }: { payload: Payload; store: ArchiveStore }): Promise<void> {
  if ((await store.synonyms()) !== null) return;
  const { docs } = await payload.find({ collection: 'synonyms', pagination: false, limit: 0, depth: 0 });
  const known = new Set(docs.flatMap(({ terms }) => terms.slice(0, 1)));
  const missing = FIRST_SYNONYMS.filter(([first = '']) => !known.has(first));
  const now = new Date().toISOString();
  await inTransaction(payload, async (desk) => {
    for (const terms of missing) {
      const doc = { id: randomUUID(), terms, createdAt: now, updatedAt: now };
      await writeDocument({ ...desk, collection: 'synonyms', doc });
    }
  });
}
