import type { CollectionConfig } from 'payload';
import { APIError } from 'payload';
import { isPublisher, nobody } from '../access/roles.ts';
import { both } from '../fields/labels.ts';
import { optionsOf, outcomes } from '../../src/words/subjects/lists.ts';

const readOnly = { readOnly: true };
const cells = '/src/admin/audit/EventCells.tsx';
const fields = '/src/admin/audit/EventFields.tsx';
/** Stored in words that never change, shown in the language of who reads it. */
const said = (name: 'Action' | 'About' | 'Detail') => ({
  readOnly: true,
  components: { Cell: `${cells}#${name}Cell`, Field: `${fields}#${name}Field` },
});

/** Append-only: the program adds events, nobody changes or deletes one, whatever door is used. */
export const AuditEvents: CollectionConfig = {
  slug: 'audit-events',
  labels: { singular: both('Event', '事件'), plural: both('Audit log', '操作记录') },
  access: { read: isPublisher, create: nobody, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'title',
    group: both('Administration', '管理'),
    defaultColumns: ['createdAt', 'actorName', 'action', 'outcome', 'title'],
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  hooks: {
    beforeOperation: [
      ({ args, operation }) => {
        if (operation === 'update' || operation === 'delete')
          throw new APIError('audit events are kept as they are', 403);
        return args;
      },
    ],
  },
  fields: [
    {
      name: 'action',
      label: both('Action', '操作'),
      type: 'text',
      required: true,
      index: true,
      admin: said('Action'),
    },
    {
      name: 'outcome',
      label: both('Outcome', '结果'),
      type: 'select',
      required: true,
      options: optionsOf(outcomes),
      admin: readOnly,
    },
    { name: 'about', label: both('Collection', '类别'), type: 'text', index: true, admin: said('About') },
    { name: 'document', label: both('Document', '文档编号'), type: 'text', index: true, admin: readOnly },
    { name: 'title', label: both('Title', '标题'), type: 'text', admin: readOnly },
    { name: 'detail', label: both('Detail', '说明'), type: 'textarea', admin: said('Detail') },
    { name: 'actor', label: both('Account', '账号'), type: 'relationship', relationTo: 'users', admin: readOnly },
    { name: 'actorName', label: both('Who', '操作人'), type: 'text', required: true, admin: readOnly },
  ],
};
