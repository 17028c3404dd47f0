import type { CollectionConfig } from 'payload';
import { isStaff, nobody } from '../access/roles.ts';
import { tellOfLateRelease } from '../review/notify.ts';
import { problemFields } from '../fields/problemFields.ts';
import { both } from '../fields/labels.ts';

/** What is not public though the desk says so, or came due and was refused. The publisher keeps the list, nobody else. */
export const Problems: CollectionConfig = {
  slug: 'problems',
  labels: { singular: both('Problem', '问题'), plural: both('Problems', '发布问题') },
  access: { read: isStaff, create: nobody, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'title',
    group: both('Publishing', '发布'),
    defaultColumns: ['title', 'since', 'scheduledFor', 'reason'],
    hideAPIURL: true,
    description: both(
      'What readers do not have though it should be public. A line goes by itself once it is mended.',
      '应当公开而读者尚未看到的内容。问题解决后自动消失。',
    ),
  },
  defaultSort: '-since',
  disableDuplicate: true,
  hooks: { afterChange: [tellOfLateRelease] },
  fields: problemFields,
};
