/**
 * The desk's documents exactly as they are stored, in every language and with what no form shows: for export, import and
 * comparison. Nothing here is for readers, and no rule of access is asked.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CollectionSlug, GlobalSlug, Payload } from 'payload';

export type StoredDocument = Record<string, unknown> & { id: string };
export type StoredVersion = Record<string, unknown> & { id: string; parent: string; version: Record<string, unknown> };

/** Documents read at once; the versions of as many are read together. */
const BATCH = 100;

type Reading = { payload: Payload; collection: CollectionSlug };

/** Every document of a collection, the trash included, in order of id. */
export async function* readDocuments({ payload, collection }: Reading): AsyncGenerator<StoredDocument> {
  for await (const batch of batches({ payload, collection })) yield* batch;
}

/** Every version of every document: those of one document together, the oldest first. */
export async function* readVersions({ payload, collection }: Reading): AsyncGenerator<StoredVersion> {
  for await (const batch of batches({ payload, collection })) {
    const { docs } = await payload.db.findVersions<object>({
      collection,
      where: { parent: { in: batch.map(({ id }) => id) } },
      sort: ['updatedAt', 'createdAt', 'id'] as unknown as string,
      limit: 0,
      pagination: false,
    });
    const versions = docs as unknown as StoredVersion[];
    const byParent = new Map<string, StoredVersion[]>(batch.map(({ id }) => [id, []]));
    for (const version of versions) byParent.get(version.parent)?.push(version);
    for (const found of byParent.values()) yield* found;
  }
}

/** Every global that was ever saved, by its name. */
export async function readGlobals(payload: Payload): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { slug } of payload.globals.config) {
    const global = await payload.db.findGlobal<Record<string, unknown>>({ slug: slug as GlobalSlug });
    if (global && Object.keys(global).length > 0) found[slug] = global;
  }
  return found;
}

/** The collections of the desk itself. */
export function deskCollections(payload: Payload): CollectionSlug[] {
  return payload.config.collections.map(({ slug }) => slug).filter((slug) => !slug.startsWith('payload-'));
}

async function* batches({ payload, collection }: Reading): AsyncGenerator<StoredDocument[]> {
  for (let after = ''; ;) {
    const { docs } = await payload.db.find<StoredDocument>({
      collection,
      where: { id: { greater_than: after } },
      sort: 'id',
      limit: BATCH,
      pagination: false,
    });
    if (docs.length > 0) yield docs;
    // The driver frees what it read only between turns of the event loop.
    await nextTurn();
    const last = docs.at(-1);
    if (!last || docs.length < BATCH) return;
    after = last.id;
  }
}
