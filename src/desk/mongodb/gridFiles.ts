/**
 * The desk's files in MongoDB's GridFS, so that every instance has them. A file that is put again becomes a new revision
 * beside the old one, and the newest is the file: nothing is overwritten before its transaction has ended.
 */
import { Readable } from 'node:stream';
import type { Db, GridFSBucket, GridFSFile, ObjectId } from 'mongodb';
import type { DeskFiles, Shelf } from '../files.ts';

const BUCKET = 'desk_files';
/** Majority and journaled, as the records that name them. */
const DURABLE = { w: 'majority', j: true } as const;

export type StoredFile = { id: ObjectId; bytes: number; mimeType: string };

type Revisions = {
  /** The newest revision; null when there is none. */
  find: (shelf: Shelf, name: string) => Promise<StoredFile | null>;
  /** Bytes from `start`, before `end`. */
  stream: (file: StoredFile, range?: { start: number; end: number }) => Readable;
  /** Keeps a revision; it is on the disks of a majority when this resolves. */
  put: (file: { shelf: Shelf; name: string; mimeType: string; bytes: Buffer }) => Promise<ObjectId>;
  /** All revisions, the newest first. */
  revisions: (shelf: Shelf, name: string) => Promise<ObjectId[]>;
  /** Removes revisions; what is gone already counts as removed. */
  remove: (ids: ObjectId[]) => Promise<void>;
};

export type GridFiles = DeskFiles & Revisions;

/** Made once, checked at every start, before anybody is answered. */
export async function ensureFileIndexes(db: Db): Promise<void> {
  await db.collection(`${BUCKET}.files`).createIndexes([{ key: { filename: 1, uploadDate: 1 }, name: 'by_name' }]);
  await db
    .collection(`${BUCKET}.chunks`)
    .createIndexes([{ key: { files_id: 1, n: 1 }, name: 'files_id_1_n_1', unique: true }]);
}

type Bucket = () => Promise<GridFSBucket>;

const nameOf = (shelf: Shelf, name: string): string => `${shelf}/${name}`;
const newestFirst = { uploadDate: -1, _id: -1 } as const;
const described = ({ _id, length, metadata }: GridFSFile): StoredFile => ({
  id: _id,
  bytes: length,
  mimeType: String(metadata?.['mimeType'] ?? 'application/octet-stream'),
});

/** @param getDb asked each time: the desk connects after its collections are described */
export function gridFiles(getDb: () => Db): GridFiles {
  const bucket = async () =>
    new (await import('mongodb')).GridFSBucket(getDb(), { bucketName: BUCKET, writeConcern: DURABLE });
  const revisions = openRevisions(bucket);
  const files: GridFiles = {
    ...revisions,
    async open(shelf, name) {
      const found = await files.find(shelf, name);
      return found && files.stream(found);
    },
    async read(shelf, name) {
      const found = await files.open(shelf, name);
      if (!found) return null;
      const pieces: Buffer[] = [];
      for await (const piece of found) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    async stamp(shelf, name) {
      const found = await files.find(shelf, name);
      return found && found.id.toHexString();
    },
    async *list(shelf) {
      const found = (await bucket()).find(
        { filename: { $gte: `${shelf}/`, $lt: `${shelf}0` } },
        { sort: { filename: 1, uploadDate: -1 }, projection: { filename: 1, uploadDate: 1 } },
      );
      let last: string | null = null;
      for await (const { filename, uploadDate } of found) {
        const name = filename.slice(shelf.length + 1);
        if (filename !== last) yield { name, changedAt: uploadDate.toISOString() };
        last = filename;
      }
    },
  };
  return files;
}

function openRevisions(bucket: Bucket): Revisions {
  const files: Revisions = {
    async find(shelf, name) {
      const found = (await bucket()).find({ filename: nameOf(shelf, name) }, { sort: newestFirst, limit: 1 });
      const [newest] = await found.toArray();
      return newest ? described(newest) : null;
    },
    stream({ id }, range) {
      // Opened when somebody reads: the driver is not read before.
      async function* pieces() {
        yield* (await bucket()).openDownloadStream(id, range) as AsyncIterable<Buffer>;
      }
      return Readable.from(pieces(), { objectMode: false });
    },
    async put({ shelf, name, mimeType, bytes }) {
      const upload = (await bucket()).openUploadStream(nameOf(shelf, name), { metadata: { mimeType } });
      await new Promise<void>(
        (resolve, reject) => void upload.once('finish', resolve).once('error', reject).end(bytes),
      );
      return upload.id;
    },
    async revisions(shelf, name) {
      const found = (await bucket()).find({ filename: nameOf(shelf, name) }, { sort: newestFirst });
      return (await found.toArray()).map(({ _id }) => _id);
    },
    async remove(ids) {
      const isGone = (error: Error) => /not found/i.test(error.message);
      for (const id of ids) {
        await (await bucket()).delete(id).catch((error: Error) => (isGone(error) ? undefined : Promise.reject(error)));
      }
    },
  };
  return files;
}
