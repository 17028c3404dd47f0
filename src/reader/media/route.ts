/** GET /media/{sha256}.{extension}: a public file under the hash of its bytes. */
import { create as contentDisposition } from 'content-disposition';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { MediaInfo } from '../../archive/ArchiveStore.ts';
import { sha256Schema } from '../../domain/lists.ts';
import { defineEndpoint } from '../../http/endpoint.ts';
import type { Reader } from '../../http/endpoint.ts';
import { cacheTags } from '../../http/answer/headers.ts';
import { HttpProblem } from '../../http/problem.ts';

/** Raster images a browser shows by itself; everything else is saved, not shown. */
const SHOWN = new Set(['image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp']);

/** RFC 6266; a name that is not ASCII comes by RFC 8187, and the hash for those who do not read that. */
function dispositionOf({ sha256, extension, mimeType, name }: MediaInfo): string {
  const type = SHOWN.has(mimeType) ? 'inline' : 'attachment';
  const hashName = `${sha256}.${extension}`;
  return contentDisposition(name ?? hashName, { type, fallback: isAscii(name ?? '') || hashName });
}
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

export function getMedia({ store }: Reader) {
  return defineEndpoint(
    {
      id: 'getMedia',
      path: '/media/{sha256}.{extension}',
      params: z.object({ sha256: sha256Schema, extension: z.string().regex(/^[a-z0-9]{1,10}$/) }),
      query: z.object({}),
      isFile: true,
      answer: async ({ params: { sha256, extension } }) => {
        const tags = [`file-${sha256}`];
        const file = await store.mediaInfo(sha256);
        if (file?.extension !== extension) throw new HttpProblem({ code: 'not-found' });
        if (file.withdrawn) {
          throw new HttpProblem({
            code: 'withdrawn',
            detail: 'Only withdrawn articles had this file',
            headers: cacheTags(tags),
          });
        }
        return {
          type: file.mimeType,
          body: await buffer(store.readMedia({ sha256 })),
          headers: ['Content-Disposition', dispositionOf(file)],
          cacheControl: 'public, max-age=31536000, immutable',
          tags,
        };
      },
    },
    {
      tag: 'Archive',
      summary: 'An image or a file of an article',
      description:
        'The address is the hash of the bytes, so an answer never changes and may be kept for ever; `Content-Disposition` has the name the file was uploaded under. 410 when only withdrawn articles had it.',
      content: { '*/*': 'binary' },
      examples: (newest) => (newest?.media ? [{ params: newest.media, unshown: true }] : []),
    },
  );
}
