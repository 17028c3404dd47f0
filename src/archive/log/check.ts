/** Is one edition of the log what it was when it was sealed? */
import { canonicalJson, hashEdition } from '../../domain/edition.ts';
import type { Edition } from '../../domain/edition.ts';
import type { EditionJson, Head } from '../ArchiveStore.ts';
import { isSealed } from './seal.ts';

/** What an engine keeps beside the text of an edition, to find it by. */
export type LogEntry = { seq: number; articleId: string; number: number; kind: string; at: string; json: EditionJson };

/** The edition, null where its text cannot be read as one, and what is wrong with it in words. */
export function checkEntry(entry: LogEntry): { edition: Edition | null; problems: string[] } {
  const edition = readEdition(entry.json);
  if (!edition) return { edition, problems: ['is not readable as JSON'] };
  const isWhole = edition.redacted ? canonicalJson(edition) === entry.json : isSealed(entry.json, entry.seq);
  const problems = isWhole ? [] : unsealed(edition, entry.json);
  const isSame =
    edition.seq === entry.seq &&
    edition.number === entry.number &&
    edition.kind === entry.kind &&
    edition.at === entry.at &&
    edition.article?.id === entry.articleId;
  if (!isSame) problems.push('seq, article, number, kind or at is not what the edition says');
  return { edition, problems };
}

/** The edition, where it is whole and comes next after `end`; null where it does not continue that log. */
export function continuesLog(json: EditionJson, end: Head): Edition | null {
  const edition = readEdition(json);
  if (!edition || edition.seq !== end.seq + 1 || edition.previous !== end.sha256) return null;
  const isWhole = edition.redacted ? canonicalJson(edition) === json : isSealed(json, edition.seq);
  return isWhole ? edition : null;
}

function readEdition(json: EditionJson): Edition | null {
  try {
    const edition = JSON.parse(json) as Edition;
    canonicalJson(edition);
    return edition;
  } catch {
    return null;
  }
}

function unsealed(edition: Edition, json: EditionJson): string[] {
  if (hashEdition(edition) !== edition.sha256) return ['sha256 does not match its content'];
  return canonicalJson(edition) === json ? [] : ['is not stored as its canonical JSON'];
}
