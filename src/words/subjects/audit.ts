/** What the audit log calls each step, by the word that is stored: done, and, for refusals, wanted. */
import type { Texts } from '../text.ts';

export const audit = {
  merged: { en: 'merged into another one', zh: '合并到另一条目' },
  'merger undone': { en: 'merger undone', zh: '撤销合并' },
  merge: { en: 'merge', zh: '合并' },
  created: { en: 'created', zh: '新建' },
  changed: { en: 'changed', zh: '修改' },
  imported: { en: 'imported', zh: '导入' },
  'imported and published': { en: 'imported and published', zh: '导入并发布' },
  deleted: { en: 'deleted', zh: '删除' },
  saved: { en: 'saved', zh: '保存' },
  submitted: { en: 'submitted', zh: '送审' },
  'taken back': { en: 'taken back', zh: '取回' },
  approved: { en: 'approved', zh: '核准' },
  scheduled: { en: 'scheduled', zh: '核准并定时' },
  'sent back': { en: 'sent back', zh: '退回' },
  'approval void': { en: 'approval void: the text was changed', zh: '核准失效（文本已修改）' },
  agreed: { en: 'agreed through a preview link', zh: '通过预览链接同意' },
  published: { en: 'published', zh: '发布' },
  corrected: { en: 'corrected', zh: '更正' },
  withdrawn: { en: 'withdrawn', zh: '撤回' },
  restored: { en: 'restored', zh: '恢复发布' },
  trashed: { en: 'moved to the trash', zh: '移入回收站' },
  'taken out of the trash': { en: 'taken out of the trash', zh: '移出回收站' },
  'version restored': { en: 'earlier version restored', zh: '恢复旧版本' },
  save: { en: 'save', zh: '保存' },
  publish: { en: 'publish', zh: '发布' },
  withdraw: { en: 'withdraw', zh: '撤回' },
  unpublish: { en: 'unpublish', zh: '取消发布' },
  approve: { en: 'approve', zh: '核准' },
  change: { en: 'change', zh: '修改' },
  delete: { en: 'delete', zh: '删除' },
  trash: { en: 'move to the trash', zh: '移入回收站' },
  release: { en: 'release', zh: '定时发布' },
} as const satisfies Texts;

/** Lines of an event's detail, by the words they are stored with; the value comes after them. Every other line is what somebody wrote. */
export const auditDetails = {
  release: { en: 'release at {{value}}', zh: '定于 {{value}} 发布' },
  'approved by': { en: 'approved by {{value}}', zh: '核准人：{{value}}' },
  'submitted by': { en: 'submitted by {{value}}', zh: '送审人：{{value}}' },
  to: { en: 'to {{value}}', zh: '审核人：{{value}}' },
  text: { en: 'text (SHA-256) {{value}}', zh: '文本（SHA-256）{{value}}' },
  line: { en: '{{file}}, line {{value}}', zh: '{{file}}，第 {{value}} 行' },
  'small repair': { en: 'small repair, without a note', zh: '小修正，不附说明' },
} as const satisfies Texts;
