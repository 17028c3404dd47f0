import type { CollectionConfig } from 'payload';
import { entityCollection } from './entityCollection.ts';
import { both } from './fields/labels.ts';
import { unmerged } from './fields/mergedField.ts';
import { cadences, optionsOf } from '../src/words/subjects/lists.ts';

export const Series: CollectionConfig = entityCollection({
  slug: 'series',
  kind: 'series',
  labels: { singular: both('Series', '系列'), plural: both('Series', '系列') },
  nameLabel: both('Title', '标题'),
  columns: ['cadence'],
  controls: ['/src/admin/exporting/ExportMenu.tsx#SeriesExport'],
  fields: [
    {
      name: 'introduction',
      label: both('Introduction', '引言'),
      type: 'richText',
      localized: true,
      admin: {
        description: both(
          'Opens each instalment. Kept here once, shown with every article of the series.',
          '每期开篇的引言。只在此保存一份，随系列中的每篇文章显示。',
        ),
      },
    },
    {
      name: 'publisher',
      label: both('Publishing organization', '发起单位'),
      type: 'relationship',
      relationTo: 'organizations',
      filterOptions: unmerged,
    },
    {
      name: 'cadence',
      label: both('Cadence', '周期'),
      type: 'select',
      options: optionsOf(cadences),
    },
  ],
});
