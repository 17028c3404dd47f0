/** `/api/compare/{article}`: its saved versions and public steps with who made them, and what each state of it says. Staff only. */
import type { Endpoint, PayloadRequest, Where } from 'payload';
import { say } from '../../words/say.ts';
import type { Article } from '../../payload-types.ts';
import { relatedTo } from '../record/readDesk.ts';
import { readArticle } from './readArticle.ts';

/** Versions and events offered at most; the newest come first. */
const LIMIT = 500;
const PUBLIC_STEPS = ['published', 'corrected', 'restored', 'withdrawn'];

export const compareEndpoints: Endpoint[] = [
  { path: '/compare/:article', method: 'get', handler: (req) => forStaff(req, list) },
  { path: '/compare/:article', method: 'post', handler: (req) => forStaff(req, readUnsaved) },
  { path: '/compare/:article/:version', method: 'get', handler: (req) => forStaff(req, readVersion) },
];

type Handler = (req: PayloadRequest, article: Article) => Promise<Response>;

async function forStaff(req: PayloadRequest, handle: Handler): Promise<Response> {
  if (!req.user) return refuse(401, say(req, 'signInFirst'));
  const article = await newest(req);
  return article ? handle(req, article) : refuse(404, req.t('error:notFound'));
}

const refuse = (status: number, message: string): Response => Response.json({ errors: [{ message }] }, { status });
const param = (req: PayloadRequest, name: string): string => String(req.routeParams?.[name] ?? '');

async function newest(req: PayloadRequest): Promise<Article | undefined> {
  const { docs } = await req.payload.find({
    ...{ collection: 'articles', draft: true, trash: true, depth: 0, limit: 1, overrideAccess: false, req },
    where: { id: { equals: param(req, 'article') } },
  });
  return docs[0];
}

async function list(req: PayloadRequest, { id, slug }: Article): Promise<Response> {
  const shared = { depth: 0, limit: LIMIT, pagination: false, req };
  const { docs: versions } = await req.payload.findVersions({
    ...{ collection: 'articles', sort: '-createdAt', ...shared },
    where: { parent: { equals: id } },
    select: { createdAt: true, version: { stage: true, _status: true } } as never,
  });
  const about: Where[] = [{ document: { equals: id } }, { about: { equals: 'articles' } }];
  const { docs: events } = await req.payload.find({
    ...{ collection: 'audit-events', sort: '-createdAt', ...shared },
    where: { and: [...about, { outcome: { equals: 'done' } }] },
  });
  return Response.json({
    slug,
    versions: versions.map(({ id: version, createdAt, version: { stage, _status } }) => ({
      ...{ id: version, at: createdAt, stage, isPublic: _status === 'published' },
      who: whoAt(events, createdAt),
    })),
    steps: events
      .filter(({ action }) => PUBLIC_STEPS.includes(action))
      .map(({ action, createdAt, actorName, detail }) => ({ action, at: createdAt, who: actorName, detail })),
  });
}

type Event = { createdAt: string; actorName: string };

/** The event of a save is written right after its version, in the same transaction. */
function whoAt(events: Event[], at: string): string | null {
  const after = events.filter(({ createdAt }) => createdAt >= at);
  return after.at(-1)?.actorName ?? null;
}

async function readVersion(req: PayloadRequest, article: Article): Promise<Response> {
  const { docs } = await req.payload.findVersions({
    ...{ collection: 'articles', depth: 0, limit: 1, overrideAccess: false, req },
    where: { and: [{ id: { equals: param(req, 'version') } }, { parent: { equals: article.id } }] },
  });
  return docs[0] ? answer(req, docs[0].version as Article) : refuse(404, req.t('error:notFound'));
}

/** What the form says that has not been saved: its data over what was saved last. */
async function readUnsaved(req: PayloadRequest, article: Article): Promise<Response> {
  const data: unknown = await req.json?.().catch(() => null);
  if (typeof data !== 'object' || data === null) return refuse(400, 'Send the fields of the article as JSON.');
  return answer(req, { ...article, ...rowsAsLists(data) });
}

/** A form says 0 of rows that there are none of. */
function rowsAsLists(data: object): object {
  const rows = ['attributions', 'appearances', 'corrections', 'topics', 'attachments'];
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, rows.includes(name) && !Array.isArray(value) ? [] : value]),
  );
}

async function answer(req: PayloadRequest, article: Article): Promise<Response> {
  const related = await relatedTo({ payload: req.payload, req }, article);
  return Response.json({ reading: readArticle(article, related) });
}
