/** The journal against itself and against the log that this instance made from it. */
import { ArchiveError } from '../../domain/errors.ts';
import type { ArchiveReader, Problem } from '../ArchiveStore.ts';
import type { Journal, Mark } from './Journal.ts';
import { BEGINNING, openStep } from './steps.ts';

const BATCH = 100;

/** @param until the last step that this instance has taken */
export async function verifyJournal(input: {
  journal: Journal;
  store: ArchiveReader;
  until: number;
}): Promise<Problem[]> {
  const { journal, store, until } = input;
  const problems: Problem[] = [];
  let mark: Mark = BEGINNING;
  let seq = 0;
  while (mark.number < until) {
    const rows = await journal.read({ after: mark.number, limit: Math.min(BATCH, until - mark.number) });
    if (rows.length === 0) {
      problems.push({
        seq,
        articleId: null,
        message: `the journal ends at step ${mark.number}, this instance has ${until}`,
      });
      return problems;
    }
    const editions = rows.filter(({ kind }) => kind === 'edition').length;
    const log = editions === 0 ? [] : await store.changes({ since: seq, limit: editions });
    for (const row of rows) {
      try {
        openStep(mark, row);
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error;
        problems.push({ seq, articleId: null, message: error.message });
      }
      if (row.kind === 'edition' && log.shift() !== row.json) {
        problems.push({
          seq: seq + 1,
          articleId: null,
          message: `journal step ${row.number}: edition ${seq + 1} is not what this instance has`,
        });
      }
      if (row.kind === 'edition') seq += 1;
      mark = { number: row.number, sha256: row.sha256 };
    }
  }
  return problems;
}
