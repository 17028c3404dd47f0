/** While the database that instances share is away staff are told to come again, at once: nothing they sent was stored, and nothing of it is lost. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { isAway, RETRY_AFTER } from '../../desk/mongodb/outage.ts';
import { sayBoth } from '../../words/say.ts';

function answer(res: Response, isPage: boolean): void {
  const both = sayBoth('deskAway');
  res.status(503).set('Retry-After', String(RETRY_AFTER));
  if (isPage) res.type('text').send(`${both}\n`);
  else res.json({ errors: [{ message: both }] });
}

const isPageOf = (url: string) => url.startsWith('/admin');

/** @param away whether it is known to be away */
export const refuseWhileAway =
  (away: () => boolean): RequestHandler =>
  (req, res, next) =>
    away() ? answer(res, isPageOf(req.originalUrl)) : next();

/** What noticed it first. */
export const answerAway: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent || !isAway(error)) return next(error);
  answer(res, isPageOf(req.originalUrl));
};
