import type { CollectionConfig } from 'payload';
import { entityCollection } from './entityCollection.ts';
import { both } from './fields/labels.ts';
import { webUrl } from './fields/values.ts';
import { optionsOf, sourceKinds } from '../src/words/subjects/lists.ts';

export const Sources: CollectionConfig = entityCollection({
  slug: 'sources',
  kind: 'source',
  labels: { singular: both('Source', '来源'), plural: both('Sources', '来源') },
  columns: ['kind'],
  fields: [
    {
      name: 'kind',
      label: both('Kind', '类别'),
      type: 'select',
      options: optionsOf(sourceKinds),
    },
    webUrl({
      name: 'url',
      label: both('Website', '网站'),
      admin: { description: both('Republications are recognised by it.', '用于识别转载。') },
    }),
    {
      name: 'ledger',
      label: both('Republications', '转载'),
      type: 'ui',
      admin: { disableListColumn: true, components: { Field: '/src/admin/ledger/OutletLedger.tsx#OutletLedger' } },
    },
  ],
});
