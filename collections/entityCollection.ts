/** What authors, organizations, sources, series and topics have in common: name, slug, access, audit, projection. */
import type { CollectionConfig, Field } from 'payload';
import type { EntityKind } from '../src/domain/lists.ts';
import { isPublisher, isStaff } from './access/roles.ts';
import { slugField } from './fields/entityFields.ts';
import { keptField } from './fields/keptField.ts';
import { entitySlug } from './hooks/entitySlug.ts';
import { gatherNames, nameFields, searchEveryName } from './fields/entityNames.ts';
import { both } from './fields/labels.ts';
import { askAfterChange, askAfterDelete } from './hooks/askPublisher.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';
import { countRevisions, revisionField } from './hooks/revision.ts';
import { followMerged, keepMerged, refuseDeletionOfMerged } from './hooks/merged.ts';
import { mergedField, unmerged } from './fields/mergedField.ts';
import { MERGEABLE } from '../src/domain/desk/references.ts';
import { keepPublicEntities } from './hooks/publicEntities.ts';
import { refuseGone } from './hooks/namedThere.ts';
import { refuseDeletionOfPublished } from './hooks/refuseDeletion.ts';

type Input = {
  slug: string;
  kind: EntityKind;
  labels: { singular: ReturnType<typeof both>; plural: ReturnType<typeof both> };
  nameLabel?: ReturnType<typeof both>;
  columns?: string[];
  /** Paths of components that stand before the buttons of a document. */
  controls?: string[];
  fields: Field[];
};

const NAME = both('Name', '名称');

export function entityCollection({
  slug,
  kind,
  labels,
  nameLabel = NAME,
  columns = [],
  controls = [],
  fields,
}: Input): CollectionConfig {
  const isMergeable = (MERGEABLE as readonly EntityKind[]).includes(kind);
  return {
    slug,
    labels,
    access: { read: isStaff, create: isStaff, update: isStaff, delete: isPublisher },
    admin: {
      useAsTitle: 'label',
      group: both('Reference', '基础资料'),
      defaultColumns: ['label', 'slug', ...columns, 'updatedAt'],
      listSearchableFields: ['searchText', 'slug'],
      pagination: { defaultLimit: 25, limits: [10, 25, 50, 100] },
      hideAPIURL: true,
      disableCopyToLocale: true,
      // Merged ones are found on the page of the one that stands for them.
      ...(isMergeable && { baseListFilter: () => unmerged }),
      components: {
        edit: {
          beforeDocumentControls: [
            ...controls,
            ...(isMergeable ? ['/src/admin/merging/MergeControl.tsx#MergeControl'] : []),
          ],
        },
      },
    },
    versions: { maxPerDoc: 0 },
    defaultSort: 'label',
    hooks: {
      beforeOperation: [searchEveryName],
      beforeValidate: [followMerged, refuseGone, gatherNames, entitySlug(kind)],
      beforeChange: [...(isMergeable ? [keepMerged] : []), keepPublicEntities(kind), countRevisions],
      beforeDelete: [...(isMergeable ? [refuseDeletionOfMerged] : []), refuseDeletionOfPublished(kind)],
      afterChange: [auditChange, askAfterChange],
      afterDelete: [auditDelete, askAfterDelete],
    },
    fields: [
      keptField,
      ...nameFields(nameLabel),
      slugField,
      ...fields,
      ...(isMergeable ? [mergedField(slug)] : []),
      revisionField,
    ],
  };
}
