/** Why the desk says no to a preview, an approval, or a correction. */
import type { Texts } from '../../text.ts';

export const reviewRefusals = {
  previewRecipient: {
    en: 'Say for whom the link is, and for how many days (1 to {{max}}).',
    zh: '请填写链接给谁，以及有效天数（1 至 {{max}} 天）。',
  },
  previewIncomplete: {
    en: 'Readers could not be shown this article as it is: complete it and save it first.',
    zh: '文章尚不完整，无法预览，请先补全并保存。',
  },
  noteNeeded: {
    en: 'Tell readers what was corrected: add a row here, or mark the correction as a small repair.',
    zh: '请在此添加一行，向读者说明更正了什么，或将其标为小修正。',
  },
  approvalVoid: {
    en: 'The text is no longer the one that {{name}} approved on {{at}}. Look at it and approve it again.',
    zh: '文本已不同于{{name}}于 {{at}} 核准的文本，请查看后重新核准。',
  },
  ownText: {
    en: 'Nobody approves or publishes a text of their own here. Ask a colleague.',
    zh: '按本系统的规则，任何人不得核准或发布自己的文本，请由同事办理。',
  },
  ownChange: {
    en: 'Save your changes first: somebody else approves and publishes them.',
    zh: '请先保存修改，再由他人核准和发布。',
  },
} as const satisfies Texts;
