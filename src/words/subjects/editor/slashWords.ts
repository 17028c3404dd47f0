/** What an entry of the editor's slash menu is looked for by, beside its label and its English words: apart by blanks. */
import type { Texts } from '../../text.ts';

export const slashWords = {
  table: { en: 'table grid', zh: '表格' },
  upload: { en: 'image picture', zh: '图片 照片 附图 文件' },
  'heading-2': { en: 'title', zh: '标题' },
  'heading-3': { en: 'title', zh: '标题' },
  'heading-4': { en: 'title', zh: '标题' },
  paragraph: { en: 'text paragraph', zh: '正文 段落' },
  blockquote: { en: 'quote', zh: '引文 引语' },
  orderedList: { en: 'numbered', zh: '编号 列表' },
  unorderedList: { en: 'bullet', zh: '项目符号 列表' },
} as const satisfies Texts;
