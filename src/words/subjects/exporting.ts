/** The export menus of articles and series. */
import type { Texts } from '../text.ts';

export const exporting = {
  export: { en: 'Export', zh: '导出' },
  wechat: { en: 'Copy for WeChat', zh: '复制到公众号' },
  docx: { en: 'Word (.docx)', zh: 'Word 文档（.docx）' },
  md: { en: 'Markdown (.md)', zh: 'Markdown 文件（.md）' },
  txt: { en: 'Plain text (.txt)', zh: '纯文本（.txt）' },
  copied: { en: 'Copied. Paste it into WeChat’s editor.', zh: '已复制，可粘贴到公众号编辑器。' },
  copyRefused: {
    en: 'The browser did not let this page copy. Open the admin by https, or try another browser.',
    zh: '浏览器不允许本页复制。请用 https 打开管理后台，或换用其他浏览器。',
  },
  failed: { en: 'It could not be done. Try again.', zh: '操作未成功，请重试。' },
  making: { en: 'The file is being made …', zh: '正在生成文件……' },
  unsaved: { en: 'What you have not saved is not in it.', zh: '不含尚未保存的修改。' },
  published: { en: 'Published instalments', zh: '已发布各期' },
  withDrafts: { en: 'With drafts', zh: '含草稿' },
  noArticle: { en: 'The desk has no such article.', zh: '没有这篇文章。' },
  noInstalment: { en: 'The series has no such article in this language.', zh: '该系列没有这种语言的此类文章。' },
} as const satisfies Texts;
