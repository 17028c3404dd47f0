import type { CollectionConfig } from 'payload';
import { isPublisher, isStaff } from './access/roles.ts';
import { both } from './fields/labels.ts';
import { auditChange, auditDelete } from './hooks/audit.ts';
import { dropDeadSizes } from './hooks/mediaFiles.ts';
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
    defaultColumns: ['filename', 'alt', 'mimeType', 'updatedAt'],
  },
  upload: {
    staticDir,
    mimeTypes: MEDIA_TYPES,
    pasteURL: false,
    focalPoint: false,
    crop: true,
    constructorOptions: { limitInputPixels: 60_000_000 },
    adminThumbnail: 'thumbnail',
    imageSizes: [
      { name: 'thumbnail', width: 320, withoutEnlargement: true },
      { name: 'card', width: 768, withoutEnlargement: true },
      { name: 'wide', width: 1600, withoutEnlargement: true },
    ],
  },
  hooks: {
    beforeChange: [dropDeadSizes, countRevisions],
    afterChange: [auditChange],
    afterDelete: [auditDelete],
  },
  fields: [
    {
      name: 'alt',
      label: both('Alternative text', '替代文字'),
      type: 'text',
      required: true,
      admin: {
        description: both('What the image shows, for those who cannot see it.', '为看不到图片的读者说明图片内容。'),
      },
    },
    { name: 'credit', label: both('Credit', '图片来源'), type: 'text' },
    revisionField,
  ],
});
