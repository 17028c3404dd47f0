/** The door of Payload's REST: staff only. Without a session only log-in, log-out and password reset are answered. */
import type { Request, RequestHandler } from 'express';
import type { Payload } from 'payload';
import { createRateLimiter, WHOLE_REQUEST } from '../http/rateLimit.ts';

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
}): RequestHandler {
  const { payload, publicUrl, signInLimit } = input;
  const limiter = signInLimit > 0 ? createRateLimiter({ requests: signInLimit, perSeconds: 60 }) : null;
  return async (req, res, next) => {
    const path = req.originalUrl.split('?', 1)[0] ?? '';
    if (CLOSED.test(path)) return void res.status(403).json(message('The first account exists already.'));
    if (/^\/api\/graphql/i.test(path)) return void res.status(404).json(message('Not found.'));
    if (!SAFE.has(req.method) && isForeign(req, publicUrl)) {
      return void res.status(403).json(message('Requests from other sites are refused.'));
    }
    const asked = `${req.method} ${path.replace(/\/$/, '')}`;
    if (limiter && GUESSABLE.includes(asked)) {
      const { retryAfter } = limiter.take({ address: req.ip ?? '', cost: WHOLE_REQUEST });
      if (retryAfter !== null) {
        res.set('Retry-After', String(retryAfter));
        return void res.status(429).json(message('Too many attempts. Try again in a minute.'));
      }
    }
    if (OPEN.has(asked)) return next();
    const { user } = await payload.auth({ headers: headersOf(req) });
    if (!user) return void res.status(401).json(message('Sign in first.'));
    next();
  };
}

const message = (text: string) => ({ errors: [{ message: text }] });

/** A browser says where a request comes from; programs say nothing and carry no cookie by accident. */
function isForeign(req: Request, publicUrl: string): boolean {
  const { origin } = req.headers;
  if (origin) return origin !== new URL(publicUrl).origin;
  const site = req.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function headersOf(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
