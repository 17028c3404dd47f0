import type { CollectionConfig } from 'payload';
import { isAdministrator, nobody } from './access/roles.ts';
import { both } from './fields/labels.ts';

const readOnly = { readOnly: true };

/** What archive administrators ran, by command or here: who, when, with what, and what came of it. The program keeps it, nobody else. */
export const Runs: CollectionConfig = {
  slug: 'runs',
  labels: { singular: both('Run', '运行记录'), plural: both('Runs', '运行记录') },
  access: { read: isAdministrator, create: nobody, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'kind',
    group: both('Administration', '管理'),
    defaultColumns: ['startedAt', 'kind', 'outcome', 'actorName', 'endedAt'],
    hideAPIURL: true,
  },
  defaultSort: '-startedAt',
  disableDuplicate: true,
  fields: [
    {
      name: 'kind',
      label: both('Kind', '类别'),
      type: 'select',
      required: true,
      index: true,
      options: [
        { value: 'import', label: both('Import', '导入') },
        { value: 'export', label: both('Export', '导出') },
        { value: 'backup', label: both('Backup', '备份') },
        { value: 'verify', label: both('Verification', '核验') },
        { value: 'restore', label: both('Restore', '恢复') },
        { value: 'repair', label: both('Repair', '修复') },
        { value: 'merge', label: both('Merge', '合并') },
      ],
      admin: readOnly,
    },
    {
      name: 'outcome',
      label: both('Outcome', '结果'),
      type: 'select',
      required: true,
      options: [
        { value: 'running', label: both('Running', '进行中') },
        { value: 'done', label: both('Done', '完成') },
        { value: 'refused', label: both('Refused', '拒绝') },
        { value: 'failed', label: both('Failed', '失败') },
        { value: 'cut', label: both('Cut off', '中断') },
      ],
      admin: readOnly,
    },
    {
      name: 'startedAt',
      label: both('Started at', '开始时间'),
      type: 'date',
      required: true,
      index: true,
      admin: readOnly,
    },
    { name: 'endedAt', label: both('Ended at', '结束时间'), type: 'date', admin: readOnly },
    { name: 'actor', label: both('Account', '账号'), type: 'relationship', relationTo: 'users', admin: readOnly },
    { name: 'actorName', label: both('Who', '操作人'), type: 'text', required: true, admin: readOnly },
    { name: 'options', label: both('Options', '选项'), type: 'json', admin: readOnly },
    { name: 'counts', label: both('Counts', '数量'), type: 'json', admin: readOnly },
    { name: 'log', label: both('Report', '报告'), type: 'textarea', maxLength: 10_000_000, admin: readOnly },
  ],
};
