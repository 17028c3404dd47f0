/** What the desk proposes for a file that is imported: facts for the fields, what was left out, and articles it may be once more. */
import type { Language } from '../lists.ts';

/** Said by the text and known to the archive; said by the text; a guess. */
export type Sureness = 'sure' | 'likely' | 'guess';
export type Proposed<T> = { value: T; sureness: Sureness };
/** Someone or something by name; `id` when the archive has it. */
export type Named = { name: string; id: string | null };
export type ProposedAuthor = Named & { position: string | null; organization: Named | null };

export type Difference = { kind: 'same' | 'added' | 'removed'; text: string };
export type FoundIntroduction = { series: Named; similarity: number; differences: Difference[] };

export type Proposal = {
  title: Proposed<string> | null;
  language: Language;
  authors: Proposed<ProposedAuthor>[];
  source: Proposed<Named> | null;
  byline: Proposed<string> | null;
  publishedOn: Proposed<string> | null;
  sourceUrl: Proposed<string> | null;
  series: Proposed<Named> | null;
  instalment: Proposed<number> | null;
  topics: Proposed<Named>[];
  introduction: FoundIntroduction | null;
  /** Lines that were taken out of the text, and for which field. */
  taken: { field: string; text: string }[];
};

/** Why something is not in the result. Stable: the admin has words for each. */
export const DROPPED_KINDS = [
  'advert',
  'changed-text',
  'comment',
  'contents',
  'drawing',
  'embedded',
  'hidden',
  'navigation',
  'page-number',
  'picture',
  'script',
  'tracker',
] as const;
export type DroppedKind = (typeof DROPPED_KINDS)[number];
/** `text` is what stood there, all of it. */
export type Dropped = { kind: DroppedKind; text: string };

/** What the editor should look at. Stable codes. */
export type Remark = 'check-line-breaks' | 'tracked-changes' | 'encoding-guessed';

export type Duplicate = {
  id: string;
  title: string;
  stage: string;
  language: Language;
  /** Why it is named. */
  reasons: ('address' | 'title-and-date' | 'text' | 'other-language')[];
  /** From 0 to 1. */
  similarity: number;
  /** Word by word, where the texts are nearly the same. */
  differences: Difference[];
};

/** What `POST /api/import` answers for a file that can be taken. */
export type ProposedFile = {
  file: string;
  sha256: string;
  kind: string;
  proposal: Proposal;
  /** The text as it came, and as it would be kept: HTML in the desk's own tags, pictures within. */
  source: string;
  html: string;
  pictures: { alt: string; origin: string; isMissing: boolean }[];
  dropped: Dropped[];
  remarks: Remark[];
  duplicates: Duplicate[];
};
