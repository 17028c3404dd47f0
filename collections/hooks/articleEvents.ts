import type { CollectionAfterChangeHook } from 'payload';
import { STEPS, stepBetween } from '../../src/domain/stages.ts';
import type { Article } from '../../src/payload-types.ts';
import { roleOf } from '../access/roles.ts';
import { articleContext } from './articleContext.ts';
import { recordDone } from './audit.ts';

/** Every step of an article leaves one event, in the same transaction. */
export const auditArticle: CollectionAfterChangeHook<Article> = async ({ doc, previousDoc, operation, req }) => {
  const { isRestoringVersion, scheduledFor } = articleContext(req);
  const before = operation === 'create' ? undefined : previousDoc;
  const step = stepBetween({ before, after: doc, isPublisher: roleOf(req) !== 'editor' });
  const scheduled = doc.releaseAt ?? scheduledFor;
  const isPlainCreate = !before && step === 'save';
  const event = step === 'approve' && scheduled ? 'scheduled' : STEPS[step].event;
  await recordDone(req, {
    action: isRestoringVersion ? 'version restored' : isPlainCreate ? 'created' : event,
    about: 'articles',
    document: doc.id,
    title: doc.title ?? null,
    detail: doc.stage === 'withdrawn' ? doc.withdrawal?.reason : scheduled ? `release ${scheduled}` : null,
  });
  return doc;
};
