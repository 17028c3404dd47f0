import type { CollectionConfig } from 'payload';
import { isAdministrator, isStaff } from './access/roles.ts';
import { both } from './fields/labels.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';

/** Words of the trade that mean the same: who searches for one of a row finds the others too. */
export const Synonyms: CollectionConfig = {
  slug: 'synonyms',
  labels: { singular: both('Synonyms', '同义词'), plural: both('Synonyms', '同义词') },
  access: { read: isStaff, create: isAdministrator, update: isAdministrator, delete: isAdministrator },
  admin: {
    group: both('Administration', '管理'),
    defaultColumns: ['terms', 'updatedAt'],
    hideAPIURL: true,
    description: both('A search for one word of a row finds the others too.', '检索一行中的任一词，也会找到其余各词。'),
  },
  disableDuplicate: true,
  hooks: { afterChange: [auditChange], afterDelete: [auditDelete] },
  fields: [
    {
      name: 'terms',
      label: both('Words that mean the same', '同义的词'),
      type: 'text',
      hasMany: true,
      required: true,
      minRows: 2,
      maxRows: 30,
      maxLength: 100,
      admin: { description: both('Press Enter after each.', '每个词之后按回车。') },
    },
  ],
};
