import type { CollectionConfig } from 'payload';
import { entityCollection } from './entityCollection.ts';
import { both } from './fields/labels.ts';
import { unmerged } from './fields/mergedField.ts';

export const Topics: CollectionConfig = entityCollection({
  slug: 'topics',
  kind: 'topic',
  labels: { singular: both('Topic', '主题'), plural: both('Topics', '主题') },
  columns: ['parent'],
  fields: [
    {
      name: 'parent',
      label: both('Broader topic', '上级主题'),
      type: 'relationship',
      relationTo: 'topics',
      filterOptions: ({ id }) => (id ? { ...unmerged, id: { not_equals: id } } : unmerged),
    },
    { name: 'description', label: both('Description', '说明'), type: 'textarea', localized: true },
  ],
});
