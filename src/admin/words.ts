'use client';
/** Words of the desk's own controls, in the admin's two languages. */
import { useTranslation } from '@payloadcms/ui';

const en = {
  approve: 'Approve',
  approved: 'Approved.',
  changedSince: 'Published, with unpublished changes',
  correct: 'Publish correction',
  failed: 'It could not be done. Try again.',
  publish: 'Publish',
  reason: 'Reason, as readers will see it',
  restore: 'Restore',
  scheduled: 'Approved for release at the time set.',
  schedule: 'Approve for release at the time set',
  saveDraft: 'Save draft',
  saved: 'Saved.',
  sendBack: 'Send back',
  sentBack: 'Sent back.',
  state: 'State',
  submit: 'Submit for review',
  submitted: 'Submitted for review.',
  takeBack: 'Take back',
  takenBack: 'Taken back.',
  withdraw: 'Withdraw…',
  withdrawExplained: 'Readers will get a notice with title, dates and this reason instead of the article.',
  withdrawHeading: 'Withdraw this article',
  withdrawing: 'Withdrawing',
};
type Words = typeof en;

const zh: Words = {
  approve: '核准',
  approved: '已核准。',
  changedSince: '已发布，有未发布的修改',
  correct: '发布更正',
  failed: '操作未成功，请重试。',
  publish: '发布',
  reason: '撤回原因（读者可见）',
  restore: '恢复发布',
  scheduled: '已核准，将按设定时间发布。',
  schedule: '核准并按设定时间发布',
  saveDraft: '保存草稿',
  saved: '已保存。',
  sendBack: '退回',
  sentBack: '已退回。',
  state: '状态',
  submit: '送审',
  submitted: '已送审。',
  takeBack: '取回',
  takenBack: '已取回。',
  withdraw: '撤回…',
  withdrawExplained: '读者将看到包含标题、日期和该原因的说明，而不再看到文章。',
  withdrawHeading: '撤回本文',
  withdrawing: '正在撤回',
};

export function useWords(): Words {
  return useTranslation().i18n.language.startsWith('zh') ? zh : en;
}
