/** What is proposed for the fields of an article, and how sure that is. */
import type { Language } from '../../domain/lists.ts';
import type { Block } from '../document.ts';

/** Said by the text and known to the archive; said by the text; a guess. */
export type Sureness = 'sure' | 'likely' | 'guess';
export type Proposed<T> = { value: T; sureness: Sureness };
/** Someone or something by name; `id` when the archive has it. */
export type Named = { name: string; id: string | null };

export type Difference = { kind: 'same' | 'added' | 'removed'; text: string };
export type FoundIntroduction = { series: Named; similarity: number; differences: Difference[] };

export type Proposal = {
  title: Proposed<string> | null;
  language: Language;
  authors: Proposed<Named & { position: string | null; organization: Named | null }>[];
  source: Proposed<Named> | null;
  byline: Proposed<string> | null;
  publishedOn: Proposed<string> | null;
  sourceUrl: Proposed<string> | null;
  series: Proposed<Named> | null;
  instalment: Proposed<number> | null;
  topics: Proposed<Named>[];
  introduction: FoundIntroduction | null;
  /** The text without what went into the fields. */
  blocks: Block[];
  /** Lines that were taken out of the text, and for which field. */
  taken: { field: string; text: string }[];
};

/** What the archive knows: every name that each has, in either language. */
export type Entity = { id: string; names: string[] };
export type Known = {
  authors: Entity[];
  organizations: Entity[];
  sources: Entity[];
  topics: Entity[];
  series: (Entity & { introductions: string[] })[];
};
