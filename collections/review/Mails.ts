import type { CollectionConfig } from 'payload';
import { isAdministrator, nobody } from '../access/roles.ts';
import { both } from '../fields/labels.ts';

const readOnly = { readOnly: true };

/** Letters to staff on their way: kept until the mail server took them, and tried again while it is away. */
export const Mails: CollectionConfig = {
  slug: 'mails',
  labels: { singular: both('Mail', '邮件'), plural: both('Mails', '邮件') },
  access: { read: isAdministrator, create: nobody, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'subject',
    group: both('Administration', '管理'),
    defaultColumns: ['subject', 'to', 'sentAt', 'attempts', 'failure'],
    hideAPIURL: true,
    description: both(
      'What the archive sends to staff. A letter that could not be sent is tried again for three days.',
      '系统发给工作人员的邮件。未能发出的邮件会在三天内重试。',
    ),
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  fields: [
    { name: 'to', label: both('To', '收件人'), type: 'text', required: true, admin: readOnly },
    { name: 'subject', label: both('Subject', '主题'), type: 'text', required: true, admin: readOnly },
    /** Emptied once it is sent; a letter about a forgotten password carries its key, so nobody reads it here. */
    { name: 'text', type: 'textarea', access: { read: () => false }, admin: { hidden: true, disableListColumn: true } },
    { name: 'attempts', label: both('Attempts', '尝试次数'), type: 'number', defaultValue: 0, admin: readOnly },
    { name: 'nextAt', label: both('Next attempt', '下次尝试'), type: 'date', index: true, admin: readOnly },
    { name: 'sentAt', label: both('Sent at', '发送时间'), type: 'date', admin: readOnly },
    {
      name: 'failure',
      label: both('What the mail server said', '邮件服务器的答复'),
      type: 'textarea',
      admin: readOnly,
    },
  ],
};
