/**
 * The journal: what many machines share of one archive, in one order. Each step is one change, has the number after the
 * step before it, and carries the hash of that step, so whoever has read to step n knows that everybody else has the same n.
 */
import type { EntityProfile } from '../../domain/entity.ts';
import type { SynonymRow } from '../../domain/synonyms.ts';
import type { EditionJson } from '../ArchiveStore.ts';

/** What a step changes. Instants are RFC 3339 in UTC. */
export type StepContent =
  | { kind: 'edition'; json: EditionJson }
  /** Of a restored archive, also when articles that name it last changed by it. */
  | { kind: 'entity'; entity: EntityProfile; at: string; seenAt?: string }
  /** The file itself is kept beside the steps, under its hash; steps of older versions have no name. */
  | { kind: 'media'; sha256: string; extension: string; mimeType: string; name?: string | null; at: string }
  /** The next scheduled release. */
  | { kind: 'release'; next: string | null; at: string }
  /** The whole list of words that mean the same. */
  | { kind: 'synonyms'; rows: SynonymRow[]; at: string };

/** A place in the journal: a step's number and hash; number 0 and 64 zeros before the first. */
export type Mark = { number: number; sha256: string };

/** A step as it is kept: `json` is its content without the kind, of an edition the text as sealed. */
export type StepRow = Mark & {
  kind: string;
  json: string;
  /** sha256 of the step before it. */
  previous: string;
  /** The content was removed by a redaction: the hash links the steps, and can be checked no more. */
  isRemoved?: boolean;
};

/** A step to append, with what the journal must refuse a second time. */
export type NewStep = StepRow & {
  /** Of an edition: its article and number there, and the slug if the article had another one before or none. */
  edition: { article: string; number: number; claims: string | null } | null;
};

/** Whatever the server reports comes as an ArchiveError, store-unavailable where nothing else is said. */
export interface Journal {
  /** The last step. */
  head(): Promise<Mark>;
  /** The step of this number, or null. */
  mark(number: number): Promise<Mark | null>;
  /** Steps after `after`, in order, at most `limit` of them. What is returned is never taken back by the server. */
  read(input: { after: number; limit: number }): Promise<StepRow[]>;
  /**
   * Adds steps after the head, one by one: when it resolves they are on the disks of a majority. Of two who add the same
   * number one succeeds. Asked again after a lost answer it succeeds too, when what is there is its own.
   * @throws ArchiveError journal-moved when somebody else has added the number; edition-conflict; slug-taken; steps before the refused one are kept
   */
  append(steps: NewStep[]): Promise<void>;
  /** Keeps a file under its hash; again is a no-op. */
  putFile(file: { sha256: string; bytes: Buffer }): Promise<void>;
  /** An edition as it was appended; null when its content was removed. @throws ArchiveError store-damaged when there is none */
  content(edition: { article: string; number: number }): Promise<EditionJson | null>;
  /** Puts what is left of a redacted edition in the place of its content; again is a no-op. */
  removeContent(edition: { article: string; number: number; json: EditionJson }): Promise<void>;
  /** Removes a file for good, and the content of the steps that brought it; again is a no-op. */
  removeFile(sha256: string): Promise<void>;
  /** @throws ArchiveError store-damaged when there is no such file */
  getFile(sha256: string): Promise<Buffer>;
}
