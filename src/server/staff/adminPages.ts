/** The pages of the admin: small requests only, and for whoever has no session a few a minute and one at a time. */
import type { RequestHandler } from 'express';
import type { Payload } from 'payload';
import { createRateLimiter, WHOLE_REQUEST } from '../../http/rateLimit.ts';
import { ANONYMOUS_BYTES, DOCUMENT_BYTES, refuseLargeBody } from './bodyLimit.ts';
import { isSignedIn } from './staffSession.ts';

/** Clients that wait for a page at most; who comes then is told to come again. */
const WAITING_MAX = 50;
/** After this a page counts as made, whatever became of it. */
const RENDER_LIMIT_MS = 10_000;

/**
 * Next renders a page in some 20 ms in which nobody else is answered. One after the other, readers are answered in between;
 * with 0 `pagesPerMinute` an address may ask for any number.
 */
export function adminPages(input: { payload: Payload; pagesPerMinute: number }): RequestHandler {
  const { payload, pagesPerMinute } = input;
  const limiter = pagesPerMinute > 0 ? createRateLimiter({ requests: pagesPerMinute, perSeconds: 60 }) : null;
  const waiting: (() => void)[] = [];
  let isBusy = false;
  const leave = () => {
    const next = waiting.shift();
    if (next) setImmediate(next);
    else isBusy = false;
  };
  return async (req, res, next) => {
    const isStaff = await isSignedIn(payload, req);
    if (refuseLargeBody({ req, res, max: isStaff ? DOCUMENT_BYTES : ANONYMOUS_BYTES })) return;
    if (isStaff) return next();
    const refuse = (status: 429 | 503, retryAfter: number) =>
      void res
        .status(status)
        .set('Retry-After', String(retryAfter))
        .type('text')
        .send('Too many requests. Try again later.\n');
    const retryAfter = limiter?.take({ address: req.ip ?? '', cost: WHOLE_REQUEST }).retryAfter ?? null;
    if (retryAfter !== null) return refuse(429, retryAfter);
    if (waiting.length >= WAITING_MAX) return refuse(503, 5);
    const enter = () => {
      if (res.destroyed) return leave();
      const timer = setTimeout(done, RENDER_LIMIT_MS);
      function done() {
        clearTimeout(timer);
        res.off('close', done);
        leave();
      }
      res.once('close', done);
      next();
    };
    if (isBusy) return void waiting.push(enter);
    isBusy = true;
    enter();
  };
}
