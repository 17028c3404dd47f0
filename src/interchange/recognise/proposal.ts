/** What is proposed for the fields of an article, with the text that is left, and what the archive knows. */
import type { Proposal as ProposedFacts } from '../../domain/desk/proposal.ts';
import type { Block } from '../document.ts';

export type { Difference, FoundIntroduction, Named, Proposed, Sureness } from '../../domain/desk/proposal.ts';

/** `blocks`: the text without what went into the fields. */
export type Proposal = ProposedFacts & { blocks: Block[] };

/** What the archive knows: every name that each has, in either language. */
export type Entity = { id: string; names: string[] };
export type Known = {
  authors: Entity[];
  organizations: Entity[];
  sources: Entity[];
  topics: Entity[];
  series: (Entity & { introductions: string[] })[];
};
