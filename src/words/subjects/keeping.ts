/** Text that was written and not saved: kept in the browser and offered again. */
import type { Texts } from '../text.ts';

export const keeping = {
  kept: {
    en: 'What you wrote here and did not save, last at {{when}}, is kept in this browser.',
    zh: '您在此处尚未保存的内容（最后于 {{when}}）仍保留在此浏览器中。',
  },
  savedSince: {
    en: 'The article was saved since then: compare before you save what you bring back.',
    zh: '此后本文已被保存过：恢复后请先核对再保存。',
  },
  bringBack: { en: 'Bring it back', zh: '恢复' },
  discard: { en: 'Discard it', zh: '丢弃' },
  broughtBack: { en: 'It is back in the form. Save it to keep it.', zh: '已恢复到表单中，请保存。' },
  translations: { en: 'Translations', zh: '译文' },
} as const satisfies Texts;
