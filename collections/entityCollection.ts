/** What authors, organizations, sources, series and topics have in common: name, slug, access, audit, projection. */
import type { CollectionConfig, Field } from 'payload';
import type { EntityKind } from '../src/domain/lists.ts';
import { isPublisher, isStaff } from './access/roles.ts';
import { entitySlug, nameField, slugField } from './fields/entityFields.ts';
import { both } from './fields/labels.ts';
import { askAfterChange, askAfterDelete } from './hooks/askPublisher.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';
import { refuseDeletionOfPublished } from './hooks/refuseDeletion.ts';

type Input = {
  slug: string;
  kind: EntityKind;
  labels: { singular: ReturnType<typeof both>; plural: ReturnType<typeof both> };
  nameLabel?: ReturnType<typeof both>;
  columns?: string[];
  fields: Field[];
};

export function entityCollection({ slug, kind, labels, nameLabel, columns = [], fields }: Input): CollectionConfig {
  return {
    slug,
    labels,
    access: { read: isStaff, create: isStaff, update: isStaff, delete: isPublisher },
    admin: {
      useAsTitle: 'name',
      group: both('Reference', '基础资料'),
      defaultColumns: ['name', 'slug', ...columns, 'updatedAt'],
      listSearchableFields: ['name', 'slug'],
      pagination: { defaultLimit: 25, limits: [10, 25, 50, 100] },
      hideAPIURL: true,
    },
    versions: { maxPerDoc: 0 },
    defaultSort: 'name',
    hooks: {
      beforeValidate: [entitySlug(kind)],
      beforeDelete: [refuseDeletionOfPublished(kind)],
      afterChange: [auditChange, askAfterChange],
      afterDelete: [auditDelete, askAfterDelete],
    },
    fields: [nameField(nameLabel), slugField, ...fields],
  };
}
