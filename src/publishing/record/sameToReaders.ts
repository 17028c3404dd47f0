/** Whether an article has changed for those who read it: only then does it get an edition. */
import { canonicalJson } from '../../domain/edition.ts';
import type { ArticleRecord } from '../../domain/record.ts';
import { readingOf } from '../../desk/richText/cleanHtml.ts';

/** The record made of the desk now beside the one last published. docs/decisions/publishing-same.md gives the reasons. */
export function isSameToReaders(record: ArticleRecord, published: ArticleRecord): boolean {
  if (canonicalJson(record) === canonicalJson(published)) return true;
  return canonicalJson(asRead(record)) === canonicalJson(asRead(published));
}

/** Text and Markdown are made from the HTML, so what its reader reads stands for all three. */
const asRead = ({ body, ...rest }: ArticleRecord) => ({ ...rest, body: readingOf(body.html) });
