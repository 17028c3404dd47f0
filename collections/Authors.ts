import type { CollectionConfig } from 'payload';
import { entityCollection } from './entityCollection.ts';
import { both } from './fields/labels.ts';
import { unmerged } from './fields/mergedField.ts';
import { calendarDate, webUrl } from './fields/values.ts';

export const Authors: CollectionConfig = entityCollection({
  slug: 'authors',
  kind: 'author',
  labels: { singular: both('Author', '作者'), plural: both('Authors', '作者') },
  nameLabel: both('Name', '姓名'),
  fields: [
    { name: 'bio', label: both('Biography', '简介'), type: 'textarea', localized: true },
    { name: 'portrait', label: both('Portrait', '照片'), type: 'upload', relationTo: 'media' },
    {
      name: 'positions',
      label: both('Positions', '任职经历'),
      labels: { singular: both('Position', '职务'), plural: both('Positions', '职务') },
      type: 'array',
      maxRows: 50,
      fields: [
        { name: 'position', label: both('Position', '职务'), type: 'text', localized: true },
        {
          name: 'organization',
          label: both('Organization', '单位'),
          type: 'relationship',
          relationTo: 'organizations',
          filterOptions: unmerged,
        },
        {
          type: 'row',
          fields: [
            calendarDate({ name: 'from', label: both('From', '起') }),
            calendarDate({ name: 'to', label: both('To', '止') }),
          ],
        },
      ],
    },
    {
      name: 'sameAs',
      label: both('Other pages about this person', '其他介绍页面'),
      labels: { singular: both('Address', '网址'), plural: both('Addresses', '网址') },
      type: 'array',
      maxRows: 20,
      fields: [webUrl({ name: 'url', label: both('Address', '网址'), required: true })],
    },
  ],
});
