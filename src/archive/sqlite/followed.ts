/** An SQLite archive that is made from a journal: it takes steps, remembers the last one, and has no other writer. */
import { ArchiveError } from '../../domain/errors.ts';
import { isRedaction } from '../../domain/edition.ts';
import type { Edition, RedactingEdition } from '../../domain/edition.ts';
import { NO_PREVIOUS } from '../../domain/lists.ts';
import type { SynonymRow } from '../../domain/synonyms.ts';
import type { EntityProfile } from '../../domain/entity.ts';
import type { ArchiveStore, EditionJson, MediaFile, OnProgress } from '../ArchiveStore.ts';
import type { Connection } from './connection.ts';
import { toArchiveError } from './failures.ts';
import type { Head } from './head.ts';
import { openParts } from './open.ts';
import { createStore } from './store.ts';
import { appendSealed } from './write/fill.ts';
import { putSynonyms } from './synonymTable.ts';
import type { SearchThreads } from './threads/longQuestions.ts';
import { putMedia } from './write/files.ts';
import { removeContent } from './write/redact.ts';
import { isPut, takeProfile } from './write/profiles.ts';
import type { ReadModel } from './write/listing.ts';

/** Where a follower stands: number and hash of the last step it has. */
type Mark = { number: number; sha256: string };

export type Change =
  | { kind: 'edition'; json: EditionJson }
  | { kind: 'entity'; entity: EntityProfile; at: string; seenAt?: string }
  | { kind: 'media'; file: MediaFile; at: string }
  | { kind: 'release'; next: string | null; at: string }
  | { kind: 'synonyms'; rows: SynonymRow[]; at: string }
  /** What the step was about is no longer there. */
  | { kind: 'nothing' };

export type FollowedArchive = {
  /** For reading; what writes is the journal's. */
  store: ArchiveStore;
  /** The last step taken; number 0 before the first. */
  mark: () => Mark;
  /** Takes steps in one transaction: all or none. @throws ArchiveError store-damaged when an edition does not continue the log */
  apply: (steps: { mark: Mark; change: Change }[]) => Promise<void>;
  /** Hash of the log's last edition, 64 zeros before the first. */
  lastEdition: () => string;
  /** Whether this very profile was put already. */
  hasProfile: (entity: EntityProfile) => boolean;
};

const TABLE = `CREATE TABLE IF NOT EXISTS followed (
  only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL, sha256 TEXT NOT NULL)`;

type Opening = { file: string; onUpgrade?: OnProgress; threads?: SearchThreads | undefined };

/** @throws ArchiveError as openSqliteArchive does; store-unavailable when the file is an archive of its own */
export async function openFollowed(input: Opening): Promise<FollowedArchive> {
  const parts = await openParts(input);
  const { writer, reading, tidy } = parts;
  if (!writer) throw new TypeError('a follower writes');
  const { connection } = writer;
  const store = createStore(parts);
  connection.exec(TABLE);
  let mark = readMark(connection);
  if (!mark && reading.head.generation > 0) {
    await store.close();
    throw new ArchiveError('store-unavailable', `${input.file} is an archive of its own, not one made from a journal`);
  }
  mark ??= { number: 0, sha256: NO_PREVIOUS };
  const setMark = (at: Mark) =>
    connection.sql('INSERT OR REPLACE INTO followed VALUES (1, ?, ?)').run(at.number, at.sha256);
  setMark(mark);
  return {
    store,
    mark: () => mark as Mark,
    async apply(steps) {
      const last = steps.at(-1)?.mark;
      if (!last) return;
      const isRedacting = steps.some(({ change }) => change.kind === 'edition' && isRedactionJson(change.json));
      try {
        // What a redaction removes is not to be found in the file either.
        if (isRedacting) connection.exec('PRAGMA secure_delete = ON');
        await writer.write((model, touch) => {
          for (const { change } of steps) applyChange({ model, head: reading.head, touch }, change);
          setMark(last);
        });
        if (isRedacting) await writer.inTurn(() => connection.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);'));
      } catch (error) {
        throw toArchiveError(input.file, error);
      }
      mark = last;
      tidy?.wake();
    },
    lastEdition: () => reading.head.sha256,
    hasProfile: (entity) => isPut({ connection: reading.connection, terms: reading.terms }, entity),
  };
}

function readMark(connection: Connection): Mark | null {
  const row = connection.sql<[number, string]>('SELECT number, sha256 FROM followed').get();
  return row ? { number: row[0], sha256: row[1] } : null;
}

type Target = { model: ReadModel; head: Head; touch: (at: string) => void };

function applyChange({ model, head, touch }: Target, change: Change): void {
  switch (change.kind) {
    case 'edition':
      touch(appendSealed(model, head, change.json));
      return dropRedacted(model, change.json);
    case 'entity':
      return takeProfile(model, change) ? touch(change.at) : undefined;
    case 'media':
      return putMedia(model.connection, change.file) ? touch(change.at) : undefined;
    case 'synonyms':
      return putSynonyms(model.connection, change.rows) ? touch(head.at) : undefined;
    case 'release':
      head.nextRelease = change.next;
      return touch(change.at);
    case 'nothing':
      return undefined;
  }
}

/** A redaction takes the content of another edition out of this instance's log too. */
function dropRedacted({ connection }: ReadModel, json: EditionJson): void {
  if (!isRedactionJson(json)) return;
  const edition = JSON.parse(json) as RedactingEdition;
  const { seq, redactedAt, reason } = edition.record;
  removeContent(connection, { seq, at: redactedAt, reason });
}

/** Redactions are rare: most editions are passed over without being parsed once more. */
const isRedactionJson = (json: EditionJson): boolean =>
  json.includes('"kind":"redacted"') && isRedaction(JSON.parse(json) as Edition);
