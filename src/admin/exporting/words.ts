'use client';
/** Words of the export menus, in the admin's two languages. */
import { useTranslation } from '@payloadcms/ui';

const en = {
  export: 'Export',
  wechat: 'Copy for WeChat',
  docx: 'Word (.docx)',
  md: 'Markdown (.md)',
  txt: 'Plain text (.txt)',
  copied: 'Copied. Paste it into WeChat’s editor.',
  copyRefused: 'The browser did not let this page copy. Open the admin by https, or try another browser.',
  failed: 'It could not be done. Try again.',
  making: 'The file is being made …',
  unsaved: 'What you have not saved is not in it.',
  published: 'Published instalments',
  withDrafts: 'With drafts',
};
export type ExportWords = typeof en;

const zh: ExportWords = {
  export: '导出',
  wechat: '复制到公众号',
  docx: 'Word 文档（.docx）',
  md: 'Markdown（.md）',
  txt: '纯文本（.txt）',
  copied: '已复制，可粘贴到公众号编辑器。',
  copyRefused: '浏览器不允许本页复制。请用 https 打开管理后台，或换用其他浏览器。',
  failed: '操作未成功，请重试。',
  making: '正在生成文件……',
  unsaved: '不含尚未保存的修改。',
  published: '已发布各期',
  withDrafts: '含草稿',
};

export function useExportWords(): ExportWords {
  return useTranslation().i18n.language.startsWith('zh') ? zh : en;
}
