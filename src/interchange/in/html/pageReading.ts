/** What is known and collected while one page is read. */
import type { Dropped, Mark, Picture } from '../../document.ts';
import type { Element } from './tree.ts';

export type PageReading = {
  dropped: Dropped[];
  pictures: Picture[];
  /** The picture of an `img`; null for one that only counts readers or spaces things out. */
  picture: (element: Element) => Picture | null;
};
export type Context = {
  marks: readonly Mark[];
  href?: string;
  isPre: boolean;
  isCentred: boolean;
  isQuote: boolean;
  /** Within the notes of the page. */
  isNotes: boolean;
};
export const PLAIN: Context = { marks: [], isPre: false, isCentred: false, isQuote: false, isNotes: false };
