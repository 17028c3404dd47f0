/** One edition into the log and the read model, inside the caller's transaction. */
import type { Edition } from '../../../domain/edition.ts';
import { ArchiveError } from '../../../domain/errors.ts';
import type { AppendInput } from '../../ArchiveStore.ts';
import { checkTurn } from '../../log/mayFollow.ts';
import { sealEdition } from '../../log/seal.ts';
import type { Head } from '../head.ts';
import { toBytes, toUuid } from '../keys.ts';
import { readRow } from './listing.ts';
import type { ReadModel, Row } from './listing.ts';
import { applyEdition } from './readModel.ts';

/** @throws ArchiveError edition-conflict, slug-taken; TypeError for an id that is no UUID or not the record's */
export function appendEdition(model: ReadModel, head: Head, input: AppendInput): Edition {
  const { kind, articleId, at, record } = input;
  const id = toBytes(articleId);
  if (toUuid(id) !== articleId.toLowerCase() || (input.kind !== 'withdrawn' && input.record.id !== articleId)) {
    throw new TypeError(`${articleId} is not the id of this record`);
  }
  const before = readRow(model.connection, id);
  checkTurn(input, before && { editions: before.number, isPublic: before.isPublic });
  const slug = input.kind === 'withdrawn' ? (before as Row).slug : input.record.slug;
  checkSlug(model, slug, id);

  const place = { seq: head.seq + 1, number: (before?.number ?? 0) + 1, previous: head.sha256 };
  const { edition, json } = sealEdition({ ...place, article: { id: articleId, slug }, kind, at, record });
  model.connection
    .sql('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)')
    .run(edition.seq, id, edition.number, kind, at, json);
  head.seq = edition.seq;
  head.sha256 = edition.sha256;
  applyEdition(model, edition, before);
  return edition;
}

function checkSlug({ connection }: ReadModel, slug: string, id: Buffer): void {
  const owner = connection.sql<[Buffer]>('SELECT id FROM slugs WHERE slug = ?').get(slug)?.[0];
  if (!owner || owner.equals(id)) return;
  throw new ArchiveError('slug-taken', `${slug} has been the slug of article ${toUuid(owner)}`);
}
