/** Pictures of an article on its way out, through the door that serves files: whatever keeps them, it is asked the same way. */
import { isolateObjectProperty } from 'payload';
import type { PayloadRequest } from 'payload';
import sharp from 'sharp';
import type { PiecePicture } from '../../interchange/out/piece.ts';
import type { Media } from '../../payload-types.ts';
import type { Shown } from '../richText/toBlocks.ts';

/** `page`: the width that pages show, which is enough for a screen; `original`: as it was uploaded. */
export type PictureSize = 'page' | 'original';
type Input = { req: PayloadRequest; uploads: Shown['uploads']; size: PictureSize };

const TYPES: Record<string, PiecePicture['type']> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' };

/** In the order of `uploads`; what has no file, or none that can be read, comes without bytes. */
export async function readPictures({ req, uploads, size }: Input): Promise<PiecePicture[]> {
  const media = await mediaOf(req, uploads);
  const pictures: PiecePicture[] = [];
  // One after another: sixty large ones at once would all be held twice.
  for (const id of uploads) pictures.push(await readPicture({ req, upload: media.get(id ?? ''), size }));
  return pictures;
}

async function mediaOf(req: PayloadRequest, uploads: Shown['uploads']): Promise<Map<string, Media>> {
  const ids = [...new Set(uploads.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const { docs } = await req.payload.find({
    ...{ collection: 'media', where: { id: { in: ids } }, depth: 0, pagination: false, limit: ids.length },
    ...{ req, overrideAccess: false, user: req.user },
  });
  return new Map(docs.map((doc) => [doc.id, doc]));
}

async function readPicture(input: {
  req: PayloadRequest;
  upload: Media | undefined;
  size: PictureSize;
}): Promise<PiecePicture> {
  const { req, upload, size } = input;
  const wide = size === 'page' ? upload?.sizes?.wide?.filename : null;
  const file = wide ?? upload?.filename;
  const about = { alt: upload?.alt ?? '', credit: upload?.credit ?? '', fileName: upload?.filename ?? '' };
  const bytes = file ? await fileBytes(req, file) : null;
  return bytes ? { ...about, ...(await shownAs(bytes)) } : { ...about, bytes: null, type: null, width: 0, height: 0 };
}

async function fileBytes(req: PayloadRequest, filename: string): Promise<Uint8Array | null> {
  const { endpoints } = req.payload.collections.media.config;
  const door = (endpoints || []).find(({ method, path }) => method === 'get' && path === '/file/:filename');
  const asked = isolateObjectProperty(req, ['headers', 'routeParams']);
  asked.headers = new Headers();
  asked.routeParams = { collection: 'media', filename };
  const answer = await door?.handler(asked);
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}

/** Word knows no WebP; null-like for bytes that are no picture. */
async function shownAs(bytes: Uint8Array): Promise<Pick<PiecePicture, 'bytes' | 'type' | 'width' | 'height'>> {
  try {
    const picture = sharp(bytes);
    const { width, height, format } = await picture.metadata();
    const type = TYPES[`image/${format}`] ?? null;
    return type
      ? { bytes, type, width, height }
      : { bytes: await picture.png().toBuffer(), type: 'png', width, height };
  } catch {
    return { bytes: null, type: null, width: 0, height: 0 };
  }
}
