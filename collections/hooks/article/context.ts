import type { PayloadRequest } from 'payload';

/**
 * publish: `_status: published`. withdraw: `stage: withdrawn` without the draft flag. unpublish: `_status: draft`
 * without it. save: everything else, always as a draft version, so that unfinished text cannot become public.
 */
export type Intent = 'publish' | 'withdraw' | 'unpublish' | 'save';

/** What the hooks of one operation on articles tell each other; shared by all documents of a bulk operation. */
export type ArticleContext = {
  /** Set before anything else happens, by readIntent. */
  intent?: Intent;
  /** Set by readIntent: the version is restored as a draft. */
  restoresAsDraft?: boolean;
  /** Set by a bulk import: nobody writes a note for each of its rows. */
  isImport?: boolean;
  /** Set by the publisher: the release that came due. */
  scheduledFor?: string;
  /** Set by Payload while it restores a version. */
  isRestoringVersion?: boolean;
};

export const articleContext = ({ context }: Pick<PayloadRequest, 'context'>): ArticleContext => context;
