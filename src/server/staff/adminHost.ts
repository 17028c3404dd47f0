import type { RequestHandler } from 'express';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Sends 127.0.0.1 to localhost (or the other way round), whichever is the public address: a session is bound to one. */
export function adminHost(publicUrl: string): RequestHandler {
  const canonical = new URL(publicUrl);
  return (req, res, next) => {
    const asked = req.headers.host ?? canonical.host;
    const isAlias = asked !== canonical.host && asked.replace(/:\d+$/, '') !== canonical.hostname;
    if (req.method !== 'GET' || !isAlias || !LOOPBACK.has(canonical.hostname)) return next();
    if (!LOOPBACK.has(asked.replace(/:\d+$/, ''))) return next();
    res.redirect(307, `${canonical.origin}${req.originalUrl}`);
  };
}
