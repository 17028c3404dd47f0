/** `/api/previews/{article}`: staff make and end the links of an article. */
import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import type { DeskFiles } from '../../desk/files.ts';
import { say } from '../../words/say.ts';
import { judge } from '../record/makePublic.ts';
import { makeLink, newestArticle } from './links.ts';

const DAYS_MAX = 60;
const wanted = z.object({
  recipient: z.string().trim().min(1).max(200),
  days: z.number().int().min(1).max(DAYS_MAX).default(14),
});

export const previewEndpoints = (desk: DeskFiles): Endpoint[] => [
  { path: '/previews/:article', method: 'post', handler: (req) => make(req, desk) },
  { path: '/previews/:article/:link/end', method: 'post', handler: end },
];

const refuse = (status: number, message: string): Response => Response.json({ errors: [{ message }] }, { status });
const param = (req: PayloadRequest, name: string): string => String(req.routeParams?.[name] ?? '');

async function make(req: PayloadRequest, desk: DeskFiles): Promise<Response> {
  const { payload, user } = req;
  if (!user) return refuse(401, say(req, 'signInFirst'));
  const asked = wanted.safeParse(await req.json?.().catch(() => null));
  if (!asked.success) return refuse(400, say(req, 'previewRecipient', { max: DAYS_MAX }));
  const article = await newestArticle(payload, param(req, 'article'));
  if (!article) return refuse(404, req.t('error:notFound'));
  const { sha256 } = await judge({ payload, desk, article });
  // Readers could not be shown it, so nobody can agree to it: Approve says what is missing.
  if (!sha256) return refuse(400, say(req, 'previewIncomplete'));
  const secret = await makeLink({ payload, article: article.id, sha256, madeBy: user.name, ...asked.data });
  return Response.json({ url: `${payload.config.serverURL}/preview/${secret}` }, { status: 201 });
}

async function end(req: PayloadRequest): Promise<Response> {
  if (!req.user) return refuse(401, say(req, 'signInFirst'));
  const { docs } = await req.payload.find({
    ...{ collection: 'preview-links', depth: 0, limit: 1, pagination: false },
    where: { and: [{ id: { equals: param(req, 'link') } }, { article: { equals: param(req, 'article') } }] },
  });
  if (!docs[0]) return refuse(404, req.t('error:notFound'));
  const revokedAt = docs[0].revokedAt ?? new Date().toISOString();
  await req.payload.update({ collection: 'preview-links', id: docs[0].id, data: { revokedAt }, depth: 0 });
  return Response.json({ revokedAt });
}
