/** The door of Payload's REST: staff only. Without a session only log-in, log-out and password reset are answered. */
import type { Request, RequestHandler } from 'express';
import type { Payload } from 'payload';
import { createRateLimiter, WHOLE_REQUEST } from '../../http/rateLimit.ts';
import { allowedBytes, ANONYMOUS_BYTES, refuseLargeBody } from './bodyLimit.ts';
import { badRequest } from './badRequest.ts';
import { isSignedIn } from './staffSession.ts';
import { sayBoth } from '../../words/say.ts';

const GUESSABLE = ['POST /api/users/login', 'POST /api/users/forgot-password', 'POST /api/users/reset-password'];
const OPEN = new Set([...GUESSABLE, 'POST /api/users/logout']);
/** The program makes the first account itself, so nobody else can. */
const CLOSED = /^\/api\/users\/first-register\/?$/i;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function staffApi(input: {
  payload: Payload;
  publicUrl: string;
  /** Attempts to sign in or to get a new password per minute and client address; 0 = any number. */
  signInLimit: number;
  /** Largest file staff can upload, in megabytes. */
  maxUploadMb: number;
}): RequestHandler {
  const { payload, publicUrl, signInLimit, maxUploadMb } = input;
  const limiter = signInLimit > 0 ? createRateLimiter({ requests: signInLimit, perSeconds: 60 }) : null;
  return async (req, res, next) => {
    const path = req.originalUrl.split('?', 1)[0] ?? '';
    const refusal = refusalFor(req, path, publicUrl);
    if (refusal) return void res.status(refusal.status).json(message(refusal.text));
    const asked = `${req.method} ${path.replace(/\/$/, '')}`;
    if (limiter && GUESSABLE.includes(asked)) {
      const { retryAfter } = limiter.take({ address: req.ip ?? '', cost: WHOLE_REQUEST });
      if (retryAfter !== null) {
        res.set('Retry-After', String(retryAfter));
        return void res.status(429).json(message(sayBoth('tooManyAttempts')));
      }
    }
    if (OPEN.has(asked)) return refuseLargeBody({ req, res, max: ANONYMOUS_BYTES }) ? undefined : next();
    if (!(await isSignedIn(payload, req))) return void res.status(401).json(message(sayBoth('signInFirst')));
    if (refuseLargeBody({ req, res, max: allowedBytes(req, maxUploadMb) })) return;
    const problem = badRequest(req);
    if (problem) return void res.status(problem.status).json(message(problem.text));
    next();
  };
}

/** What is refused to everybody, signed in or not. */
function refusalFor(req: Request, path: string, publicUrl: string): { status: number; text: string } | null {
  if (CLOSED.test(path)) return { status: 403, text: sayBoth('firstExists') };
  if (/^\/api\/graphql/i.test(path)) return { status: 404, text: 'Not found.' };
  if (SAFE.has(req.method) || !isForeign(req, publicUrl)) return null;
  return { status: 403, text: sayBoth('otherSite') };
}

const message = (text: string) => ({ errors: [{ message: text }] });

/** A browser says where a request comes from; programs say nothing and carry no cookie by accident. */
function isForeign(req: Request, publicUrl: string): boolean {
  const { origin } = req.headers;
  if (origin) return origin !== new URL(publicUrl).origin;
  const site = req.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
