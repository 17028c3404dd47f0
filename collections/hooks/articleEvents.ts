import type { CollectionAfterChangeHook } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { recordDone } from './audit.ts';

/** Every step of an article leaves one event, in the same transaction. */
export const auditArticle: CollectionAfterChangeHook<Article> = async ({ doc, previousDoc, operation, req }) => {
  const scheduled = doc.releaseAt ?? (req.context.scheduledFor as string | undefined);
  await recordDone(req, {
    action: stepName({ doc, previousDoc: operation === 'create' ? undefined : previousDoc, req }),
    about: 'articles',
    document: doc.id,
    title: doc.title ?? null,
    detail: doc.stage === 'withdrawn' ? doc.withdrawal?.reason : scheduled ? `release ${scheduled}` : null,
  });
  return doc;
};

type Change = { doc: Article; previousDoc: Article | undefined; req: { context: Record<string, unknown> } };

function stepName({ doc, previousDoc, req }: Change): string {
  const before = req.context.stageBefore;
  if (Boolean(doc.deletedAt) !== Boolean(previousDoc?.deletedAt)) {
    return doc.deletedAt ? 'trashed' : 'taken out of the trash';
  }
  if (req.context.isRestoringVersion) return 'version restored';
  if (doc._status === 'published') {
    if (before === 'withdrawn') return 'restored';
    return previousDoc?.firstPublishedAt ? 'corrected' : 'published';
  }
  if (doc.stage === before) return 'saved';
  return stageName(doc, before) ?? (previousDoc ? 'saved' : 'created');
}

function stageName({ stage, releaseAt }: Article, before: unknown): string | null {
  if (stage === 'withdrawn') return 'withdrawn';
  if (stage === 'in-review') return 'submitted';
  if (stage === 'approved') return releaseAt ? 'scheduled' : 'approved';
  return before === 'in-review' || before === 'approved' ? 'sent back' : null;
}
