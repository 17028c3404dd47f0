/** Pictures of a document as small as a preview needs them: sixty photographs would be 30 MB of JSON. */
import sharp from 'sharp';
import type { Picture } from '../../interchange/document.ts';

/** Pixels; the columns of the page are hardly wider. */
const WIDTH = 640;

/** In the same order; one that cannot be made smaller stays as it is. */
export async function previewsOf(pictures: readonly Picture[]): Promise<Picture[]> {
  const previews: Picture[] = [];
  // One after another, so that a document does not take all threads that work for others too.
  for (const picture of pictures) previews.push(await previewOf(picture));
  return previews;
}

async function previewOf(picture: Picture): Promise<Picture> {
  if (!picture.bytes) return picture;
  try {
    const small = sharp(picture.bytes)
      .rotate()
      .resize({ width: WIDTH, withoutEnlargement: true })
      .webp({ quality: 70 });
    return { ...picture, bytes: await small.toBuffer(), mimeType: 'image/webp' };
  } catch {
    return picture;
  }
}
