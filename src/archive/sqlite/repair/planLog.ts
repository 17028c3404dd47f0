/**
 * Which editions of a log are no longer what was sealed, and which of them another copy of the same log still has. Both are
 * read from their end back: each edition names the hash of the one before it, so a true one says what the next must be.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isRedaction } from '../../../domain/edition.ts';
import type { Edition } from '../../../domain/edition.ts';
import { ArchiveError } from '../../../domain/errors.ts';
import type { EditionJson, Head } from '../../ArchiveStore.ts';
import { checkEntry } from '../../log/check.ts';
import type { Connection } from '../connection.ts';
import { toUuid } from '../keys.ts';

/** Editions read at a time. */
const BATCH = 200;

/** What the other copy says of one edition; its text is read again once it is needed. */
type Line = { sha256: string; previous: string };
export type Copy = Map<number, Line>;
/** What a later edition of this log says of one whose content it removed. */
export type Removal = { at: string; reason: string };
export type LogPlan = {
  /** To be taken from the copy, by seq. */
  takes: Set<number>;
  /** Damaged or missing, and the copy has no true one. */
  lost: { seq: number; articleId: string | null }[];
  removals: Map<number, Removal>;
};

/** Every edition of the copy that holds by itself. */
export async function readCopy(editions: AsyncIterable<EditionJson>): Promise<Copy> {
  const copy: Copy = new Map();
  for await (const json of editions) {
    const edition = soundEdition(json);
    if (edition) copy.set(edition.seq, { sha256: edition.sha256, previous: edition.previous });
  }
  return copy;
}

/** The edition of a line of JSON, null where it is none or not what was sealed. */
export function soundEdition(json: EditionJson): Edition | null {
  try {
    const { seq, article, number, kind, at } = JSON.parse(json) as Edition;
    const { edition, problems } = checkEntry({ seq, articleId: article.id, number, kind, at, json });
    return problems.length === 0 ? edition : null;
  } catch {
    return null;
  }
}

type Planning = { connection: Connection; copy: Copy; known: Head | null };

/**
 * @param known the end of the log that the desk remembers
 * @throws ArchiveError edition-conflict when the copy is of another log
 */
export async function planLog({ connection, copy, known }: Planning): Promise<LogPlan> {
  const removals = readRemovals(connection);
  const last = connection.sql<[number | null]>('SELECT max(seq) FROM log').get()?.[0] ?? 0;
  const end = Math.max(last, known?.seq ?? 0);
  const plan: LogPlan = { takes: new Set(), lost: [], removals };
  const judged = { same: 0, expected: null as string | null };
  const row = connection.sql<Stored>('SELECT id, number, kind, at, json FROM log WHERE seq = ?');
  for (let seq = end; seq > 0; seq -= 1) {
    if (seq === known?.seq) judged.expected ??= known.sha256;
    const own = readOwn(row.get(seq), seq, removals);
    const other = copy.get(seq);
    judged.expected = judge({ seq, own, other, plan, judged, connection });
    if (seq % BATCH === 0) await nextTurn();
  }
  if (judged.same === 0) throw conflict('not one edition of both is the same');
  return plan;
}

type Stored = [id: Buffer, number: number, kind: string, at: string, json: string];
type Own = { articleId: string | null; edition: Edition | null };

/** `edition` is null where it is missing, or not what was sealed or removed as the log says. */
function readOwn(stored: Stored | undefined, seq: number, removals: LogPlan['removals']): Own {
  if (!stored) return { articleId: null, edition: null };
  const [id, number, kind, at, json] = stored;
  const articleId = toUuid(id);
  const { edition, problems } = checkEntry({ seq, articleId, number, kind, at, json });
  const isWhole = problems.length === 0 && (!edition?.redacted || removals.has(seq));
  return { articleId, edition: isWhole ? edition : null };
}

type Judging = {
  seq: number;
  own: Own;
  other: Line | undefined;
  plan: LogPlan;
  judged: { same: number; expected: string | null };
  connection: Connection;
};

/** @returns the hash that the edition before must have, null where nobody can say */
function judge({ seq, own, other, plan, judged, connection }: Judging): string | null {
  const { edition } = own;
  const { expected } = judged;
  if (edition && (expected === null || edition.sha256 === expected)) {
    if (other && other.sha256 !== edition.sha256) throw conflict(`edition ${seq} of the two is not the same`);
    if (other) judged.same += 1;
    return edition.previous;
  }
  const isTrue = other && (expected === null ? follows(connection, seq, other) : other.sha256 === expected);
  if (isTrue) plan.takes.add(seq);
  else plan.lost.push({ seq, articleId: own.articleId });
  return isTrue ? other.previous : (edition?.previous ?? null);
}

/** Of the last edition there is no later one to name it: then it must name the one before. */
function follows(connection: Connection, seq: number, { previous }: Line): boolean {
  const json = connection.sql<[string]>('SELECT json FROM log WHERE seq = ?').get(seq - 1)?.[0];
  return json !== undefined && soundEdition(json)?.sha256 === previous;
}

function readRemovals(connection: Connection): LogPlan['removals'] {
  const rows = connection.sql<[string]>("SELECT json FROM log WHERE kind = 'redacted'").all();
  const found: LogPlan['removals'] = new Map();
  for (const [json] of rows) {
    const edition = soundEdition(json);
    if (!edition || !isRedaction(edition)) continue;
    const { seq, redactedAt, reason } = edition.record;
    found.set(seq, { at: redactedAt, reason });
  }
  return found;
}

const conflict = (why: string) => new ArchiveError('edition-conflict', `this is the copy of another archive: ${why}`);
