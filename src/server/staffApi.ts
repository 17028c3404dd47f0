/** The door of Payload's REST: staff only. Without a session only log-in, log-out and password reset are answered. */
import type { Request, RequestHandler } from 'express';
import type { Payload } from 'payload';

const OPEN = new Set([
  'POST /api/users/login',
  'POST /api/users/logout',
  'POST /api/users/forgot-password',
  'POST /api/users/reset-password',
]);
/** The program makes the first account itself, so nobody else can. */
const CLOSED = /^\/api\/users\/first-register\/?$/i;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function staffApi({ payload, publicUrl }: { payload: Payload; publicUrl: string }): RequestHandler {
  return async (req, res, next) => {
    const path = req.originalUrl.split('?', 1)[0] ?? '';
    if (CLOSED.test(path)) return void res.status(403).json(message('The first account exists already.'));
    if (/^\/api\/graphql/i.test(path)) return void res.status(404).json(message('Not found.'));
    if (!SAFE.has(req.method) && isForeign(req, publicUrl)) {
      return void res.status(403).json(message('Requests from other sites are refused.'));
    }
    if (OPEN.has(`${req.method} ${path.replace(/\/$/, '')}`)) return next();
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
