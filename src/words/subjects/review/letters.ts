/** Letters to staff: subject and first sentence; what was said with the step and the address of the article follow. */
import type { Text } from '../../text.ts';

type Letter = { subject: Text; text: Text };

export const letters = {
  submitted: {
    subject: { en: 'To review: {{title}}', zh: '待审核：{{title}}' },
    text: { en: '{{who}} submitted "{{title}}" for review.', zh: '{{who}}送审了《{{title}}》。' },
  },
  sentBack: {
    subject: { en: 'Sent back: {{title}}', zh: '已退回：{{title}}' },
    text: { en: '{{who}} sent "{{title}}" back.', zh: '{{who}}退回了《{{title}}》。' },
  },
  approved: {
    subject: { en: 'Approved: {{title}}', zh: '已核准：{{title}}' },
    text: { en: '{{who}} approved "{{title}}".', zh: '{{who}}核准了《{{title}}》。' },
  },
  released: {
    subject: { en: 'Released: {{title}}', zh: '已发布：{{title}}' },
    text: { en: '"{{title}}" was released at its hour.', zh: '《{{title}}》已按时发布。' },
  },
  late: {
    subject: { en: 'Not released: {{title}}', zh: '未能按时发布：{{title}}' },
    text: {
      en: '"{{title}}" was due and could not be released. The article says why.',
      zh: '《{{title}}》未能按时发布，原因见文章页面。',
    },
  },
  agreed: {
    subject: { en: 'Answer to the preview: {{title}}', zh: '预览答复：{{title}}' },
    text: { en: '{{who}} answered to the preview of "{{title}}".', zh: '{{who}}对《{{title}}》的预览作出了答复。' },
  },
  forgotten: {
    subject: { en: 'A new password', zh: '设置新密码' },
    text: {
      en: 'Somebody, perhaps you, asked for a new password. The address below is good for one hour and once. If it was not you, do nothing.',
      zh: '有人（也许是您）请求设置新密码。以下网址一小时内有效，仅可使用一次。如非本人操作，请忽略。',
    },
  },
} as const satisfies Record<string, Letter>;
