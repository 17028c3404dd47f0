/** The log by itself: every hash, the chain, the order, and the columns beside the JSON. */
import { isRedaction, NO_ARTICLE } from '../../../domain/edition.ts';
import type { Edition } from '../../../domain/edition.ts';
import { NO_PREVIOUS } from '../../../domain/lists.ts';
import type { Problem } from '../../ArchiveStore.ts';
import { checkEntry } from '../../log/check.ts';
import type { Connection } from '../connection.ts';
import { toUuid } from '../keys.ts';

export type LogRow = [seq: number, id: Buffer, number: number, kind: string, at: string, json: string];
export type Report = (problem: Problem) => void;

export type LogCheck = {
  /** Takes the editions in order of seq. */
  check(row: LogRow): void;
  last(): number;
  /** What the read model should hold, going by the log: articles, and slugs they ever had. */
  counts(): { articles: number; slugs: number };
  /** To be called after the last edition. @returns how many editions had their content removed, as the log says */
  endRedactions(): number;
};

export function createLogCheck(connection: Connection, report: Report): LogCheck {
  let last = 0;
  /** Null after an edition that cannot be read: the next one's link cannot be judged. */
  let previous: string | null = NO_PREVIOUS;
  const counts = { articles: 0, slugs: 0 };
  /** Editions without their content, and those that a later edition says are. */
  const removed = new Map<number, (message: string) => void>();
  const named = new Map<number, (message: string) => void>();
  const count = (row: LogRow, edition: Edition | null, problem: (message: string) => void) => {
    if (row[2] === 1) counts.articles += 1;
    if (edition && checkSlug(connection, row, edition, problem)) counts.slugs += 1;
  };
  return {
    check(row) {
      const [seq, id, number, kind, at, json] = row;
      const articleId = toUuid(id);
      const problem = (message: string) =>
        report({ seq, articleId, message: `edition ${seq} (article ${articleId}, number ${number}): ${message}` });
      if (seq !== last + 1) problem(`follows edition ${last}, editions in between are missing`);
      if (number > 1 && !hasNumberBefore(connection, row))
        problem(`edition number ${number - 1} of the article is missing`);
      const { edition, problems } = checkEntry({ seq, articleId, number, kind, at, json });
      problems.forEach(problem);
      if (edition && previous !== null && edition.previous !== previous) {
        problem('previous does not match the edition before it');
      }
      const isOfArticle = articleId !== NO_ARTICLE.id;
      if (isOfArticle === (kind === 'adopted')) problem(`an edition of kind ${kind} is not of this article`);
      if (isOfArticle) count(row, edition, problem);
      if (edition?.redacted) removed.set(seq, problem);
      if (edition && isRedaction(edition)) named.set(edition.record.seq, problem);
      previous = edition?.sha256 ?? null;
      last = seq;
    },
    last: () => last,
    counts: () => counts,
    endRedactions() {
      for (const [seq, problem] of removed) {
        if (!named.has(seq)) problem('its content was removed, and no later edition says so');
      }
      for (const [seq, problem] of named) {
        if (!removed.has(seq)) problem(`says that the content of edition ${seq} was removed, and it was not`);
      }
      return [...removed.keys()].filter((seq) => named.has(seq)).length;
    },
  };
}

function hasNumberBefore(connection: Connection, [seq, id, number]: LogRow): boolean {
  const before = connection.sql<[number]>('SELECT seq FROM log WHERE id = ? AND number = ?').get(id, number - 1);
  return before !== undefined && before[0] < seq;
}

/** @returns true of the first edition under a slug */
function checkSlug(
  connection: Connection,
  [, id, number]: LogRow,
  edition: Edition,
  problem: (message: string) => void,
): boolean {
  const slug = edition.article?.slug ?? '';
  const owner = connection.sql<[Buffer]>('SELECT id FROM slugs WHERE slug = ?').get(slug)?.[0];
  if (!owner?.equals(id)) problem(`its slug ${slug} does not lead to the article`);
  const before = connection.sql<[string]>('SELECT json FROM log WHERE id = ? AND number < ?').all(id, number);
  return !before.some(([json]) => json.includes(`"slug":${JSON.stringify(slug)}},"at":`));
}
