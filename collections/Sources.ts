import type { CollectionConfig } from 'payload';
import { entityCollection } from './entityCollection.ts';
import { both } from './fields/labels.ts';
import { webUrl } from './fields/values.ts';

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
      options: [
        { value: 'portal', label: both('Portal', '门户网站') },
        { value: 'official-account', label: both('Official account', '公众号') },
        { value: 'newspaper', label: both('Newspaper', '报纸') },
        { value: 'magazine', label: both('Magazine', '杂志') },
        { value: 'website', label: both('Website', '网站') },
        { value: 'association', label: both('Association', '协会') },
      ],
    },
    webUrl({ name: 'url', label: both('Website', '网站') }),
  ],
});
