/** The journal in MongoDB. The unique _id of a step is its number: an insert is the compare-and-set that keeps one order. */
import type { Collection, Db } from 'mongodb';
import { ArchiveError } from '../../domain/errors.ts';
import type { Journal, NewStep, StepRow } from './Journal.ts';
import { BEGINNING } from './steps.ts';

/** A step's document. `writer` tells a step of one's own, whose answer was lost, from somebody else's. */
type StepDocument = {
  _id: number;
  kind: string;
  json: string;
  previous: string;
  sha256: string;
  writer: string;
  isRemoved?: boolean;
  article?: string;
  edition?: number;
  claims?: string;
};

export const STEPS = 'archive_journal';
const FILES = 'archive_files';

/** Majority and journaled: what was acknowledged survives the loss of any one server. */
const DURABLE = { w: 'majority', j: true } as const;

/** Steps sent to the server at a time. */
const BATCH = 100;
const DUPLICATE_KEY = 11000;

type Steps = Collection<StepDocument>;
const stepsOf = (db: Db): Steps => db.collection<StepDocument>(STEPS);

/** Indexes that hold what must never be twice: an article's edition of a number, and a slug. Made once, checked at every start. */
export async function ensureJournalIndexes(db: Db): Promise<void> {
  await stepsOf(db).createIndexes([
    {
      key: { article: 1, edition: 1 },
      name: 'edition_once',
      unique: true,
      partialFilterExpression: { article: { $exists: true } },
    },
    { key: { claims: 1 }, name: 'slug_once', unique: true, partialFilterExpression: { claims: { $exists: true } } },
  ]);
  await db
    .collection(`${FILES}.chunks`)
    .createIndexes([{ key: { files_id: 1, n: 1 }, name: 'files_id_1_n_1', unique: true }]);
}

/** @param writer names this process among all that may ever append */
export function openMongoJournal({ db, writer }: { db: Db; writer: string }): Journal {
  const steps = stepsOf(db);
  // The driver is read when it is needed: the embedded engine starts without it.
  const openFiles = async () => new (await import('mongodb')).GridFSBucket(db, { bucketName: FILES });
  const majority = { readConcern: { level: 'majority' } } as const;

  const mark = async (number: number) => {
    const found = await steps.findOne({ _id: number }, { ...majority, projection: { sha256: 1 } });
    return found && { number, sha256: found.sha256 };
  };

  return guard({
    async head() {
      const options = { ...majority, sort: { _id: -1 as const }, projection: { sha256: 1 } };
      const last = await steps.findOne({}, options);
      return last ? { number: last._id, sha256: last.sha256 } : BEGINNING;
    },
    mark,
    async read({ after, limit }) {
      const found = await steps.find({ _id: { $gt: after } }, { ...majority, sort: { _id: 1 }, limit }).toArray();
      return found.map(toRow);
    },
    async append(added) {
      const documents = added.map((step) => toDocument(step, writer));
      for (let from = 0; from < documents.length; from += BATCH)
        await insert(steps, documents.slice(from, from + BATCH));
    },
    async putFile({ sha256, bytes }) {
      if (await db.collection(`${FILES}.files`).findOne({ _id: sha256 as never })) return;
      // Left from an upload that did not end: without its entry in files the chunks are nothing.
      await db.collection(`${FILES}.chunks`).deleteMany({ files_id: sha256 }, { writeConcern: DURABLE });
      const files = await openFiles();
      await new Promise<void>((resolve, reject) => {
        const upload = files.openUploadStreamWithId(sha256 as never, sha256, { writeConcern: DURABLE });
        upload.once('finish', resolve).once('error', reject).end(bytes);
      });
    },
    async content({ article, number }) {
      const found = await steps.findOne({ article, edition: number }, majority);
      if (!found) throw new ArchiveError('store-damaged', `the journal has no edition ${number} of article ${article}`);
      return found.isRemoved ? null : found.json;
    },
    async removeContent({ article, number, json }) {
      const removed = { $set: { json, isRemoved: true } };
      await steps.updateOne({ article, edition: number }, removed, { writeConcern: DURABLE });
    },
    async removeFile(sha256) {
      const ofFile = { kind: 'media', json: { $regex: `"sha256":"${sha256}"` } };
      await steps.updateMany(ofFile, { $set: { isRemoved: true } }, { writeConcern: DURABLE });
      await db.collection(`${FILES}.files`).deleteOne({ _id: sha256 as never }, { writeConcern: DURABLE });
      await db.collection(`${FILES}.chunks`).deleteMany({ files_id: sha256 }, { writeConcern: DURABLE });
    },
    async getFile(sha256) {
      const pieces: Buffer[] = [];
      try {
        for await (const piece of (await openFiles()).openDownloadStream(sha256 as never)) pieces.push(piece as Buffer);
      } catch (error) {
        if (!/FileNotFound/.test((error as Error).message)) throw error;
        throw new ArchiveError('store-damaged', `the journal lacks file ${sha256}`, { cause: error });
      }
      return Buffer.concat(pieces);
    },
  });
}

