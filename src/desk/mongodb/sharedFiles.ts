/**
 * An upload collection whose files are in the database that all instances share. Payload goes on making sizes and cropping
 * in the folder of this instance, which holds nothing afterwards; what it made is kept with the save and given from there.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeOperationHook,
  CollectionConfig,
  FileData,
  PayloadRequest,
  TypeWithID,
  UploadConfig,
} from 'payload';
import type { Shelf } from '../files.ts';
import { afterTransaction } from '../transactionEnd.ts';
import { answerFile } from './answerFile.ts';
import type { GridFiles } from './gridFiles.ts';

type FileDoc = TypeWithID & Partial<FileData> & Record<string, unknown>;
type Named = { name: string; mimeType: string; size: string | null };

/** The collection itself where it takes no uploads. */
export function withSharedFiles(collection: CollectionConfig, files: GridFiles): CollectionConfig {
  if (typeof collection.upload !== 'object') return collection;
  const shelf = collection.slug as Shelf;
  const folder = collection.upload.staticDir as string;
  const { beforeOperation = [], afterChange = [], afterDelete = [] } = collection.hooks ?? {};
  const upload: UploadConfig = {
    ...collection.upload,
    handlers: [answerFile({ files, shelf, upload: collection.upload })],
  };
  return {
    ...collection,
    upload,
    hooks: {
      ...collection.hooks,
      beforeOperation: [...beforeOperation, bringFile({ files, shelf, folder })],
      afterChange: [keepFiles({ files, shelf, folder }), ...afterChange],
      afterDelete: [...afterDelete, removeFiles({ files, shelf })],
    },
  };
}

type Place = { files: GridFiles; shelf: Shelf; folder: string };

/** Payload crops and duplicates what is in its folder, so the file has to be there while it does. */
const bringFile =
  ({ files, shelf, folder }: Place): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    const source = sourceOf(args as SourceArgs, operation, req);
    if (!source) return args;
    const found = await req.payload.db.findOne<FileDoc>({ collection: shelf, req, where: { id: { equals: source } } });
    const bytes = found?.filename ? await files.read(shelf, found.filename) : null;
    if (!bytes || !found?.filename) return args;
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, path.basename(found.filename)), bytes);
    return args;
  };

type SourceArgs = { id?: string; duplicateFromID?: string; data?: { focalX?: unknown } };

/** The record whose file is worked on again; null when a new one comes along, or the file stays as it is. */
function sourceOf({ id, duplicateFromID, data }: SourceArgs, operation: string, req: PayloadRequest): string | null {
  if (operation === 'create') return duplicateFromID ?? null;
  const edits = (req.query?.['uploadEdits'] ?? {}) as object;
  const isEdited = Object.keys(edits).length > 0 || Boolean(data?.focalX);
  return operation === 'update' && isEdited && !req.file ? (id ?? null) : null;
}

/** Everything that this save made, under the names that its record has; what the record named before goes once it is committed. */
const keepFiles =
  ({ files, shelf, folder }: Place): CollectionAfterChangeHook<FileDoc> =>
  async ({ doc, previousDoc, req }) => {
    const named = namesOf(doc);
    for (const { name, mimeType, size } of named) {
      await rm(path.join(folder, path.basename(name)), { force: true });
      const bytes = req.file?.data && (size === null ? req.file.data : req.payloadUploadSizes?.[size]);
      if (!bytes) continue;
      const id = await files.put({ shelf, name, mimeType, bytes });
      await afterTransaction(req, async (isCommitted) => {
        const others = (await files.revisions(shelf, name)).filter((other) => !other.equals(id));
        if (isCommitted) return files.remove(others);
        // Without transactions the record may be there all the same, and this its only file.
        if (others.length > 0 || !(await isNamed({ req, shelf, name }))) await files.remove([id]);
      });
    }
    const kept = new Set(named.map(({ name }) => name));
    const gone = namesOf(previousDoc ?? {}).filter(({ name }) => !kept.has(name));
    await removeAfterCommit({ files, shelf, req, gone });
    return doc;
  };

const removeFiles =
  ({ files, shelf }: Omit<Place, 'folder'>): CollectionAfterDeleteHook<FileDoc> =>
  async ({ doc, req }) => {
    await removeAfterCommit({ files, shelf, req, gone: namesOf(doc) });
    return doc;
  };

type Removing = Omit<Place, 'folder'> & { req: PayloadRequest; gone: Named[] };

async function removeAfterCommit({ files, shelf, req, gone }: Removing): Promise<void> {
  for (const { name } of gone) {
    await afterTransaction(req, async (isCommitted) => {
      if (isCommitted) await files.remove(await files.revisions(shelf, name));
    });
  }
}

/** The file itself and its sizes; a small picture has one file for several sizes. */
function namesOf(doc: Partial<FileDoc>): Named[] {
  const sizes = Object.entries((doc.sizes ?? {}) as Record<string, Partial<FileData> | null>);
  const own = { name: doc.filename, mimeType: doc.mimeType, size: null };
  const all = [own, ...sizes.map(([size, made]) => ({ name: made?.filename, mimeType: made?.mimeType, size }))];
  const named = all.flatMap(({ name, mimeType, size }) => (name && mimeType ? [{ name, mimeType, size }] : []));
  return [...new Map(named.toReversed().map((file) => [file.name, file])).values()].toReversed();
}

/** Whether a record names the file, as the database is now. */
async function isNamed({ req, shelf, name }: { req: PayloadRequest; shelf: Shelf; name: string }): Promise<boolean> {
  const { payload } = req;
  const sizes = payload.collections[shelf]?.config.upload.imageSizes ?? [];
  const fields = ['filename', ...sizes.map((size) => `sizes.${size.name}.filename`)];
  const where = { or: fields.map((field) => ({ [field]: { equals: name } })) };
  return (await payload.count({ collection: shelf, where })).totalDocs > 0;
}
