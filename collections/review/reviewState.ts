/** Who waits for whom after each step, and under whose name: what the session says, whatever the request says. */
import type { PayloadRequest, Where } from 'payload';
import type { StepName } from '../../src/domain/desk/stages.ts';
import type { Article } from '../../src/payload-types.ts';
import { say } from '../../src/words/say.ts';
import { invalid } from '../hooks/invalid.ts';

type Review = NonNullable<Article['review']>;
type Approval = NonNullable<Article['approval']>;
type Input = { req: PayloadRequest; step: StepName; data: Partial<Article>; before: Article | undefined };

const NO_REVIEW: Review = {
  ...{ submittedBy: null, submittedByName: null, submittedAt: null, reviewer: null, reviewerName: null, word: null },
  ...{ sentBackBy: null, sentBackByName: null, reason: null },
};
export const NO_APPROVAL: Approval = { by: null, byName: null, at: null, sha256: null };

/** @throws ValidationError when the reviewer named is nobody who may approve */
export async function reviewAfter({ req, step, data, before }: Input): Promise<Review> {
  const { id, name } = req.user ?? { id: null, name: null };
  const said = data.review ?? {};
  if (step === 'submit') {
    const submitted = { submittedBy: id, submittedByName: name, submittedAt: new Date().toISOString() };
    return { ...NO_REVIEW, ...submitted, ...(await reviewerIn(req, said.reviewer)), word: trimmed(said.word) };
  }
  if (step === 'sendBack') {
    const reason = trimmed(said.reason);
    // The word was answered with this; it stays in the audit log.
    return { ...NO_REVIEW, ...before?.review, word: null, sentBackBy: id, sentBackByName: name, reason };
  }
  const isOver = step === 'takeBack' || !before || before.stage === 'published' || before.stage === 'withdrawn';
  return isOver ? NO_REVIEW : { ...NO_REVIEW, ...before.review };
}

const trimmed = (text: string | null | undefined): string | null => text?.trim() || null;

async function reviewerIn(req: PayloadRequest, id: string | null | undefined) {
  if (!id) return { reviewer: null, reviewerName: null };
  const where: Where = { and: [{ id: { equals: id } }, { role: { in: ['publisher', 'administrator'] } }] };
  const { docs } = await req.payload.find({ collection: 'users', where, depth: 0, limit: 1, req });
  if (docs[0]) return { reviewer: docs[0].id, reviewerName: docs[0].name };
  const errors = [{ path: 'review.reviewer', message: say(req, 'reviewerUnknown') }];
  throw invalid({ collection: 'articles', errors, req });
}
