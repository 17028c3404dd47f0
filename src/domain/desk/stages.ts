/** The life of an article as one table of steps: rules, audit log, buttons and checks read it and know no step of their own. */
import type { Stage } from '../lists.ts';

export type StepName =
  | 'save'
  | 'submit'
  | 'takeBack'
  | 'approve'
  | 'sendBack'
  | 'voidApproval'
  | 'publish'
  | 'correct'
  | 'withdraw'
  | 'restore'
  | 'trash'
  | 'takeOut';

export type Step = {
  /** Stages it starts from; what was published and has a draft beside it is in any of the first three. */
  from: readonly Stage[];
  /** The stage it leads to; null: it stays where it is. */
  to: Stage | null;
  /** Who may take it: every editor, or publishers only. */
  who: 'editor' | 'publisher';
  /** What the audit log calls it. */
  event: string;
  /** True when readers must be able to get the article as it stands. */
  needsCompleteText: boolean;
};

const UNPUBLISHED = ['draft', 'in-review', 'approved'] as const satisfies Stage[];
const step = (from: readonly Stage[], to: Stage | null, who: Step['who'], event: string): Step => ({
  ...{ from, to, who, event },
  needsCompleteText: to === 'approved' || to === 'published',
});

export const STEPS: Record<StepName, Step> = {
  save: step(['draft', 'in-review'], null, 'editor', 'saved'),
  submit: step(['draft'], 'in-review', 'editor', 'submitted'),
  takeBack: step(['in-review'], 'draft', 'editor', 'taken back'),
  approve: step(['draft', 'in-review'], 'approved', 'publisher', 'approved'),
  sendBack: step(['in-review', 'approved'], 'draft', 'publisher', 'sent back'),
  /** Not asked for: what became of the approval of a text that was changed. */
  voidApproval: step(['approved'], 'in-review', 'publisher', 'approval void'),
  publish: step(UNPUBLISHED, 'published', 'publisher', 'published'),
  correct: step(['published', ...UNPUBLISHED], 'published', 'publisher', 'corrected'),
  withdraw: step(['published', ...UNPUBLISHED], 'withdrawn', 'publisher', 'withdrawn'),
  restore: step(['withdrawn'], 'published', 'publisher', 'restored'),
  trash: step(['draft', 'in-review'], null, 'editor', 'trashed'),
  takeOut: step(['draft', 'in-review'], null, 'publisher', 'taken out of the trash'),
};

/** An article at rest, as far as its steps go. */
type State = { stage?: Stage | null; firstPublishedAt?: string | null; deletedAt?: string | null };

/** The step that leads from one state to the other; without one before, it was just written. */
export function stepBetween({ before, after, isPublisher }: Change): StepName {
  if (Boolean(before?.deletedAt) !== Boolean(after.deletedAt)) return after.deletedAt ? 'trash' : 'takeOut';
  const from = before?.stage ?? 'draft';
  if (after.stage === 'published') {
    if (from === 'withdrawn') return 'restore';
    return before?.firstPublishedAt ? 'correct' : 'publish';
  }
  return after.stage === from ? 'save' : stepTo({ from, to: after.stage ?? 'draft', isPublisher });
}

function stepTo({ from, to, isPublisher }: { from: Stage; to: Stage; isPublisher: boolean }): StepName {
  if (to === 'withdrawn') return 'withdraw';
  if (to === 'in-review') return from === 'approved' ? 'voidApproval' : 'submit';
  if (to === 'approved') return 'approve';
  if (from === 'in-review') return isPublisher ? 'sendBack' : 'takeBack';
  return from === 'approved' ? 'sendBack' : 'save';
}

export const ARTICLE_STATES = ['draft', 'in-review', 'approved', 'published', 'changed', 'withdrawn'] as const;
/** The one state of an article that staff see: its stage, or `changed` where readers have an earlier text than the newest draft. */
export type ArticleState = (typeof ARTICLE_STATES)[number];

export function stateOf({ stage, firstPublishedAt }: State): ArticleState {
  return firstPublishedAt && (stage ?? 'draft') === 'draft' ? 'changed' : (stage ?? 'draft');
}

type Change = { before: State | undefined; after: State; isPublisher: boolean };

/** True when what stands at this stage must be what readers could get. */
export const needsCompleteText = (stage: Stage | null | undefined): boolean =>
  Object.values(STEPS).some(({ to, needsCompleteText: needed }) => needed && to === stage);
