/** Public files: named by their hash, so that a draft's image is nowhere to be guessed; read only where they are new. */
import type { MediaFile } from '../../archive/ArchiveStore.ts';
import type { DeskFiles } from '../../desk/files.ts';
import { fittingFileName } from '../../domain/fileName.ts';
import type { LocalizedText } from '../../domain/entity.ts';
import { LANGUAGE_CODES } from '../../domain/lists.ts';
import type { Language } from '../../domain/lists.ts';
import type { Image } from '../../domain/record.ts';
import type { Media } from '../../payload-types.ts';
import { hashOnce } from './hashes.ts';
import { textIn } from './names.ts';

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};

type Attachment = { url: string; title: string; mimeType: string; bytes: number };

/** What readers are shown of files, by id of the upload, with the words of one language. */
export type ShownFiles = { images: ReadonlyMap<string, Image>; attachments: ReadonlyMap<string, Attachment> };

/** A public file whose bytes are read when they are asked for. @throws Error of the disk, or when they are others by then */
export type PublicFile = Omit<MediaFile, 'bytes'> & { read: () => Promise<Buffer> };

export type PublicFiles = {
  shown: Record<Language, ShownFiles>;
  files: PublicFile[];
  /** Ids of uploads that could not be read: their files are gone, or the disk says no. */
  unreadable: ReadonlySet<string>;
};

/** Looks at what is given of the desk's files: images in the width articles show them, PDF as uploaded. */
export async function findPublicFiles(desk: DeskFiles, media: Iterable<Media>): Promise<PublicFiles> {
  const shown = LANGUAGE_CODES.map((language) => [language, { images: new Map(), attachments: new Map() }] as const);
  const files: PublicFile[] = [];
  const unreadable = new Set<string>();
  for (const upload of media) {
    const { filename, mimeType, width, height } = shownFile(upload);
    const extension = EXTENSIONS[mimeType ?? ''];
    if (!extension || !filename || !mimeType) continue;
    const found = await hashOnce(desk, filename);
    if (!found?.bytes) {
      unreadable.add(upload.id);
      continue;
    }
    const { sha256, bytes, read } = found;
    const url = `/media/${sha256}.${extension}`;
    files.push({ sha256, extension, mimeType, name: fittingFileName(upload.filename ?? filename), read });
    for (const [language, { images, attachments }] of shown) {
      const text = fileTextIn(upload, language);
      attachments.set(upload.id, { url, title: text, mimeType, bytes });
      if (!mimeType.startsWith('image/') || !width || !height) continue;
      images.set(upload.id, { url, alt: text, credit: upload.credit || null, width, height });
    }
  }
  return { shown: Object.fromEntries(shown) as unknown as PublicFiles['shown'], files, unreadable };
}

/** What a picture shows, or the title of a document, in this language, else in the other; of an older desk what it has. */
export function fileTextIn({ texts, alt }: Pick<Media, 'texts' | 'alt'>, language: Language): string {
  const both: LocalizedText = { en: texts?.en || null, 'zh-Hans': texts?.zh || null };
  return textIn(both, language) || alt;
}

/** The width articles show, where there is one; sizes of a picture that was replaced by another kind of file count for nothing. */
function shownFile(upload: Media) {
  const { wide } = upload.sizes ?? {};
  return wide?.filename && upload.mimeType?.startsWith('image/') ? wide : upload;
}
