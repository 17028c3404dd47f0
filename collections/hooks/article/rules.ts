/** The rules of publication, for every door: they say no here or never. */
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload';
import { STEPS, stepBetween } from '../../../src/domain/desk/stages.ts';
import type { StepName } from '../../../src/domain/desk/stages.ts';
import type { Stage } from '../../../src/domain/lists.ts';
import type { Article } from '../../../src/payload-types.ts';
import { roleOf } from '../../access/roles.ts';
import { say, sayInstant } from '../../../src/words/say.ts';
import type { MessageKey } from '../../../src/words/say.ts';
import { reviewAfter } from '../../review/reviewState.ts';
import { articleContext } from './context.ts';
import type { Intent } from './context.ts';
import { intentIn } from './intent.ts';
import { trashObstacle } from './trash.ts';
import { refusal } from '../audit.ts';
import { invalid } from '../invalid.ts';

type Data = Partial<Article>;
type Step = { req: PayloadRequest; intent: Intent; data: Data; before: Article | undefined };

export const applyRules: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, operation, req }) => {
  const before = operation === 'update' ? originalDoc : undefined;
  const step: Step = { req, intent: intentIn(req, data), data, before };
  const stage = nextStage(step);
  refuseConflict(step);
  const name = stepBetween({ before, after: { ...data, stage }, isPublisher: roleOf(req) !== 'editor' });
  refuseByRole(step, name);
  await refuseByHistory(step);
  if (stage === 'approved') refuseLateRelease(step);
  const isTrashed = data.deletedAt && !before?.deletedAt;
  return {
    ...data,
    stage,
    // In the trash an article gives its address back; taken out of it, it gets one again.
    ...(isTrashed ? { slug: null } : {}),
    review: await reviewAfter({ req, step: name, data, before }),
    revision: (before?.revision ?? 0) + 1,
    firstPublishedAt: before?.firstPublishedAt ?? (stage === 'published' ? new Date().toISOString() : null),
    formerSlugs: formerSlugs(step),
    releaseAt: stage === 'approved' ? data.releaseAt : null,
    withdrawal: stage === 'withdrawn' ? withdrawal(step) : { reason: null, at: null },
  };
};

function refuse(step: Step, status: 400 | 403 | 409, key: MessageKey, action: string = step.intent): Error {
  const { before, req } = step;
  const message = say(req, key, { at: before ? sayInstant(req, before.updatedAt) : '' });
  return refusal(req, { status, message, action, about: 'articles', document: before?.id, title: before?.title });
}

/** Two people saved from the same version: the form sends back the revision it was opened with. */
function refuseConflict(step: Step): void {
  const { before, data, req } = step;
  if (!before || articleContext(req).isRestoringVersion || typeof data.revision !== 'number') return;
  if (data.revision !== before.revision) throw refuse(step, 409, 'conflict');
}

/** What an editor is told of a step that is a publisher's. */
const FORBIDDEN: Partial<Record<StepName, MessageKey>> = {
  approve: 'mayNotApprove',
  sendBack: 'approvedLocked',
  takeOut: 'mayNotTakeOut',
  withdraw: 'mayNotWithdraw',
};

function refuseByRole(step: Step, name: StepName): void {
  const { before, data, req, intent } = step;
  if (roleOf(req) !== 'editor') return;
  if (intent !== 'save') throw refuse(step, 403, intent === 'publish' ? 'mayNotPublish' : 'mayNotWithdraw');
  if (before?.stage === 'withdrawn') throw refuse(step, 403, 'mayNotChangeWithdrawn', 'change');
  // What an editor changes of a published article is a draft: a correction proposed, which a publisher publishes.
  if (before?.firstPublishedAt && articleContext(req).isRestoringVersion) throw refuse(step, 403, 'mayNotPublish');
  if (before?.stage === 'approved') throw refuse(step, 403, 'approvedLocked', 'change');
  if (STEPS[name].who === 'publisher') throw refuse(step, 403, FORBIDDEN[name] ?? 'mayNotPublish', name);
  if (data.releaseAt) throw refuse(step, 403, 'mayNotApprove', 'approve');
}

async function refuseByHistory(step: Step): Promise<void> {
  const { before, data, intent, req } = step;
  if (articleContext(req).scheduledFor && before?.stage !== 'approved') throw refuse(step, 409, 'conflict', 'release');
  const wasPublished = Boolean(before?.firstPublishedAt);
  const obstacle = data.deletedAt && !before?.deletedAt ? await trashObstacle(req, before) : null;
  if (obstacle) throw refuse(step, 403, obstacle, 'trash');
  if (intent === 'unpublish' && wasPublished) throw refuse(step, 400, 'withdrawInstead');
  if (intent === 'withdraw' && !wasPublished) throw refuse(step, 400, 'neverPublished');
}

function nextStage({ before, data, intent, req }: Step): Stage {
  if (intent === 'publish') return 'published';
  if (intent === 'withdraw' || before?.stage === 'withdrawn') return 'withdrawn';
  if (articleContext(req).isRestoringVersion) return 'draft';
  const wanted = data.stage ?? before?.stage;
  return wanted === 'in-review' || wanted === 'approved' ? wanted : 'draft';
}

/** A time that has passed is refused when it is set; one that was set in time and missed stays. */
function refuseLateRelease({ data, before, req }: Step): void {
  const isNew = data.releaseAt && data.releaseAt !== before?.releaseAt;
  if (!isNew || Date.parse(String(data.releaseAt)) >= Date.now()) return;
  const errors = [{ path: 'releaseAt', message: say(req, 'releaseInPast') }];
  throw invalid({ collection: 'articles', errors, req });
}

function formerSlugs({ before, data }: Step): string[] {
  const known = before?.formerSlugs ?? [];
  const isChanged = before?.firstPublishedAt && before.slug && data.slug && data.slug !== before.slug;
  return [...new Set(isChanged ? [...known, before.slug as string] : known)].filter((slug) => slug !== data.slug);
}

function withdrawal({ before, data, intent, req }: Step): Article['withdrawal'] {
  if (intent !== 'withdraw') return before?.withdrawal;
  const reason = data.withdrawal?.reason?.trim();
  if (reason) return { reason, at: new Date().toISOString() };
  const errors = [{ path: 'withdrawal.reason', message: say(req, 'reasonNeeded') }];
  throw invalid({ collection: 'articles', errors, req });
}
