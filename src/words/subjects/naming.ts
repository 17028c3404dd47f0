/** Names of controls that show no word, for those who hear the page. */
import type { Texts } from '../text.ts';

export const naming = {
  more: { en: 'More', zh: '更多' },
  choose: { en: 'Choose this row', zh: '选择此行' },
  chooseAll: { en: 'Choose all rows', zh: '选择所有行' },
  move: { en: 'Move this row', zh: '移动此行' },
  text: { en: 'Text', zh: '正文' },
  value: { en: 'Choose', zh: '选择' },
  bold: { en: 'Bold', zh: '加粗' },
  italic: { en: 'Italic', zh: '斜体' },
  underline: { en: 'Underline', zh: '下划线' },
  strikethrough: { en: 'Strikethrough', zh: '删除线' },
  subscript: { en: 'Subscript', zh: '下标' },
  superscript: { en: 'Superscript', zh: '上标' },
  link: { en: 'Link', zh: '链接' },
  add: { en: 'Insert', zh: '插入' },
  align: { en: 'Alignment', zh: '对齐' },
  indentIncrease: { en: 'Indent more', zh: '增加缩进' },
  indentDecrease: { en: 'Indent less', zh: '减少缩进' },
  paragraph: { en: 'Kind of paragraph', zh: '段落样式' },
} as const satisfies Texts;
