/** The steps of an article: buttons, what they ask, and what is said when they are done. */
import type { Texts } from '../text.ts';

export const steps = {
  approve: { en: 'Approve', zh: '核准' },
  approved: { en: 'Approved.', zh: '已核准。' },
  changedSince: { en: 'Published, with unpublished changes', zh: '已发布，有未发布的修改' },
  corrected: { en: 'The correction is public.', zh: '更正已公开。' },
  correctHeading: { en: 'Publish this correction', zh: '发布更正' },
  correctExplained: {
    en: 'Readers get a new edition. The present one stays in the log as an earlier edition. This will be different:',
    zh: '读者将看到新的版次，当前版次作为较早版次保留在日志中。不同之处如下：',
  },
  note: { en: 'Note for readers: what was corrected', zh: '给读者的更正说明' },
  furtherNote: {
    en: 'A further note for readers (the one under Corrections goes out too)',
    zh: '另加一条更正说明（“更正”中已填写的说明会一并公开）',
  },
  noteMissing: {
    en: 'Tell readers what was corrected, or mark this as a small repair.',
    zh: '请向读者说明更正了什么，或标为小修正。',
  },
  reasonMissing: { en: 'Give the reason that readers will see.', zh: '请填写读者将看到的撤回原因。' },
  smallRepair: { en: 'A small repair (spelling and the like): no note', zh: '小修正（错别字等），不附说明' },
  withdrawn: {
    en: 'Withdrawn. Your unsaved changes are still in this form.',
    zh: '已撤回。您未保存的修改仍在本页。',
  },
  withdrawNow: { en: 'Withdraw', zh: '撤回' },
  withdrawStays: {
    en: 'What stays: the address, the citation, and every edition in the log. It can be restored at any time.',
    zh: '保留的内容：网址、引用信息以及日志中的所有版次。随时可以恢复发布。',
  },
  withdrawUnsaved: {
    en: 'Your unsaved changes stay in the form; save them afterwards.',
    zh: '未保存的修改会留在表单中，请随后保存。',
  },
  correct: { en: 'Publish correction', zh: '发布更正' },
  failed: { en: 'It could not be done. Try again.', zh: '操作未成功，请重试。' },
  publish: { en: 'Publish', zh: '发布' },
  reason: { en: 'Reason, as readers will see it', zh: '撤回原因（读者可见）' },
  restore: { en: 'Restore', zh: '恢复发布' },
  restored: { en: 'Restored. Readers have it again.', zh: '已恢复，读者可再次阅读。' },
  restoreHeading: { en: 'Restore this article', zh: '恢复发布本文' },
  restoreExplained: {
    en: 'Readers get the article again, at its old address, with the text that this form shows. It is a new edition; the withdrawal stays in the log.',
    zh: '读者可在原网址再次阅读本文，内容以本页表单为准。这将成为新的版次，撤回记录保留在日志中。',
  },
  restoreReason: { en: 'It was withdrawn because:', zh: '当时的撤回原因：' },
  scheduled: { en: 'Approved for release at the time set.', zh: '已核准，将按设定时间发布。' },
  schedule: { en: 'Approve for release at the time set', zh: '核准并按设定时间发布' },
  propose: { en: 'Propose correction', zh: '提出更正' },
  proposed: {
    en: 'Saved as a proposal. Submit it for review when it is complete.',
    zh: '已保存为更正建议，完成后请送审。',
  },
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
} as const satisfies Texts;
