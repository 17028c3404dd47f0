import type { CollectionAfterChangeHook } from 'payload';
import { STEPS, stepBetween } from '../../../src/domain/desk/stages.ts';
import type { StepName } from '../../../src/domain/desk/stages.ts';
import type { Article } from '../../../src/payload-types.ts';
import { roleOf } from '../../access/roles.ts';
import { articleContext } from './context.ts';
import { recordDone } from '../audit.ts';

/** Every step of an article leaves one event, in the same transaction. */
export const auditArticle: CollectionAfterChangeHook<Article> = async ({ data, doc, previousDoc, operation, req }) => {
  const { isRestoringVersion, scheduledFor } = articleContext(req);
  const before = operation === 'create' ? undefined : previousDoc;
  const step = stepBetween({ before, after: doc, isPublisher: roleOf(req) !== 'editor' });
  const due = doc.releaseAt ?? scheduledFor ?? (step === 'voidApproval' ? before?.releaseAt : null);
  const isPlainCreate = !before && step === 'save';
  const event = step === 'approve' && due ? 'scheduled' : STEPS[step].event;
  await recordDone(req, {
    action: isRestoringVersion ? 'version restored' : isPlainCreate ? 'created' : event,
    about: 'articles',
    document: doc.id,
    title: doc.title ?? null,
    detail: detailOf({ step, before, doc, due, isSmallRepair: data?.smallRepair === true }),
  });
  return doc;
};

type Told = { step: StepName; before: Article | undefined; doc: Article; due: unknown; isSmallRepair: boolean };

/** What was said with the step, and who had a part in it before: both names of what two people made public. */
function detailOf(told: Told): string | null {
  const { step, doc, due } = told;
  const isPublic = STEPS[step].to === 'published';
  const lines = [
    due ? `release ${String(due)}` : null,
    wordOf(told),
    isPublic ? named('approved by', doc.approval?.byName) : null,
    isPublic || step === 'approve' ? named('submitted by', doc.review?.submittedByName) : null,
    step === 'approve' ? named('text', doc.approval?.sha256) : null,
  ];
  return lines.filter(Boolean).join('\n') || null;
}

const named = (what: string, value: string | null | undefined): string | null => (value ? `${what} ${value}` : null);

/** The word, reason or note that was given with the step. */
function wordOf({ step, before, doc, isSmallRepair }: Told): string | null | undefined {
  const { corrections, review, withdrawal } = doc;
  if (step === 'submit') return [named('to', review?.reviewerName), review?.word].filter(Boolean).join('\n');
  if (step === 'sendBack') return review?.reason;
  if (step === 'withdraw') return withdrawal?.reason;
  if (step !== 'correct') return null;
  const added = corrections?.slice(before?.corrections?.length ?? 0).map(({ note }) => note);
  return isSmallRepair ? 'small repair' : added?.join('; ');
}
