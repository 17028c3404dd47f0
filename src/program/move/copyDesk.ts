/** Every document of one desk into another, an empty one on MongoDB, with ids, versions and instants as they are; nobody stays signed in. */
import type { Payload } from 'payload';
import { SHELVES } from '../../desk/files.ts';
import type { DeskFiles } from '../../desk/files.ts';
import type { GridFiles } from '../../desk/mongodb/gridFiles.ts';
import { shownFilesOf } from '../../desk/mongodb/shownFiles.ts';
import { deskCollections, readDocuments, readGlobals, readVersions } from '../../desk/readBelowHooks.ts';
import type { StoredDocument } from '../../desk/readBelowHooks.ts';
import { writeDocument, writeGlobal, writeVersion } from '../../desk/writeBelowHooks.ts';

/** What a session or a link to a new password would be good for. */
export const ENDED = { sessions: [], resetPasswordToken: null, resetPasswordExpiration: null };

type Desks = { from: Payload; to: Payload };

/**
 * Nobody works on the other desk yet, so no transaction is needed: one that holds all of a desk would last too long.
 * @param onDone hears of every document and version
 */
export async function copyDesk({ from, to }: Desks, onDone: () => void): Promise<void> {
  const target = { payload: to, req: { transactionID: '' } };
  for (const collection of deskCollections(from)) {
    const fields = to.collections[collection]?.config.flattenedFields ?? [];
    const isUsers = collection === 'users';
    for await (const doc of readDocuments({ payload: from, collection })) {
      const copy = { ...doc, ...shownFilesOf(fields, doc), ...(isUsers && ENDED) } as StoredDocument;
      await writeDocument({ ...target, collection, doc: copy });
      onDone();
    }
    if (!from.collections[collection]?.config.versions) continue;
    for await (const row of readVersions({ payload: from, collection })) {
      const version = { ...row.version, ...shownFilesOf(fields, row.version) };
      await writeVersion({ ...target, collection, version: { ...row, version } });
      onDone();
    }
  }
  for (const [slug, data] of Object.entries(await readGlobals(from))) {
    await writeGlobal({ ...target, slug, data: data as object });
  }
}

/** Files that the desk's records name. @returns the names of those that are missing where they should be */
export async function copyFiles(input: { desk: Payload; from: DeskFiles; to: GridFiles }): Promise<string[]> {
  const missing: string[] = [];
  for (const shelf of SHELVES) {
    for await (const doc of readDocuments({ payload: input.desk, collection: shelf })) {
      for (const { name, mimeType } of filesOf(doc)) {
        const bytes = await input.from.read(shelf, name);
        if (bytes) await input.to.put({ shelf, name, mimeType, bytes });
        else missing.push(`${shelf}/${name}`);
      }
    }
  }
  return missing;
}

type FileOf = { filename?: string | null; mimeType?: string | null };

/** The file of a record and those of its sizes, each once. */
function filesOf(doc: StoredDocument): { name: string; mimeType: string }[] {
  const sizes = Object.values((doc['sizes'] ?? {}) as Record<string, FileOf | null>);
  const named = new Map([doc as FileOf, ...sizes].map((file) => [file?.filename, file?.mimeType]));
  return [...named].flatMap(([name, mimeType]) => (name ? [{ name, mimeType: mimeType ?? '' }] : []));
}
