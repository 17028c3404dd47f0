import type { CollectionConfig } from 'payload';
import { isStaff, nobody } from './access/roles.ts';
import { both } from './fields/labels.ts';

const readOnly = { readOnly: true };

/** Files that articles were imported from, kept as evidence as they came. Import adds them; nobody changes one, and none is ever public. */
export const originalsCollection = ({ staticDir }: { staticDir: string }): CollectionConfig => ({
  slug: 'originals',
  labels: { singular: both('Original', '原件'), plural: both('Originals', '原件') },
  access: { read: isStaff, create: nobody, update: nobody, delete: nobody },
  admin: {
    useAsTitle: 'name',
    group: both('Administration', '管理'),
    defaultColumns: ['name', 'article', 'importedBy', 'createdAt'],
    hideAPIURL: true,
    description: both('What was imported, as it came. Never public.', '导入文件的原件，永不公开。'),
  },
  upload: {
    staticDir,
    allowRestrictedFileTypes: true,
    crop: false,
    focalPoint: false,
    pasteURL: false,
    // An original can be a page with scripts: it is handed out as a file, never shown as a part of this site.
    modifyResponseHeaders: ({ headers }) => {
      headers.set('Content-Disposition', 'attachment');
      headers.set('Content-Type', 'application/octet-stream');
      headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
      headers.set('X-Content-Type-Options', 'nosniff');
      return headers;
    },
  },
  disableDuplicate: true,
  defaultSort: '-createdAt',
  fields: [
    { name: 'name', label: both('File name', '文件名'), type: 'text', required: true, admin: readOnly },
    { name: 'sha256', label: both('SHA-256', 'SHA-256'), type: 'text', required: true, index: true, admin: readOnly },
    { name: 'article', label: both('Article', '文章'), type: 'relationship', relationTo: 'articles', admin: readOnly },
    { name: 'importedBy', label: both('Imported by', '导入者'), type: 'text', required: true, admin: readOnly },
    {
      name: 'dropped',
      label: both('Left out', '未导入的内容'),
      type: 'textarea',
      maxLength: 1_000_000,
      admin: readOnly,
    },
  ],
});
