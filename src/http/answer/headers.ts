/** Headers that do not depend on the question. */

const EXPOSED = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Location',
  'Content-Range',
  'ETag',
  'Link',
  'Location',
  'Memento-Datetime',
  'RateLimit',
  'RateLimit-Policy',
  'Repr-Digest',
  'Retry-After',
  'X-Archive-Revision',
  'X-Request-Id',
].join(', ');

/** Content-Security-Policy of data: should a browser show it as a page after all, it can do nothing. */
export const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Raw header pairs of every answer: CORS for any origin, and what keeps browsers from guessing. */
export function constantHeaders({ publicUrl }: { publicUrl: string }): string[] {
  const headers = [
    'Access-Control-Allow-Origin',
    '*',
    'Access-Control-Expose-Headers',
    EXPOSED,
    'Cross-Origin-Resource-Policy',
    'cross-origin',
    'Referrer-Policy',
    'no-referrer',
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'DENY',
  ];
  return publicUrl.startsWith('https:') ? [...headers, 'Strict-Transport-Security', 'max-age=31536000'] : headers;
}

/** Raw header pairs of an answer to OPTIONS: the CORS preflight for `methods`. */
export function preflightHeaders(methods: string): string[] {
  return [
    'Access-Control-Allow-Methods',
    methods,
    'Access-Control-Allow-Headers',
    '*',
    'Access-Control-Max-Age',
    '86400',
  ];
}

/** Raw header pairs that name an answer to the caches of Cloudflare and Akamai (Cache-Tag) and of Fastly and Varnish. */
export function cacheTags(tags: string[]): string[] {
  return tags.length === 0 ? [] : ['Cache-Tag', tags.join(','), 'Surrogate-Key', tags.join(' ')];
}
