/** The steps of an article: buttons, what they ask, and what is said when they are done. */
import type { Texts } from '../text.ts';

export const steps = {
  approve: { en: 'Approve', zh: '核准' },
  approved: { en: 'Approved.', zh: '已核准。' },
  changedSince: { en: 'Published, with unpublished changes', zh: '已发布，有未发布的修改' },
  correct: { en: 'Publish correction', zh: '发布更正' },
  failed: { en: 'It could not be done. Try again.', zh: '操作未成功，请重试。' },
  publish: { en: 'Publish', zh: '发布' },
  reason: { en: 'Reason, as readers will see it', zh: '撤回原因（读者可见）' },
  restore: { en: 'Restore', zh: '恢复发布' },
  scheduled: { en: 'Approved for release at the time set.', zh: '已核准，将按设定时间发布。' },
  schedule: { en: 'Approve for release at the time set', zh: '核准并按设定时间发布' },
  saveDraft: { en: 'Save draft', zh: '保存草稿' },
  saved: { en: 'Saved.', zh: '已保存。' },
  sendBack: { en: 'Send back', zh: '退回' },
  sentBack: { en: 'Sent back.', zh: '已退回。' },
  state: { en: 'State', zh: '状态' },
  submit: { en: 'Submit for review', zh: '送审' },
  submitted: { en: 'Submitted for review.', zh: '已送审。' },
  takeBack: { en: 'Take back', zh: '取回' },
  takenBack: { en: 'Taken back.', zh: '已取回。' },
  withdraw: { en: 'Withdraw…', zh: '撤回…' },
  withdrawExplained: {
    en: 'Readers will get a notice with title, dates and this reason instead of the article.',
    zh: '读者将看到包含标题、日期和该原因的说明，而不再看到文章。',
  },
  withdrawHeading: { en: 'Withdraw this article', zh: '撤回本文' },
  withdrawing: { en: 'Withdrawing', zh: '正在撤回' },
} as const satisfies Texts;
