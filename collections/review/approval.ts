/** An approval is of one exact text: what would be public, as a hash. Any other text needs another approval. */
import type { PayloadRequest } from 'payload';
import type { Article } from '../../src/payload-types.ts';
import { say, sayInstant } from '../../src/words/say.ts';
import { articleContext } from '../hooks/article/context.ts';
import { invalid } from '../hooks/invalid.ts';
import { NO_APPROVAL } from './reviewState.ts';

type Input = {
  req: PayloadRequest;
  /** What would be stored, its stage set by the rules. */
  data: Partial<Article>;
  before: Article | undefined;
  /** Of the record that would be public; null where none can be made. */
  sha256: string | null;
};

/** True when the text was approved, and a save leaves another one. */
export function voidsApproval({ data, before, sha256 }: Omit<Input, 'req'>): boolean {
  const isKept = before?.stage === 'approved' && data.stage === 'approved';
  const approved = before?.approval?.sha256;
  // Approved by an earlier version of the program, an article is bound to no text.
  return isKept && Boolean(approved) && approved !== sha256;
}

/** The article with its approval as the step leaves it: given, kept, or, after any change, gone and in review again. */
export function bindApproval(input: Input): Partial<Article> {
  const { req, data, before, sha256 } = input;
  if (voidsApproval(input)) return { ...data, stage: 'in-review', releaseAt: null, approval: NO_APPROVAL };
  const wasApproved = before?.stage === 'approved';
  if (data.stage === 'published') {
    if (articleContext(req).scheduledFor) refuseOtherText(input);
    const isApproved = wasApproved && before.approval?.sha256 === sha256;
    return { ...data, approval: isApproved ? before.approval : NO_APPROVAL };
  }
  if (wasApproved) return { ...data, approval: before.approval };
  const by = { by: req.user?.id ?? null, byName: req.user?.name ?? null };
  return { ...data, approval: { ...by, at: new Date().toISOString(), sha256 } };
}

/** At release nobody looks at the text any more: it goes out as it was approved, or not at all. */
function refuseOtherText({ req, before, sha256 }: Input): void {
  const { approval } = before ?? {};
  if (!approval?.sha256 || approval.sha256 === sha256) return;
  const message = say(req, 'approvalVoid', { name: approval.byName ?? '', at: sayInstant(req, approval.at ?? '') });
  throw invalid({ collection: 'articles', errors: [{ path: 'releaseAt', message }], req });
}
