/** The edition that says where the history broke, inside the caller's transaction: no list and no article knows of it. */
import { NO_ARTICLE } from '../../../domain/edition.ts';
import type { Edition } from '../../../domain/edition.ts';
import type { AdoptInput } from '../../ArchiveStore.ts';
import { sealAdoption } from '../../log/adopt.ts';
import type { Connection } from '../connection.ts';
import type { Head } from '../head.ts';
import { toBytes } from '../keys.ts';

export function adopt(connection: Connection, head: Head, input: AdoptInput): Edition {
  const id = toBytes(NO_ARTICLE.id);
  const [before] = connection.sql<[number]>('SELECT count(*) FROM log WHERE id = ?').get(id) as [number];
  const { edition, json } = sealAdoption({ ...input, after: { seq: head.seq, sha256: head.sha256 }, before });
  const { seq, number, kind, at, sha256 } = edition;
  connection.sql('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)').run(seq, id, number, kind, at, json);
  Object.assign(head, { seq, sha256 });
  return edition;
}
