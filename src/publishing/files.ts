/** Public files: read from the desk's uploads once, named by their hash, so that a draft's image is nowhere to be guessed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFile } from '../archive/ArchiveStore.ts';
import { fittingFileName } from '../domain/fileName.ts';
import type { Image } from '../domain/record.ts';
import type { Media } from '../payload-types.ts';

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};

export type PublicFiles = {
  images: ReadonlyMap<string, Image>;
  attachments: ReadonlyMap<string, { url: string; title: string; mimeType: string; bytes: number }>;
  files: MediaFile[];
  /** Ids of uploads that could not be read: their files are gone, or the disk says no. */
  unreadable: ReadonlySet<string>;
};

/** Reads what is given from `folder`: images in the width articles show them, PDF as uploaded. */
export async function readPublicFiles(folder: string, media: Iterable<Media>): Promise<PublicFiles> {
  const images = new Map<string, Image>();
  const attachments = new Map<string, { url: string; title: string; mimeType: string; bytes: number }>();
  const files: MediaFile[] = [];
  const unreadable = new Set<string>();
  for (const upload of media) {
    const shown = shownFile(upload);
    const mimeType = shown.mimeType ?? '';
    const extension = EXTENSIONS[mimeType];
    if (!extension || !shown.filename) continue;
    const bytes = await readFile(path.join(folder, path.basename(shown.filename))).catch(() => null);
    if (!bytes?.length) {
      unreadable.add(upload.id);
      continue;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const url = `/media/${sha256}.${extension}`;
    files.push({ sha256, extension, mimeType, name: fittingFileName(upload.filename ?? shown.filename), bytes });
    attachments.set(upload.id, { url, title: upload.alt, mimeType, bytes: bytes.length });
    if (mimeType.startsWith('image/') && shown.width && shown.height) {
      const { width, height } = shown;
      images.set(upload.id, { url, alt: upload.alt, credit: upload.credit || null, width, height });
    }
  }
  return { images, attachments, files, unreadable };
}

/** The width articles show, where there is one; sizes of a picture that was replaced by another kind of file count for nothing. */
function shownFile(upload: Media) {
  const { wide } = upload.sizes ?? {};
  return wide?.filename && upload.mimeType?.startsWith('image/') ? wide : upload;
}
