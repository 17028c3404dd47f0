/** What is damaged in an archive's file, put back from another copy of the same archive: editions by the chain, files by their hash. */
import { createHash } from 'node:crypto';
import type { Edition } from '../../../domain/edition.ts';
import type { EditionJson, Head, MediaFile } from '../../ArchiveStore.ts';
import { redactEdition } from '../../log/seal.ts';
import { connect } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { checkSchema } from '../tables.ts';
import { toBytes } from '../keys.ts';
import { filesIn } from '../write/files.ts';
import { damagedFiles, missingFiles } from './planFiles.ts';
import { planLog, readCopy, soundEdition } from './planLog.ts';
import type { LogPlan } from './planLog.ts';

/** Another copy of the archive; both may be read more than once. */
export type RepairSource = {
  editions: () => AsyncIterable<EditionJson>;
  /** @returns null where the copy has none of this hash */
  file: (sha256: string) => Promise<MediaFile | null>;
};
export type Repair = {
  editions: { seq: number; article: string }[];
  files: string[];
  /** Damaged or missing, and the copy has nothing true to put there. */
  lost: { editions: { seq: number; article: string | null }[]; files: string[] };
};

type Repairing = { file: string; source: RepairSource; known: Head | null; isRehearsal: boolean };

/**
 * Works on a file that nobody else has open. What later editions removed by law stays removed. One transaction.
 * @param known the end of the log that the desk remembers
 * @throws ArchiveError edition-conflict when the copy is of another archive, store-unavailable
 */
export async function repairFile({ file, source, known, isRehearsal }: Repairing): Promise<Repair> {
  const connection = connect(file);
  try {
    connection.exec('PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL');
    checkSchema(connection, file);
    const plan = await planLog({ connection, copy: await readCopy(source.editions()), known });
    const editions = await takenEditions(source, plan);
    // Before the editions that name them, one by one: memory does not grow with their number.
    const files = await takeFiles({ connection, source, editions, isRehearsal });
    if (!isRehearsal) connection.transact(() => putEditions(connection, editions));
    return {
      editions: editions.map(({ edition: { seq, article } }) => ({ seq, article: article.id })),
      files: files.taken,
      lost: { editions: plan.lost.map(({ seq, articleId }) => ({ seq, article: articleId })), files: files.lost },
    };
  } finally {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    connection.close();
  }
}

type Taken = { edition: Edition; json: EditionJson };

async function takenEditions(source: RepairSource, { takes, removals, lost }: LogPlan): Promise<Taken[]> {
  const taken: Taken[] = [];
  if (takes.size === 0) return taken;
  for await (const line of source.editions()) {
    const edition = soundEdition(line);
    if (!edition || !takes.has(edition.seq)) continue;
    takes.delete(edition.seq);
    const removal = removals.get(edition.seq);
    // A copy from after a removal that this log does not know has nothing to put there.
    if (edition.redacted && !removal) lost.push({ seq: edition.seq, articleId: edition.article.id });
    else taken.push({ edition, json: removal && !edition.redacted ? redactEdition(edition, removal) : line });
  }
  return taken;
}

type Files = { connection: Connection; source: RepairSource; editions: Taken[]; isRehearsal: boolean };

async function takeFiles({ connection, source, editions, isRehearsal }: Files) {
  const wanted = new Set(missingFiles(connection));
  for await (const sha256 of damagedFiles(connection)) wanted.add(sha256);
  const isThere = connection.sql<[number]>('SELECT 1 FROM media WHERE sha256 = ?');
  for (const { json } of editions) for (const sha256 of filesIn(json)) if (!isThere.get(sha256)) wanted.add(sha256);
  const keep = connection.sql(
    'INSERT OR REPLACE INTO media (sha256, extension, mime_type, name, bytes) VALUES (?, ?, ?, ?, ?)',
  );
  const found: { taken: string[]; lost: string[] } = { taken: [], lost: [] };
  for (const sha256 of wanted) {
    const file = await source.file(sha256);
    const isTrue = file !== null && createHash('sha256').update(file.bytes).digest('hex') === sha256;
    (isTrue ? found.taken : found.lost).push(sha256);
    if (isTrue && !isRehearsal) keep.run(sha256, file.extension, file.mimeType, file.name, file.bytes);
  }
  return found;
}

function putEditions(connection: Connection, editions: Taken[]): void {
  const remove = connection.sql('DELETE FROM log WHERE seq = ?');
  for (const { edition } of editions) remove.run(edition.seq);
  const add = connection.sql('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)');
  for (const { edition, json } of editions) {
    const { seq, article, number, kind, at } = edition;
    add.run(seq, toBytes(article.id), number, kind, at, json);
  }
}
