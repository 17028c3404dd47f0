/**
 * The one home of writing to the desk below Payload's hooks: as fast as the database is, and as given. No rule, no event and no
 * publication follows, so whoever writes here has checked what the hooks would, and says what was done.
 */
import type { CollectionSlug, GlobalSlug, Payload } from 'payload';
import type { StoredDocument, StoredVersion } from './readBelowHooks.ts';

export type BelowHooks = { payload: Payload; req: { transactionID: string | number } };

/** One transaction: what `work` throws takes everything back. */
export async function inTransaction<T>(payload: Payload, work: (desk: BelowHooks) => Promise<T>): Promise<T> {
  const transactionID = (await payload.db.beginTransaction()) ?? '';
  try {
    const result = await work({ payload, req: { transactionID } });
    await payload.db.commitTransaction(transactionID);
    return result;
  } catch (error) {
    await payload.db.rollbackTransaction(transactionID);
    throw error;
  }
}

/** Lets documents of one transaction name each other in any order; references are checked at its end. */
export async function deferReferences({ payload, req }: BelowHooks): Promise<void> {
  const { sessions = {} } = payload.db as unknown as { sessions?: Record<string, { db?: unknown }> };
  const { db } = sessions[String(req.transactionID)] ?? {};
  const execute = (payload.db as unknown as { execute?: (input: { db: unknown; raw: string }) => Promise<unknown> })
    .execute;
  if (payload.db.name === 'sqlite' && db)
    await execute?.call(payload.db, { db, raw: 'PRAGMA defer_foreign_keys = ON' });
}

type WriteDocument = BelowHooks & { collection: CollectionSlug; doc: StoredDocument };

/** Creates the document under its own id, with its own times. */
export async function writeDocument({ payload, req, collection, doc }: WriteDocument): Promise<void> {
  await payload.db.create({ collection, customID: doc.id, data: { ...doc }, req, returning: false });
}

/** Times, parent and content of a version; its id is made anew. */
export type NewVersion = Pick<StoredVersion, 'parent' | 'version'> & { [name: string]: unknown };
type WriteVersion = BelowHooks & { collection: CollectionSlug; version: NewVersion };

/** Adds a version; those of one document come in their order, for the last one is its newest. */
export async function writeVersion({ payload, req, collection, version }: WriteVersion): Promise<void> {
  const { autosave, createdAt, parent, updatedAt, version: versionData } = version;
  await payload.db.createVersion({
    ...{ autosave: Boolean(autosave), collectionSlug: collection, parent },
    ...{ createdAt: String(createdAt), updatedAt: String(updatedAt) },
    versionData: { ...versionData } as never,
    req,
    returning: false,
  });
}

/** A document that is new to the desk: with its first version, as a save would leave it. */
export async function createDocument(input: WriteDocument): Promise<void> {
  const { doc } = input;
  const { id, ...version } = doc;
  const at = { createdAt: doc.createdAt, updatedAt: doc.updatedAt };
  await writeDocument(input);
  await writeVersion({ ...input, version: { ...at, autosave: false, parent: id, version } });
}

/** Sets a global as a whole. */
export async function writeGlobal({ payload, req, slug, data }: BelowHooks & { slug: string; data: object }) {
  const input = { slug: slug as GlobalSlug, data: { ...data } as never, req };
  const known = await payload.db.findGlobal<Record<string, unknown>>({ slug: slug as GlobalSlug, req });
  await (known && Object.keys(known).length > 0 ? payload.db.updateGlobal(input) : payload.db.createGlobal(input));
}
