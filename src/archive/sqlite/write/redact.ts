/** Removing the content of one edition for good, inside the caller's transaction. */
import { isPublic } from '../../../domain/edition.ts';
import type { Edition } from '../../../domain/edition.ts';
import { ArchiveError } from '../../../domain/errors.ts';
import { isRedacted, redactEdition, sealEdition } from '../../log/seal.ts';
import type { Connection } from '../connection.ts';
import type { Head } from '../head.ts';
import { toBytes } from '../keys.ts';
import { dropFileUses } from './files.ts';
import { readRow } from './listing.ts';
import type { ReadModel, Row } from './listing.ts';

type Input = { seq: number; reason: string; at: string };

/** @throws ArchiveError edition-conflict */
export function redact({ connection }: ReadModel, head: Head, { seq, reason, at }: Input): Edition {
  const json = connection.sql<[string]>('SELECT json FROM log WHERE seq = ?').get(seq)?.[0];
  const removed = json === undefined ? null : (JSON.parse(json) as Edition);
  const id = toBytes(removed?.article.id ?? '');
  const row = readRow(connection, id);
  if (!removed || !row || !isPublic(removed)) throw conflict(`edition ${seq} has no content of an article to remove`);
  if (row.isPublic && row.publicSeq === seq) {
    throw conflict(`edition ${seq} is what readers see of article ${removed.article.id}: correct or withdraw it first`);
  }
  const record = { seq, sha256: removed.sha256, redactedAt: at, reason };
  const place = { seq: head.seq + 1, number: row.number + 1, previous: head.sha256 };
  const article = { id: removed.article.id, slug: (row as Row).slug };
  const sealed = sealEdition({ ...place, article, kind: 'redacted', at, record });
  removeContent(connection, { seq, at, reason });
  connection
    .sql('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)')
    .run(place.seq, id, place.number, 'redacted', at, sealed.json);
  connection.sql('UPDATE articles SET number = ? WHERE id = ?').run(place.number, id);
  Object.assign(head, { seq: place.seq, sha256: sealed.edition.sha256 });
  return sealed.edition;
}

/** Takes the content of an edition out of the log, and the files that nothing else has; what is gone already stays gone. */
export function removeContent(connection: Connection, { seq, at, reason }: Input): void {
  const json = connection.sql<[string]>('SELECT json FROM log WHERE seq = ?').get(seq)?.[0];
  if (json === undefined || isRedacted(json)) return;
  const redacted = redactEdition(JSON.parse(json) as Edition, { at, reason });
  connection.sql('UPDATE log SET json = ? WHERE seq = ?').run(redacted, seq);
  dropFileUses(connection, seq);
}

const conflict = (message: string) => new ArchiveError('edition-conflict', message);
