'use client';
import { useTranslation } from '@payloadcms/ui';
import type { DefaultCellComponentProps } from 'payload';

/** What the audit log calls each step, as stored, in Chinese; in English it stands as it is. */
const ACTIONS: Record<string, string> = {
  created: '新建',
  changed: '修改',
  deleted: '删除',
  saved: '保存',
  submitted: '送审',
  'taken back': '取回',
  approved: '核准',
  scheduled: '核准并定时',
  'sent back': '退回',
  published: '发布',
  corrected: '更正',
  withdrawn: '撤回',
  restored: '恢复发布',
  trashed: '移入回收站',
  'taken out of the trash': '移出回收站',
  'version restored': '恢复旧版本',
  save: '保存',
  publish: '发布',
  withdraw: '撤回',
  unpublish: '取消发布',
  approve: '核准',
  change: '修改',
  delete: '删除',
  trash: '移入回收站',
  release: '定时发布',
};

export function ActionCell({ cellData }: DefaultCellComponentProps) {
  const { i18n } = useTranslation();
  const action = String(cellData ?? '');
  return <span>{i18n.language.startsWith('zh') ? (ACTIONS[action] ?? action) : action}</span>;
}
