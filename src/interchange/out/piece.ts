/** An article on its way out of the archive: what a document of it says, whether it is public or still a draft. */
import type { Language } from '../../domain/lists.ts';
import type { Block } from '../document.ts';

export type PieceAuthor = { name: string; position: string | null; organization: string | null };

/** A picture as it goes along; without bytes only its description does. */
export type PiecePicture = {
  bytes: Uint8Array | null;
  type: 'png' | 'jpg' | 'gif' | null;
  /** Pixels. */
  width: number;
  height: number;
  alt: string;
  /** Who made it, shown below it; may be empty. */
  credit: string;
  fileName: string;
};

export type Piece = {
  language: Language;
  title: string;
  authors: PieceAuthor[];
  /** A calendar date; a draft may still be without one, as without a source. */
  publishedOn: string | null;
  source: string | null;
  byline: string | null;
  sourceUrl: string | null;
  summary: string | null;
  series: { title: string; instalment: number | null; introduction: Block[] } | null;
  blocks: Block[];
  /** By the numbers that the blocks give. */
  pictures: PiecePicture[];
  /** Where readers find it; null while it is not public. */
  address: string | null;
  /** Name of the archive in the language of the article. */
  archive: string;
};

/** One article, or a whole series under its own title. */
export type Collection = { title: string | null; language: Language; introduction: Block[]; pieces: Piece[] };
