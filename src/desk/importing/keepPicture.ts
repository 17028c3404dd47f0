/** A picture that came with a text, as an upload of the desk. */
import type { Payload, PayloadRequest } from 'payload';
import { fittingFileName } from '../../domain/fileName.ts';
import type { Picture } from '../../interchange/document.ts';

/** The id of the upload; the same bytes are kept once. Null for a picture that did not come along. */
export async function keepPicture(input: {
  payload: Payload;
  req: PayloadRequest;
  picture: Picture;
  alt: string;
  base: string;
  index: number;
}): Promise<string | null> {
  const { payload, req, picture, alt, base, index } = input;
  if (!picture.bytes || !picture.mimeType) return null;
  const { docs } = await payload.find({
    collection: 'media',
    where: { sha256: { equals: picture.sha256 } },
    depth: 0,
    limit: 1,
    req,
  });
  if (docs[0]) return docs[0].id;
  const extension = picture.mimeType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'img';
  const data = Buffer.from(picture.bytes);
  const created = await payload.create({
    ...{ collection: 'media', depth: 0, overrideAccess: false, user: req.user, req, context: { isImport: true } },
    data: { alt: alt.trim() },
    file: {
      data,
      mimetype: picture.mimeType,
      name: fittingFileName(`${base.replace(/\.[^.]*$/, '')}-${index + 1}.${extension}`),
      size: data.length,
    },
  });
  return created.id;
}
