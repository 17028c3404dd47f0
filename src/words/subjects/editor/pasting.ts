/** What the editor says when a text was pasted. */
import type { Texts } from '../../text.ts';

export const pasting = {
  cleaning: { en: 'The text is being cleaned …', zh: '正在整理粘贴的文字……' },
  missing: {
    en: 'Pictures that did not come along: {{count}}. Fill or remove their places before publication.',
    zh: '有 {{count}} 张图片未能带入。发布前请补上图片或删除其空位。',
  },
  dropped: {
    en: 'Left out: {{count}} (adverts, invisible text and the like)',
    zh: '已略去 {{count}} 处（广告、不可见文字等）',
  },
  asItCame: {
    en: 'The cleaning could not be reached: the text was pasted as it came.',
    zh: '无法整理，已按原样粘贴文字。',
  },
  asItCameWithout: {
    en: 'The cleaning could not be reached: the text was pasted as it came, without {{count}} pictures.',
    zh: '无法整理，已按原样粘贴文字，{{count}} 张图片未带入。',
  },
} as const satisfies Texts;
