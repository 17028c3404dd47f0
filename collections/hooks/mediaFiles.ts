import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { ValidationError } from 'payload';
import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { FILE_NAME_BYTES_MAX, fileNameBytes, tidyFileName } from '../../src/domain/fileName.ts';
import type { Media } from '../../src/payload-types.ts';
import { say } from '../../src/words/say.ts';
import { both } from '../fields/labels.ts';

const NO_SIZE = { url: null, width: null, height: null, mimeType: null, filesize: null, filename: null };

/** Of what is no picture no sizes are made; Payload would keep those of the picture it replaces, whose files are gone. */
export const dropDeadSizes: CollectionBeforeChangeHook<Media> = ({ collection, data }) => {
  if (!data.mimeType || data.mimeType.startsWith('image/')) return data;
  const sizes = (collection.upload.imageSizes ?? []).map(({ name }) => [name, NO_SIZE]);
  return { ...data, sizes: Object.fromEntries(sizes), width: null, height: null };
};

/** The file that this very operation saves: what is only read on the way has the request of whatever is being saved. */
const fileOf = ({ operation, req }: Pick<Parameters<CollectionBeforeOperationHook>[0], 'operation' | 'req'>) =>
  operation === 'create' || operation === 'update' ? req.file : undefined;

/** The SHA-256 of the bytes that come with this save, as they come: what is stored is made smaller. */
export const keepSha256: CollectionBeforeOperationHook<'media'> = ({ args, operation, req }) => {
  const file = fileOf({ operation, req });
  if (!file?.data || !('data' in args)) return args;
  return { ...args, data: { ...args.data, sha256: createHash('sha256').update(file.data).digest('hex') } };
};

/** No file system takes such a name, and what is told by it would end in the middle. */
export const refuseNulInName: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!fileOf({ operation, req })?.name.includes('\0')) return args;
  throw refusal(req, say(req, 'nulInName'));
};

/** Payload makes `.png` of `CON.png`, and tells of a name that the disk refuses as of a fault. */
export const tidyName: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const file = fileOf({ operation, req });
  if (!file) return args;
  const name = tidyFileName(file.name);
  if (fileNameBytes(name) > FILE_NAME_BYTES_MAX) {
    const most = { latin: FILE_NAME_BYTES_MAX, chinese: Math.floor(FILE_NAME_BYTES_MAX / 3) };
    throw refusal(req, say(req, 'longFileName', most));
  }
  req.file = { ...file, name };
  return args;
};

/** What it is, whatever its name says: readers are given nothing that a browser could run. */
export const refuseOtherKinds =
  (kinds: string[]): CollectionBeforeOperationHook =>
  async ({ args, operation, req }) => {
    const file = fileOf({ operation, req });
    if (!file?.data) return args;
    const found = await fileTypeFromBuffer(file.data);
    if (found && kinds.includes(found.mime)) return args;
    const max = Math.floor((req.payload.config.upload.limits?.fileSize ?? 0) / 1024 / 1024);
    throw refusal(req, say(req, 'fileKind', { max }));
  };

const refusal = (req: PayloadRequest, message: string) =>
  new ValidationError(
    { collection: 'media', errors: [{ path: 'file', label: both('File', '文件'), message }], req },
    req.t,
  );

/** A file that is gone is 404, not a fault of the program; Payload itself answers what is there. */
export const missingFile =
  (folder: string) =>
  (_req: unknown, { params: { filename } }: { params: { filename: string } }): Response | undefined => {
    if (existsSync(path.join(folder, path.basename(filename)))) return undefined;
    return Response.json({ errors: [{ message: 'Not found.' }] }, { status: 404 });
  };
