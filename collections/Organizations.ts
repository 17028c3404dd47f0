import type { CollectionConfig } from 'payload';
import { entityCollection } from './entityCollection.ts';
import { both } from './fields/labels.ts';
import { webUrl } from './fields/values.ts';

export const Organizations: CollectionConfig = entityCollection({
  slug: 'organizations',
  kind: 'organization',
  labels: { singular: both('Organization', '单位'), plural: both('Organizations', '单位') },
  columns: ['kind'],
  fields: [
    {
      name: 'kind',
      label: both('Kind', '类别'),
      type: 'select',
      options: [
        { value: 'company', label: both('Company', '企业') },
        { value: 'association', label: both('Association', '协会') },
        { value: 'institute', label: both('Institute or university', '院所') },
        { value: 'government', label: both('Public authority', '政府机构') },
        { value: 'other', label: both('Other', '其他') },
      ],
    },
    { name: 'place', label: both('Place', '所在地'), type: 'text', localized: true },
    webUrl({ name: 'website', label: both('Website', '网站') }),
    { name: 'logo', label: both('Logo', '标志'), type: 'upload', relationTo: 'media' },
  ],
});
