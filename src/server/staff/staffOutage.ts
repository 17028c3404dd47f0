/** While the database that instances share is away staff are told to come again, at once, and whether something of what they sent may be stored. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Payload } from 'payload';
import { awayMessage, isAway, RETRY_AFTER } from '../../desk/mongodb/outage.ts';
import { sayBoth } from '../../words/say.ts';

function answer(res: Response, isPage: boolean, message: ReturnType<typeof awayMessage>): void {
  const both = sayBoth(message);
  res.status(503).set('Retry-After', String(RETRY_AFTER));
  if (isPage) res.type('text').send(`${both}\n`);
  else res.json({ errors: [{ message: both }] });
}

const isPageOf = (url: string) => url.startsWith('/admin');

/** @param away whether it is known to be away */
export const refuseWhileAway =
  (away: () => boolean): RequestHandler =>
  (req, res, next) =>
    away() ? answer(res, isPageOf(req.originalUrl), 'deskAway') : next();

/** What noticed it first. */
export const answerAway =
  (payload: Payload): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent || !isAway(error)) return next(error);
    answer(res, isPageOf(req.originalUrl), awayMessage(payload));
  };
