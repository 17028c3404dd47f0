/** An article before it is public: the page as readers will get it, and links for those who have no account. */
import type { Texts } from '../text.ts';

export const preview = {
  tab: { en: 'Preview', zh: '预览' },
  width: { en: 'Width of the page', zh: '页面宽度' },
  desktop: { en: 'Desktop', zh: '电脑' },
  phone: { en: 'Phone', zh: '手机' },
  links: { en: 'Links for people without an account', zh: '供无账号者审阅的链接' },
  explained: {
    en: 'A link shows this exact text to whoever has it, until it expires or you end it. Any change of the text ends it too.',
    zh: '持有链接者可看到此文本，直到过期或停用为止。文本一经修改，链接随即失效。',
  },
  recipient: { en: 'For whom', zh: '给谁审阅' },
  recipientMissing: { en: 'Say for whom the link is.', zh: '请填写链接给谁。' },
  days: { en: 'Days it is valid', zh: '有效天数' },
  make: { en: 'Make a link', zh: '生成链接' },
  copy: { en: 'Copy it now; it is shown only once', zh: '请立即复制，仅显示一次' },
  end: { en: 'End it', zh: '停用' },
  ended: { en: 'ended on {{when}}', zh: '已于 {{when}} 停用' },
  validUntil: { en: 'valid until {{when}}', zh: '有效期至 {{when}}' },
  agreed: { en: '{{who}} agreed on {{when}}', zh: '{{who}}已于 {{when}} 同意' },
} as const satisfies Texts;
