/** Files and fields of a request, within the limits of the desk. */
import { createHash } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { APIError } from 'payload';
import { say } from '../../words/say.ts';

export type UploadedFile = { name: string; bytes: Uint8Array; sha256: string; isTooLarge: boolean };
export type Uploaded = { files: UploadedFile[]; field: (name: string) => string | null };

/** Files in one request; a queue sends them one by one. */
const FILES_MAX = 20;

/** @throws APIError 400 when it is no form, 413 when there is more than can be held */
export async function readUpload(req: PayloadRequest, maxFileBytes: number): Promise<Uploaded> {
  const form = await formOf(req, maxFileBytes);
  const files = form.getAll('file').filter((value) => value instanceof File);
  if (files.length > FILES_MAX)
    throw new APIError(say(req, 'tooManyFiles', { max: FILES_MAX }), 413, { code: 'too-many-files' }, true);
  return {
    files: await Promise.all(
      files.map(async (file) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return { name: nameOf(file.name), bytes, sha256, isTooLarge: bytes.length > maxFileBytes };
      }),
    ),
    field: (name) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : null;
    },
  };
}

async function formOf(req: PayloadRequest, maxFileBytes: number): Promise<FormData> {
  const length = Number(req.headers.get('content-length') ?? Number.NaN);
  if (!Number.isFinite(length)) throw new APIError(say(req, 'noLength'), 411, { code: 'no-length' }, true);
  // Four times one file: larger ones are named each by its name.
  if (length > maxFileBytes * 4)
    throw new APIError(
      say(req, 'tooMuchSent', { limit: `${Math.floor((maxFileBytes * 4) / 1024 / 1024)} MB` }),
      413,
      { code: 'too-large' },
      true,
    );
  const form = await req.formData?.().catch(() => null);
  if (!form) throw new APIError(say(req, 'noForm'), 400, { code: 'no-form' }, true);
  return form;
}

/** The last part of a path, as old browsers send it, without what a listing could not show. */
const nameOf = (name: string): string =>
  name
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(-200) || 'file';
