import { createHash } from 'node:crypto';
import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload';
import type { Media } from '../../src/payload-types.ts';

const NO_SIZE = { url: null, width: null, height: null, mimeType: null, filesize: null, filename: null };

/** Of what is no picture no sizes are made; Payload would keep those of the picture it replaces, whose files are gone. */
export const dropDeadSizes: CollectionBeforeChangeHook<Media> = ({ collection, data }) => {
  if (!data.mimeType || data.mimeType.startsWith('image/')) return data;
  const sizes = (collection.upload.imageSizes ?? []).map(({ name }) => [name, NO_SIZE]);
  return { ...data, sizes: Object.fromEntries(sizes), width: null, height: null };
};

/** The SHA-256 of the bytes that come with this save, as they come: what is stored is made smaller. */
export const keepSha256: CollectionBeforeOperationHook<'media'> = ({ args, operation, req }) => {
  if (!req.file?.data || !(operation === 'create' || operation === 'update') || !('data' in args)) return args;
  return { ...args, data: { ...args.data, sha256: createHash('sha256').update(req.file.data).digest('hex') } };
};
