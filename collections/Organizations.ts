import type { CollectionConfig } from 'payload';
import { entityCollection } from './entityCollection.ts';
import { both } from './fields/labels.ts';
import { webUrl } from './fields/values.ts';
import { optionsOf, organizationKinds } from '../src/words/subjects/lists.ts';

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
      options: optionsOf(organizationKinds),
    },
    { name: 'place', label: both('Place', '所在地'), type: 'text', localized: true },
    webUrl({ name: 'website', label: both('Website', '网站') }),
    { name: 'logo', label: both('Logo', '标志'), type: 'upload', relationTo: 'media' },
  ],
});