/** Inserts in order; what comes before a refused step stays. @throws ArchiveError journal-moved, edition-conflict, slug-taken */
async function insert(steps: Steps, batch: StepDocument[]): Promise<void> {
  try {
    await steps.insertMany(batch, { ordered: true, writeConcern: DURABLE });
  } catch (error) {
    if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
    const rest = await withoutOwn(steps, batch);
    // A step of one's own can be the duplicate: the driver asks again when an answer was lost.
    if (rest.length < batch.length) return rest.length === 0 ? undefined : insert(steps, rest);
    throw await refusalOf(steps, batch[0] as StepDocument);
  }
}

async function withoutOwn(steps: Steps, batch: StepDocument[]): Promise<StepDocument[]> {
  const numbers = batch.map(({ _id }) => _id);
  const there = await steps.find({ _id: { $in: numbers } }, { projection: { sha256: 1, writer: 1 } }).toArray();
  const own = new Set(there.filter((step) => step.writer === batch[0]?.writer).map(({ sha256 }) => sha256));
  return batch.filter(({ sha256 }) => !own.has(sha256));
}

async function refusalOf(steps: Steps, step: StepDocument): Promise<ArchiveError> {
  const [taken] = await steps.find({ _id: step._id }, { projection: { writer: 1 } }).toArray();
  if (taken) return new ArchiveError('journal-moved', `step ${step._id} was appended by ${taken.writer} meanwhile`);
  const slug = step.claims && (await steps.findOne({ claims: step.claims }, { projection: { article: 1 } }));
  if (slug) return new ArchiveError('slug-taken', `${step.claims} has been the slug of article ${slug.article}`);
  const message = `article ${step.article} has an edition ${step.edition} already`;
  return new ArchiveError('edition-conflict', message);
}

function toRow({ _id, kind, json, previous, sha256, isRemoved }: StepDocument): StepRow {
  return { number: _id, kind, json, previous, sha256, ...(isRemoved && { isRemoved }) };
}

function toDocument({ number, kind, json, previous, sha256, edition }: NewStep, writer: string): StepDocument {
  const keys = edition ? { article: edition.article, edition: edition.number } : {};
  const claims = edition?.claims ? { claims: edition.claims } : {};
  return { _id: number, kind, json, previous, sha256, writer, ...keys, ...claims };
}

/** Every function of the journal, its errors in the archive's codes and in one line. */
function guard(journal: Journal): Journal {
  const guarded = Object.entries(journal).map(([name, ask]: [string, (...input: never[]) => Promise<unknown>]) => [
    name,
    (...input: never[]) =>
      ask(...input).catch((cause: unknown) => {
        if (!isFailure(cause)) throw cause;
        const reason = cause.message.split('\n', 1)[0];
        throw new ArchiveError('store-unavailable', `the journal cannot be used: ${reason}`, { cause });
      }),
  ]);
  return Object.fromEntries(guarded) as Journal;
}

/** The driver's own errors, and the system's about its sockets, which it now and then lets through as they are. */
function isFailure(cause: unknown): cause is Error {
  const { name, syscall } = cause as NodeJS.ErrnoException;
  return name.startsWith('Mongo') || syscall !== undefined;
}
