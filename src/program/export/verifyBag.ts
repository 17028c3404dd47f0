/** Is an exported bag whole: its files against its manifests, and the log in it against its own hashes. */
import path from 'node:path';
import { checkEntry } from '../../archive/log/check.ts';
import type { Edition } from '../../domain/edition.ts';
import { NO_PREVIOUS } from '../../domain/lists.ts';
import { checkBag } from '../../interchange/bag/checkBag.ts';
import { readLines } from '../../interchange/readLines.ts';

export type BagReport = { files: number; editions: number; problems: string[] };

export async function verifyBag(bag: string, onProgress?: (done: number, total: number) => void): Promise<BagReport> {
  const { files, info, problems } = await checkBag(bag, onProgress);
  if (files === 0) return { files, editions: 0, problems };
  const log = await verifyLog(path.join(bag, 'data', 'log.jsonl'), startOf(info.get('Archive-Only-After')));
  const end = info.get('Archive-Log-Head');
  if (log.problems.length === 0 && end !== log.head) {
    log.problems.push(`data/log.jsonl ends with ${log.head}, and bag-info.txt says Archive-Log-Head ${end}`);
  }
  return { files, editions: log.editions, problems: [...problems, ...log.problems] };
}

/** Of an increment, the edition that it comes after. */
function startOf(after = ''): { seq: number; head: string } {
  const [, seq, sha256] = /^(\d+) ([0-9a-f]{64})$/.exec(after) ?? [];
  return seq && sha256 ? { seq: Number(seq), head: sha256 } : { seq: 0, head: NO_PREVIOUS };
}

type LogReport = { editions: number; head: string; problems: string[] };

async function verifyLog(file: string, start: { seq: number; head: string }): Promise<LogReport> {
  const problems: string[] = [];
  let { head } = start;
  let editions = 0;
  try {
    for await (const json of readLines(file)) {
      editions += 1;
      const problem = (text: string) => problems.push(`data/log.jsonl, line ${editions}: ${text}`);
      const edition = parse(json);
      if (!edition) {
        problem('is no edition');
        continue;
      }
      const { seq, number, kind, at, previous, sha256 } = edition;
      checkEntry({ seq, articleId: edition.article?.id, number, kind, at, json }).problems.forEach(problem);
      if (seq !== start.seq + editions) problem(`is edition ${seq}, not ${start.seq + editions}`);
      if (previous !== head) problem('previous does not match the edition before it');
      head = sha256;
    }
  } catch (error) {
    problems.push(`data/log.jsonl cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  return { editions, head, problems };
}

function parse(json: string): Edition | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Edition) : null;
  } catch {
    return null;
  }
}
