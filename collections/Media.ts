import type { CollectionConfig } from 'payload';
import { isPublisher, isStaff } from './access/roles.ts';
import { fileTextFields, gatherTexts } from './fields/fileTexts.ts';
import { both } from './fields/labels.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';
import { askForUsers, refuseChangeOfPublic, refuseDeletionOfUsed } from './hooks/fileUse.ts';
import {
  dropDeadSizes,
  keepSha256,
  missingFile,
  refuseNulInName,
  refuseOtherKinds,
  tidyName,
} from './hooks/mediaFiles.ts';
import { countRevisions, revisionField } from './hooks/revision.ts';

/** Raster images and PDF; anything a browser could run (SVG, XML, HTML) is refused. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'];

export const mediaCollection = ({ staticDir }: { staticDir: string }): CollectionConfig => ({
  slug: 'media',
  labels: { singular: both('File', '文件'), plural: both('Files', '文件') },
  access: { read: isStaff, create: isStaff, update: isStaff, delete: isPublisher },
  admin: {
    useAsTitle: 'filename',
    group: both('Reference', '基础资料'),
    defaultColumns: ['filename', 'texts.en', 'texts.zh', 'mimeType', 'updatedAt'],
  },
  upload: {
    staticDir,
    mimeTypes: MEDIA_TYPES,
    pasteURL: false,
    focalPoint: false,
    crop: true,
    constructorOptions: { limitInputPixels: 60_000_000 },
    adminThumbnail: 'thumbnail',
    handlers: [missingFile(staticDir)],
    imageSizes: [
      { name: 'thumbnail', width: 320, withoutEnlargement: true },
      { name: 'card', width: 768, withoutEnlargement: true },
      { name: 'wide', width: 1600, withoutEnlargement: true },
    ],
  },
  hooks: {
    beforeOperation: [refuseNulInName, tidyName, refuseOtherKinds(MEDIA_TYPES), keepSha256],
    beforeValidate: [gatherTexts],
    beforeChange: [refuseChangeOfPublic, dropDeadSizes, countRevisions],
    beforeDelete: [refuseDeletionOfUsed],
    afterChange: [auditChange, askForUsers],
    afterDelete: [auditDelete],
  },
  fields: [
    ...fileTextFields,
    /** Of the file: the same picture is kept once. */
    { name: 'sha256', type: 'text', index: true, admin: { hidden: true } },
    { name: 'credit', label: both('Credit', '图片来源'), type: 'text' },
    revisionField,
  ],
});
