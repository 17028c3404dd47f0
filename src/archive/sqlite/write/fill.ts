/** An empty archive filled with what another one held: its profiles and files, then its log, edition by edition. */
import type { Edition } from '../../../domain/edition.ts';
import { ArchiveError } from '../../../domain/errors.ts';
import type { ArchiveContent, EditionJson, StoredProfile } from '../../ArchiveStore.ts';
import { continuesLog } from '../../log/check.ts';
import type { Head } from '../head.ts';
import { toBytes } from '../keys.ts';
import { putMedia } from './files.ts';
import { takeProfile } from './profiles.ts';
import { readRow } from './listing.ts';
import type { ReadModel } from './listing.ts';
import { applyEdition } from './readModel.ts';
import { BULK } from './tidy.ts';
import type { Writer } from './writer.ts';

/** Editions, or profiles, in one transaction. */
const BATCH = 500;

type OnDone = (editions: number) => void;

/** @throws ArchiveError */
export async function fill(writer: Writer, head: Head, content: ArchiveContent, onDone?: OnDone): Promise<void> {
  if (head.generation > 0) throw new ArchiveError('edition-conflict', 'only an empty archive is filled from another');
  writer.connection.exec(BULK);
  for await (const batch of inBatches(content.profiles)) {
    await writer.write((model) => batch.forEach((profile) => keepProfile(model, profile)));
  }
  for await (const file of content.files) await writer.write((model) => void putMedia(model.connection, file));
  for await (const batch of inBatches(content.editions)) {
    await writer.write((model) => batch.forEach((json) => appendSealed(model, head, json)));
    onDone?.(head.seq);
  }
  await writer.write((_model, touch) => touch(content.at));
}

/** One edition as another archive, or the journal, sealed it. @returns its instant. @throws ArchiveError store-damaged */
export function appendSealed(model: ReadModel, head: Head, json: EditionJson): string {
  const edition = continuesLog(json, head);
  if (!edition)
    throw new ArchiveError('store-damaged', `the log ends at ${head.seq}, and what came next does not continue it`);
  insert(model, edition, json);
  Object.assign(head, { seq: edition.seq, sha256: edition.sha256 });
  return edition.at;
}

function insert(model: ReadModel, edition: Edition, json: EditionJson): void {
  const { seq, number, kind, at, article } = edition;
  const id = toBytes(article.id);
  model.connection.sql('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)').run(seq, id, number, kind, at, json);
  applyEdition(model, edition, readRow(model.connection, id));
}

/** What was derived from articles is derived from them again. */
function keepProfile(model: ReadModel, { entity, updatedAt, isPut, seenAt }: StoredProfile): void {
  if (isPut) takeProfile(model, { entity, at: updatedAt, ...(seenAt !== null && { seenAt }) });
}

async function* inBatches<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
