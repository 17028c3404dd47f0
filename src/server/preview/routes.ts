/** /preview: an article before it is public, for staff who are signed in, and for whoever has a link to one exact text. */
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Payload } from 'payload';
import type { DeskFiles } from '../../desk/files.ts';
import { hashText } from '../../domain/edition.ts';
import { NotPublishable } from '../../domain/desk/obstacles.ts';
import { encodeProblemPage } from '../../formats/html/problemPage.ts';
import type { Site } from '../../formats/site.ts';
import { createRateLimiter, WHOLE_REQUEST } from '../../http/rateLimit.ts';
import { makePublic } from '../../publishing/record/makePublic.ts';
import { findLink, newestArticle } from '../../publishing/previews/links.ts';
import type { Found } from '../../publishing/previews/links.ts';
import { isSignedIn } from '../staff/staffSession.ts';
import { takeAnswer } from './answer.ts';
import { answerForm, banner, previewPage } from './page.ts';

const ANSWER_BYTES = '64kb';
/** Requests of one address in a minute: nobody guesses a link of 192 bits, and nobody tries for long. */
const PER_MINUTE = 60;

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

const REFUSALS: Record<Exclude<Found['state'], 'open'>, [number, string, string]> = {
  unknown: [404, '没有此预览链接', 'There is no such preview link'],
  expired: [
    410,
    '此预览链接已过期，请向编辑索取新的链接',
    'This preview link has expired. Ask the editors for a new one',
  ],
  ended: [410, '此预览链接已停用', 'This preview link was ended by the editors'],
  changed: [
    409,
    '链接发出后文本已有修改，请向编辑索取新的链接',
    'The text was changed since this link was made. Ask the editors for a new one',
  ],
};

type Input = {
  payload: Payload;
  desk: DeskFiles;
  site: Site;
  /** Requests of one address in a minute. */
  perMinute?: number;
};

export function previewPages(input: Input): RequestHandler {
  const router = express.Router();
  const limiter = createRateLimiter({ requests: input.perMinute ?? PER_MINUTE, perSeconds: 60 });
  router.use((req, res, next) => {
    res.removeHeader('X-Frame-Options');
    res.set({
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow, noarchive',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': POLICY,
    });
    const { retryAfter } = limiter.take({ address: req.ip ?? '', cost: WHOLE_REQUEST });
    if (retryAfter === null) return next();
    res.set('Retry-After', String(retryAfter));
    refuse(res, input.site, [429, '请求过于频繁，请稍后再试', 'Too many requests. Try again in a minute']);
  });
  router.get('/article/:id', (req, res, next) => void showToStaff(input, req, res).catch(next));
  router.get('/:secret', (req, res, next) => void showByLink(input, req, res).catch(next));
  const form = express.urlencoded({ extended: false, limit: ANSWER_BYTES });
  router.post('/:secret', form, (req, res, next) => void answerByLink(input, req, res).catch(next));
  // A body that is too large is refused before it is read.
  router.use(((error, _req, res, next) => {
    if (error.status !== 413) return next(error);
    refuse(res, input.site, [413, '意见过长，最多 5000 个字符', 'The comment is too long: at most 5000 characters']);
  }) as express.ErrorRequestHandler);
  return router;
}

function refuse(res: Response, site: Site, [status, zh, en]: [number, string, string]): void {
  const problem = { status, title: `${zh} · ${en}`, detail: `${zh} · ${en}` };
  res.status(status).type('html').send(encodeProblemPage({ problem, site }));
}

const send = (res: Response, html: string): void => void res.status(200).type('html').send(html);

async function showToStaff({ payload, desk, site }: Input, req: Request, res: Response): Promise<void> {
  if (!(await isSignedIn(payload, req))) return refuse(res, site, [401, '请先登录', 'Sign in first']);
  const article = await newestArticle(payload, String(req.params.id));
  if (!article) return refuse(res, site, [404, '没有此文章', 'There is no such article']);
  try {
    const made = await makePublic({ payload, desk, article });
    const over = banner('预览：读者尚未看到此文本。', 'Preview: readers do not have this text yet.');
    send(res, await previewPage({ made, sha256: hashText(made.record), site, over, under: null }));
  } catch (error) {
    if (!(error instanceof NotPublishable)) throw error;
    const fields = error.obstacles.map(({ path }) => path).join(', ');
    refuse(res, site, [409, `文章尚不完整：${fields}`, `The article is not complete yet: ${fields}`]);
  }
}

async function showByLink(input: Input, req: Request, res: Response): Promise<void> {
  const found = await findLink(input, String(req.params.secret));
  if (found.state !== 'open') return refuse(res, input.site, REFUSALS[found.state]);
  const { link, made, sha256 } = found;
  const under = answerForm({ recipient: link.recipient, agreedBy: link.agreedBy ?? null });
  send(res, await previewPage({ made, sha256, site: input.site, over: forRecipient(link.recipient), under }));
}

const forRecipient = (name: string) =>
  banner(`供${name}审阅，尚未公开，请勿转发。`, `For ${name} to read; not public, please do not pass it on.`);

async function answerByLink(input: Input, req: Request, res: Response): Promise<void> {
  const secret = String(req.params.secret);
  const found = await findLink(input, secret);
  if (found.state !== 'open') return refuse(res, input.site, REFUSALS[found.state]);
  const field = (name: string) => String((req.body as Record<string, unknown> | undefined)?.[name] ?? '');
  const said = { name: field('name'), text: field('text'), agrees: field('answer') === 'agree' };
  const problem = await takeAnswer(input.payload, found, said);
  if (problem === null) return res.redirect(303, `/preview/${encodeURIComponent(secret)}?thanks#answer`);
  const { link, made, sha256 } = found;
  const under = answerForm({ ...said, recipient: link.recipient, agreedBy: link.agreedBy ?? null, problem });
  const page = await previewPage({ made, sha256, site: input.site, over: forRecipient(link.recipient), under });
  res.status(400).type('html').send(page);
}
