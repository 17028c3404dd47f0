/** Answers /api/<collection>/file/<name> from the database that all instances share, as Payload answers it from a folder. */
import { Readable } from 'node:stream';
import rangeParser from 'range-parser';
import type { UploadConfig } from 'payload';
import type { Shelf } from '../files.ts';
import type { GridFiles } from './gridFiles.ts';

type Handler = NonNullable<UploadConfig['handlers']>[number];

/** @returns a handler that answers 200, 206 for one range of bytes (RFC 9110, 14), 416, or 404 */
export function answerFile(input: { files: GridFiles; shelf: Shelf; upload: UploadConfig }): Handler {
  const { files, shelf, upload } = input;
  return async (req, { params: { filename } }) => {
    const file = await files.find(shelf, filename);
    if (!file) return Response.json({ errors: [{ message: 'Not found.' }] }, { status: 404 });
    const answer = (status: number, more: Record<string, string>, body: BodyInit | null) => {
      const headers = new Headers({ 'Content-Type': file.mimeType, 'Accept-Ranges': 'bytes', ...more });
      return new Response(body, { status, headers: upload.modifyResponseHeaders?.({ headers }) || headers });
    };
    const ranges = rangeParser(file.bytes, req.headers.get('range') ?? 'bytes=0-');
    if (ranges === -1) return answer(416, { 'Content-Range': `bytes */${file.bytes}` }, null);
    const [range] = ranges === -2 || ranges.length > 1 || !req.headers.get('range') ? [] : ranges;
    const { start, end } = range ? { start: range.start, end: range.end + 1 } : { start: 0, end: file.bytes };
    const body = Readable.toWeb(files.stream(file, { start, end })) as ReadableStream;
    const length = { 'Content-Length': String(end - start) };
    if (!range) return answer(200, length, body);
    return answer(206, { ...length, 'Content-Range': `bytes ${start}-${end - 1}/${file.bytes}` }, body);
  };
}
