import type { CollectionConfig } from 'payload';
import { isStaff, nobody } from '../access/roles.ts';
import { both } from '../fields/labels.ts';

const readOnly = { readOnly: true };

/** Addresses under which one person without an account reads one exact text before it is public. Made and ended on the article. */
export const PreviewLinks: CollectionConfig = {
  slug: 'preview-links',
  labels: { singular: both('Preview link', '预览链接'), plural: both('Preview links', '预览链接') },
  access: { read: isStaff, create: nobody, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'recipient',
    group: both('Publishing', '发布'),
    defaultColumns: ['recipient', 'article', 'expiresAt', 'agreedAt', 'createdByName'],
    hideAPIURL: true,
    description: both('Made on the article’s own page, under Preview.', '请在文章的“预览”页上创建。'),
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  fields: [
    {
      name: 'article',
      label: both('Article', '文章'),
      type: 'relationship',
      relationTo: 'articles',
      required: true,
      index: true,
      admin: readOnly,
    },
    { name: 'recipient', label: both('For', '给'), type: 'text', required: true, maxLength: 200, admin: readOnly },
    /** SHA-256 of the secret in the address: the address itself is kept nowhere. */
    {
      name: 'secretHash',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      access: { read: () => false },
      admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    },
    { name: 'sha256', label: both('Text (SHA-256)', '文本（SHA-256）'), type: 'text', required: true, admin: readOnly },
    { name: 'expiresAt', label: both('Valid until', '有效期至'), type: 'date', required: true, admin: readOnly },
    { name: 'revokedAt', label: both('Ended at', '停用时间'), type: 'date', admin: readOnly },
    { name: 'createdByName', label: both('Made by', '创建人'), type: 'text', admin: readOnly },
    { name: 'agreedAt', label: both('Agreed at', '同意时间'), type: 'date', admin: readOnly },
    { name: 'agreedBy', label: both('Agreed by', '同意人'), type: 'text', admin: readOnly },
  ],
};
