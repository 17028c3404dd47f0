/** `GET /api/export/…`: what staff take out of the desk, drafts too. Readers have their own, public formats. */
import { create as contentDisposition } from 'content-disposition';
import type { Endpoint, PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import { fittingFileName } from '../../domain/fileName.ts';
import { languageSchema } from '../../domain/lists.ts';
import type { Collection } from '../../interchange/out/piece.ts';
import { toWechat } from '../../interchange/out/wechat.ts';
import { languageOf, say, wordsOf } from '../../words/say.ts';
import { ledgerEndpoint } from '../ledger/endpoint.ts';
import { encode, EXPORT_FORMATS, MEDIA_TYPES, plainTextOf } from './formats.ts';
import type { ExportFormat } from './formats.ts';
import { readPiece, seriesOf } from './readPiece.ts';
import type { Archive } from './readPiece.ts';

const articleQuery = z.object({ format: z.enum([...EXPORT_FORMATS, 'wechat']) });
const seriesQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  language: languageSchema,
  /** Whether what is not public comes along. */
  drafts: z.enum(['true', 'false']).default('false'),
});
/** Instalments in one document. */
const PIECES_MAX = 500;

export function exportEndpoints(archive: Archive): Endpoint[] {
  return [
    { path: '/export/articles/:id', method: 'get', handler: forStaff((req) => exportArticle(req, archive)) },
    { path: '/export/series/:id', method: 'get', handler: forStaff((req) => exportSeries(req, archive)) },
    ledgerEndpoint({ baseUrl: archive.baseUrl }),
  ];
}

const forStaff =
  (handler: (req: PayloadRequest) => Promise<Response>) =>
  (req: PayloadRequest): Promise<Response> | Response =>
    req.user ? handler(req) : refuse(401, 'sign-in', say(req, 'signInFirst'));

const refuse = (status: number, code: string, message: string): Response =>
  Response.json({ errors: [{ code, message }] }, { status });

const idIn = (req: PayloadRequest): string => String(req.routeParams?.['id'] ?? '');
const queryOf = (req: PayloadRequest) => Object.fromEntries(req.searchParams);

async function exportArticle(req: PayloadRequest, archive: Archive): Promise<Response> {
  const query = articleQuery.safeParse(queryOf(req));
  if (!query.success) return refuse(400, 'bad-query', z.prettifyError(query.error));
  const { format } = query.data;
  const piece = await readPiece({
    req,
    id: idIn(req),
    archive,
    text: 'latest',
    pictures: format === 'wechat' ? 'page' : 'original',
  });
  if (!piece) return refuse(404, 'not-found', said(req, 'noArticle'));
  if (format === 'wechat') return Response.json({ data: { html: toWechat(piece), text: plainTextOf(piece) } });
  return download({ title: null, language: piece.language, introduction: [], pieces: [piece] }, format);
}

async function exportSeries(req: PayloadRequest, archive: Archive): Promise<Response> {
  const query = seriesQuery.safeParse(queryOf(req));
  if (!query.success) return refuse(400, 'bad-query', z.prettifyError(query.error));
  const { format, language, drafts } = query.data;
  const id = idIn(req);
  const where: Where[] = [{ series: { equals: id } }, { language: { equals: language } }];
  if (drafts === 'false') where.push({ _status: { equals: 'published' } });
  const { docs } = await req.payload.find({
    ...{
      collection: 'articles',
      where: { and: where },
      sort: ['instalment', 'publishedOn'],
      depth: 1,
      locale: language,
    },
    ...{ draft: drafts === 'true', limit: PIECES_MAX, pagination: false, select: { series: true } },
    ...{ req, overrideAccess: false, user: req.user },
  });
  const [first] = docs;
  if (!first) return refuse(404, 'nothing-there', said(req, 'noInstalment'));
  const pieces = [];
  for (const doc of docs)
    pieces.push(
      await readPiece({
        req,
        id: doc.id,
        archive,
        text: drafts === 'true' ? 'latest' : 'public',
        pictures: 'original',
      }),
    );
  const series = seriesOf({ series: first.series ?? null, instalment: null });
  return download(
    {
      title: series?.title ?? '',
      language,
      introduction: series?.introduction ?? [],
      pieces: pieces.filter((piece) => piece !== null),
    },
    format,
  );
}

async function download(collection: Collection, format: ExportFormat): Promise<Response> {
  const name = fittingFileName(
    `${collection.title ?? collection.pieces[0]?.title ?? ''}.${format}`.replace(/[\s/\\]+/g, ' '),
  );
  return new Response((await encode(collection, format)) as BodyInit, {
    headers: {
      'Content-Type': MEDIA_TYPES[format],
      'Content-Disposition': contentDisposition(name),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

const said = (req: PayloadRequest, key: 'noArticle' | 'noInstalment'): string =>
  wordsOf('exporting', languageOf(req))[key];
