/** The full-text index: what a row holds, and how rows are written, with the texts that snippets are cut from. What to ask for is in searchExpression.ts. */
import type { ArticleRecord } from '../../../domain/record.ts';
import { headings, toSearchDocument } from '../../search/document.ts';
import type { Rank } from '../../search/document.ts';
import type { Place } from '../../search/tiers.ts';
import type { Connection } from '../connection.ts';

export type SearchIndex = {
  add(key: number, record: ArticleRecord, terms: number[]): void;
  remove(key: number): void;
  /** Writes what was added, in order of key: FTS5 closes a segment whenever a row comes before the last one. */
  flush(): void;
  /** Forgets what was added: the transaction was rolled back. */
  discard(): void;
};

/** Between passages; no token of a text holds an underscore, so no word can be taken for a mark. */
const BREAK = ' _ ';

/** A token that every row of this term has. */
export function termMark(term: number): string {
  return `_${term}`;
}

/** A token that the rows have in which `token` has this rank. */
export function rankMark(rank: Rank, token: string): string {
  return `${rank}_${token}`;
}

/** From these ranks on a token is in the title; in the title, the summary or a name. */
const PLACES: Record<Place, Rank> = { title: 4, lead: 3 };

/** A token that the rows have in which `token` stands in this place. */
export function placeMark(place: Place, token: string): string {
  return `${place}_${token}`;
}

/** The text of a row: passages, then ranks and places of each token, then the terms. */
export function toSearchRow(record: ArticleRecord, terms: number[]): string {
  const { passages, ranks } = toSearchDocument(record);
  const marks = Array.from(ranks).flatMap(([token, rank]) => [rankMark(rank, token), ...placeMarks(token, rank)]);
  return [...passages, marks, terms.map(termMark)].map((tokens) => tokens.join(' ')).join(BREAK);
}

/** Between passages of an article, and between articles read together. */
const PASSAGE_BREAK = '\f';
export const TEXT_BREAK = '\v';

/** What snippets of an article are cut from, in NFC: its text first, for what stands above it is shown anyway. */
export function toText(record: ArticleRecord): Buffer {
  const passages = [record.body.text, headings(record).join(' · ')];
  return Buffer.from(
    passages.map((passage) => passage.normalize('NFC').replaceAll(/[\f\v]/g, ' ')).join(PASSAGE_BREAK),
  );
}

/** The passages of such a text. */
export function passagesOf(text: string): string[] {
  return text.split(PASSAGE_BREAK);
}

function placeMarks(token: string, rank: Rank): string[] {
  const places = Object.keys(PLACES) as Place[];
  return places.filter((place) => rank >= PLACES[place]).map((place) => placeMark(place, token));
}

export function openSearchIndex(connection: Connection): SearchIndex {
  const added = new Map<number, { words: string; text: Buffer }>();
  return {
    add: (key, record, terms) => void added.set(key, { words: toSearchRow(record, terms), text: toText(record) }),
    remove(key) {
      if (added.delete(key)) return;
      connection.sql('DELETE FROM search WHERE rowid = ?').run(key);
      connection.sql('DELETE FROM texts WHERE key = ?').run(key);
    },
    flush() {
      const index = connection.sql('INSERT INTO search (rowid, words) VALUES (?, ?)');
      const keep = connection.sql('INSERT INTO texts VALUES (?, ?)');
      for (const [key, { words, text }] of [...added].sort(([a], [b]) => a - b)) {
        index.run(key, words);
        keep.run(key, text);
      }
      added.clear();
    },
    discard: () => added.clear(),
  };
}
