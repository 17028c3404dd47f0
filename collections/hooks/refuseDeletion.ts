import type { CollectionBeforeDeleteHook } from 'payload';
import type { EntityKind } from '../../src/domain/lists.ts';
import { say } from '../../src/words/say.ts';
import { refusal } from './audit.ts';
import { ARTICLE_PATHS } from '../../src/domain/desk/references.ts';
import { isNamedByPublished } from './namedByPublished.ts';

/** What a published article names stays: its record refers to it for ever. */
export const refuseDeletionOfPublished =
  (kind: EntityKind): CollectionBeforeDeleteHook =>
  async ({ collection, id, req }) => {
    if (!(await isNamedByPublished(req, [ARTICLE_PATHS[kind]], [String(id)]))) return;
    const message = say(req, 'recordsStay');
    throw refusal(req, { status: 403, message, action: 'delete', about: collection.slug, document: String(id) });
  };
