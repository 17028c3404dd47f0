import type { Field } from 'payload';
import { both } from './labels.ts';

/** Kept by the program: named where versions are compared, and in no form, filter or change of many. */
const hidden = { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true } as const;

export const bookkeeping: Field[] = [
  /** Number of saves; the form sends it back, so a save from an older state is recognised. */
  { name: 'revision', label: both('Number of saves', '保存次数'), type: 'number', admin: hidden },
  {
    name: 'firstPublishedAt',
    label: both('First published at', '首次发布时间'),
    type: 'date',
    index: true,
    admin: hidden,
  },
  /** What a bulk import calls it, and the hash of the row it came from: the same row again changes nothing. */
  { name: 'externalId', label: both('Id in an import', '导入编号'), type: 'text', index: true, admin: hidden },
  { name: 'importHash', label: both('Hash of the imported row', '导入行的哈希'), type: 'text', admin: hidden },
  {
    name: 'formerSlugs',
    label: both('Earlier slugs', '曾用网址标识'),
    type: 'text',
    hasMany: true,
    admin: hidden,
  },
];
