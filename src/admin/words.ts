'use client';
/** Words of the desk's own controls, in the admin's two languages. */
import { useTranslation } from '@payloadcms/ui';

const en = {
  approve: 'Approve',
  failed: 'It could not be done. Try again.',
  reason: 'Reason, as readers will see it',
  schedule: 'Approve for release at the time set',
  sendBack: 'Send back',
  submit: 'Submit for review',
  takeBack: 'Take back',
  withdraw: 'Withdraw…',
  withdrawExplained: 'Readers will get a notice with title, dates and this reason instead of the article.',
  withdrawHeading: 'Withdraw this article',
  withdrawing: 'Withdrawing',
};
type Words = typeof en;

const zh: Words = {
  approve: '核准',
  failed: '操作未成功，请重试。',
  reason: '撤回原因（读者可见）',
  schedule: '核准并按设定时间发布',
  sendBack: '退回',
  submit: '送审',
  takeBack: '取回',
  withdraw: '撤回…',
  withdrawExplained: '读者将看到包含标题、日期和该原因的说明，而不再看到文章。',
  withdrawHeading: '撤回本文',
  withdrawing: '正在撤回',
};

export function useWords(): Words {
  return useTranslation().i18n.language.startsWith('zh') ? zh : en;
}
