/** Headers of everything staff get: no other site frames it, no script runs that the admin did not bring, nothing is fetched elsewhere. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Two years, as browsers' preload lists ask (RFC 6797). */
const HSTS = 'max-age=63072000';

/** Uploads of the desk: shown where harmless, never as a page of this site (the reader's /media says the same). */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const FILES = /^\/api\/media\/file\//i;

/** `isDevelopment`: Next's development mode evaluates code and listens on a socket. */
export function securityHeaders(input: { publicUrl: string; isDevelopment: boolean }): RequestHandler {
  const { publicUrl, isDevelopment } = input;
  const isSecure = publicUrl.startsWith('https:');
  return (req, res, next) => {
    res.set({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
    if (isSecure) res.set('Strict-Transport-Security', HSTS);
    if (FILES.test(req.originalUrl)) {
      res.set('Content-Security-Policy', FILE_POLICY);
      return next();
    }
    const nonce = randomBytes(16).toString('base64');
    const policy = pagePolicy(nonce, isDevelopment);
    // Next reads the nonce for its own inline scripts from the header of the request.
    req.headers['content-security-policy'] = policy;
    res.set('Content-Security-Policy', policy);
    next();
  };
}

/** Content Security Policy Level 3. Styles stay open to inline ones: React and the editor write `style` attributes. */
function pagePolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
