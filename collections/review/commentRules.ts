import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import type { Comment } from '../../src/payload-types.ts';
import { say } from '../../src/words/say.ts';
import { refusal } from '../hooks/audit.ts';
import { idOf } from '../../src/domain/desk/references.ts';
import { invalid } from '../hooks/invalid.ts';

/** Who wrote it and who resolved it is what the session says, not the request; only its author changes the words. */
export const checkComment: CollectionBeforeChangeHook<Comment> = async ({ data, originalDoc, operation, req }) => {
  if (!data.text?.trim()) {
    const errors = [{ path: 'text', message: say(req, 'commentEmpty') }];
    throw invalid({ collection: 'comments', errors, req });
  }
  if (operation === 'create') {
    // The program writes what came through a preview link, with the name that was given there.
    const by = req.user ? { author: req.user.id, authorName: req.user.name } : {};
    return { ...data, ...by, resolved: false, resolvedBy: null };
  }
  return originalDoc ? changed({ data, before: originalDoc, req }) : data;
};

type Change = { data: Partial<Comment>; before: Comment; req: PayloadRequest };

function changed({ data, before, req }: Change): Partial<Comment> {
  const isOwn = !req.user || idOf(before.author) === req.user.id;
  if (data.text !== before.text && !isOwn) {
    const message = say(req, 'commentNotYours');
    throw refusal(req, { status: 403, message, action: 'change', about: 'comments', document: before.id });
  }
  const { article, author, authorName, passage, resolved, resolvedBy } = before;
  const isToggled = Boolean(data.resolved) !== Boolean(resolved);
  return {
    ...data,
    ...{ article, author, authorName, passage },
    resolvedBy: isToggled ? (data.resolved ? (req.user?.name ?? null) : null) : resolvedBy,
  };
}
