/** Into which one an entity was merged: set by a merger alone. */
import type { CollectionSlug, Field } from 'payload';
import { nobody } from '../access/roles.ts';
import { both } from './labels.ts';

export const mergedField = (collection: string): Field => ({
  name: 'mergedInto',
  label: both('Merged into', '已合并到'),
  type: 'relationship',
  relationTo: collection as CollectionSlug,
  index: true,
  access: { create: nobody, update: nobody },
  admin: {
    readOnly: true,
    position: 'sidebar',
    disableBulkEdit: true,
    condition: (data) => Boolean(data?.mergedInto),
  },
});

/** What a field can name: nothing that was merged. */
export const unmerged = { mergedInto: { exists: false } } as const;
