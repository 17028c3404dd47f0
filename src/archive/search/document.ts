/** What the search index holds of a record, whichever engine keeps it. */
import type { ArticleRecord } from '../../domain/record.ts';
import { tokenize } from './tokenize.ts';

/** How much a token says about an article: from 1, in passing, to 5, in the title and again and again in the text. */
export const RANKS = [5, 4, 3, 2, 1] as const;
export type Rank = (typeof RANKS)[number];

/** Tokens in order, passages apart so that no phrase runs from one into the next; and each token's rank. */
export type SearchDocument = { passages: string[][]; ranks: Map<string, Rank> };

/** What stands above the text: title, summary and names. */
export function headings({ title, summary, attributions }: ArticleRecord): [title: string, ...lead: string[]] {
  const names = attributions.flatMap(({ author, organization }) => [author.name, organization?.name ?? '']);
  return [title, ...[summary ?? '', ...names].filter((text) => text !== '')];
}

/** What stands around the text: found, but saying no more of the article than a word in passing. */
function surroundings({
  byline,
  source,
  series,
  topics,
  attributions,
  corrections,
  image,
  attachments,
}: ArticleRecord) {
  return [
    ...[byline, source.name, series?.title, image?.alt, image?.credit],
    ...topics.map(({ name }) => name),
    ...attributions.map(({ position }) => position),
    ...corrections.map(({ note }) => note),
    ...attachments.map(({ title }) => title),
  ].flatMap((text) => text ?? []);
}

/** Words of an average article; a token of a shorter one weighs more. */
const AVERAGE_LENGTH = 400;
const OFTEN = 0.6;

/**
 * Ranks depend on the record alone, never on the rest of the archive: an order of results, and so a cursor, stays
 * valid while articles are added. Title over summary and names, these over the text; in the text BM25's saturation
 * (k1 = 1.2, b = 0.75) tells often from in passing.
 */
export function toSearchDocument(record: ArticleRecord): SearchDocument {
  const [title = [], ...lead] = headings(record).map(tokenize);
  const body = [...record.body.text.split(/\n\s*\n/u), ...surroundings(record)].map(tokenize);

  const counts = new Map<string, number>();
  let length = 0;
  for (const passage of body) {
    length += passage.length;
    for (const token of passage) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const damping = 1.2 * (0.25 + (0.75 * length) / AVERAGE_LENGTH);
  const isOften = (token: string) => {
    const count = counts.get(token) ?? 0;
    return count > 1 && count / (count + damping) >= OFTEN;
  };
  const ranks = new Map<string, Rank>();
  for (const token of counts.keys()) ranks.set(token, isOften(token) ? 2 : 1);
  for (const token of lead.flat()) ranks.set(token, 3);
  for (const token of title) ranks.set(token, isOften(token) ? 5 : 4);
  return { passages: [title, ...lead, ...body].filter((passage) => passage.length > 0), ranks };
}
