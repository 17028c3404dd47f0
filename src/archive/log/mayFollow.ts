/** Which edition may follow which: published first and once, then corrected or withdrawn while public, restored when not; a redaction at any time, an adoption never, for it is of no article. */
import { ArchiveError } from '../../domain/errors.ts';
import type { EditionKind } from '../../domain/lists.ts';

/** Where an article stands: its editions so far, and whether the last of them shows it. */
export type Standing = { editions: number; isPublic: boolean };

type Next = { kind: EditionKind; articleId: string; expectedEditions: number };

/** @throws ArchiveError edition-conflict */
export function checkTurn({ kind, articleId, expectedEditions }: Next, before: Standing | null): void {
  const editions = before?.editions ?? 0;
  if (editions !== expectedEditions) {
    const message = `article ${articleId} has ${editions} editions, not ${expectedEditions}`;
    throw new ArchiveError('edition-conflict', message);
  }
  const fits: Record<EditionKind, boolean> = {
    published: before === null,
    corrected: before?.isPublic === true,
    withdrawn: before?.isPublic === true,
    restored: before?.isPublic === false,
    redacted: before !== null,
    adopted: false,
  };
  if (fits[kind]) return;
  const state = !before ? 'was never published' : before.isPublic ? 'is public' : 'is withdrawn';
  throw new ArchiveError('edition-conflict', `article ${articleId} ${state} and cannot be ${kind}`);
}
