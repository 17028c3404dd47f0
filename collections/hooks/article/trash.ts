/** Deleting means the trash, and out of the trash a publisher takes one article at a time, back or for good. */
import type { CollectionBeforeDeleteHook, PayloadRequest } from 'payload';
import type { Article } from '../../../src/payload-types.ts';
import { mayPublish, roleOf } from '../../access/roles.ts';
import { say } from '../../../src/words/say.ts';
import type { MessageKey } from '../../../src/words/say.ts';
import { refusal } from '../audit.ts';

/** What keeps this article from being trashed by this member of staff; null when nothing does. */
export async function trashObstacle(req: PayloadRequest, article: Article | undefined): Promise<MessageKey | null> {
  if (article?.firstPublishedAt) return 'recordsStay';
  if (article?.stage === 'approved') return 'sendBackFirst';
  if (roleOf(req) !== 'editor' || !article || (await isOwn(req, article.id))) return null;
  return 'notYours';
}

/** The audit log knows who wrote an article; nobody changes it. */
async function isOwn(req: PayloadRequest, id: string): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection: 'audit-events',
    where: {
      and: [
        { document: { equals: id } },
        { about: { equals: 'articles' } },
        { actor: { equals: req.user?.id } },
        { action: { equals: 'created' } },
      ],
    },
    req,
  });
  return totalDocs > 0;
}

/** For good goes only what lies in the trash; what was ever published stays, with its reason to be withdrawn for. */
export const keepRecords: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { docs } = await req.payload.find({
    collection: 'articles',
    where: { id: { equals: id } },
    draft: true,
    depth: 0,
    trash: true,
    req,
  });
  const article = docs[0];
  const refuse = (key: MessageKey) =>
    refusal(req, {
      ...{ status: 403, message: say(req, key), action: 'delete', about: 'articles' },
      ...{ document: String(id), title: article?.title ?? null },
    });
  if (article?.firstPublishedAt) throw refuse('recordsStay');
  if (!req.user) return;
  if (!article?.deletedAt) throw refuse('trashFirst');
  if (!mayPublish(req)) throw refuse('mayNotTakeOut');
};

/** What only makes sense with the article goes with it. */
export const removeBelongings: CollectionBeforeDeleteHook = async ({ id, req }) => {
  for (const collection of ['comments', 'preview-links'] as const) {
    await req.payload.delete({ collection, where: { article: { equals: id } }, depth: 0, req });
  }
};
