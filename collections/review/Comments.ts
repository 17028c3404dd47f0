import type { CollectionConfig } from 'payload';
import { isStaff, nobody } from '../access/roles.ts';
import { both } from '../fields/labels.ts';
import { checkComment } from './commentRules.ts';

export const COMMENT_MAX = 5000;

const readOnly = { readOnly: true };

/** What colleagues, and whoever has a preview link, say of an article or of a passage in it. Never public. */
export const Comments: CollectionConfig = {
  slug: 'comments',
  labels: { singular: both('Comment', '批注'), plural: both('Comments', '批注') },
  access: { read: isStaff, create: isStaff, update: isStaff, delete: nobody },
  admin: {
    useAsTitle: 'text',
    group: both('Publishing', '发布'),
    defaultColumns: ['text', 'article', 'authorName', 'resolved', 'createdAt'],
    hideAPIURL: true,
    description: both(
      'Remarks on articles; write them on the article’s own page, under Review.',
      '对文章的批注；请在文章的“审核”页上填写。',
    ),
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  hooks: { beforeChange: [checkComment] },
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
    { name: 'text', label: both('Comment', '批注'), type: 'textarea', required: true, maxLength: COMMENT_MAX },
    {
      name: 'passage',
      label: both('Passage', '所指文字'),
      type: 'textarea',
      maxLength: 1000,
      admin: { ...readOnly, description: both('The words it is about.', '批注所指的原文。') },
    },
    { name: 'resolved', label: both('Resolved', '已解决'), type: 'checkbox', defaultValue: false, index: true },
    { name: 'resolvedBy', label: both('Resolved by', '解决人'), type: 'text', admin: readOnly },
    { name: 'author', label: both('Account', '账号'), type: 'relationship', relationTo: 'users', admin: readOnly },
    { name: 'authorName', label: both('By', '批注人'), type: 'text', admin: readOnly },
  ],
};
